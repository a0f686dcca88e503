/** A rule that cannot work: where it is and why, for the merchant to put right. */
import type { RuleFault } from '../../../../widgets/loyalty/contract.ts'

export interface Fault {
  /** As `rewards.2.value.step`. */
  readonly path: string
  readonly reason: RuleFault
  /** In one sentence, with the remedy. */
  readonly why: string
}

export type Faults = readonly Fault[]

export const MOST_POINTS = 1_000_000_000
export const MOST_MINOR = 1_000_000_000_000

export function fault(path: string, reason: RuleFault, why: string): Fault {
  return { path, reason, why }
}

export function when(isWrong: boolean, ...parts: Parameters<typeof fault>): Fault[] {
  return isWrong ? [fault(...parts)] : []
}

export function range(
  path: string,
  value: number | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): Fault[] {
  if (value === undefined || (value >= min && value <= max)) return []
  return [fault(path, 'out_of_range', `Found ${value}; allowed is ${min} to ${max}.`)]
}

export function duplicates(path: string, items: readonly { readonly id: string }[]): Fault[] {
  const seen = new Set<string>()
  return items.flatMap(({ id }, index) => {
    const isKnown = seen.has(id)
    seen.add(id)
    return when(isKnown, `${path}.${index}.id`, 'duplicate_id', `There is another "${id}".`)
  })
}

export function unknownTiers(
  path: string,
  tierIds: readonly string[] | undefined,
  known: ReadonlySet<string>,
): Fault[] {
  if (tierIds === undefined) return []
  const none = when(
    tierIds.length === 0,
    path,
    'unreachable',
    'For no tier at all: leave it out for everybody.',
  )
  return [
    ...none,
    ...tierIds.flatMap((id, index) =>
      when(!known.has(id), `${path}.${index}`, 'unknown_tier', `There is no tier "${id}".`),
    ),
  ]
}

export function dates(
  path: string,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
): Fault[] {
  const isBackwards = from !== undefined && until !== undefined && new Date(until) <= new Date(from)
  return when(
    isBackwards,
    `${path}.until`,
    'ends_before_it_starts',
    'It has to end after it starts.',
  )
}
