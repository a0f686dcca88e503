/** What can be wrong with an experiment while its numbers look fine. */
import { checkRatio, checkShares, type Counted } from './srm.ts'

export interface ArmHealth extends Counted {
  readonly id: string
  /** Of its units, those for whom something was drawn; `undefined` of an arm that draws nothing. */
  readonly rendered?: number
}

export interface Health {
  readonly arms: readonly ArmHealth[]
  /** The same arms by device, browser, consent or day: `device: phone`. */
  readonly parts?: Readonly<Record<string, readonly Counted[]>>
  /** Units that have seen more than one arm. */
  readonly multiExposed: number
  /** Exposures that are not counted, as nothing of them lasts. */
  readonly ephemeral: number
  /** Outcomes of units that were never exposed. */
  readonly unexposed: number
}

export type Alarm =
  | { readonly is: 'ratio_mismatch'; readonly part?: string; readonly p: number }
  /** One arm could not be drawn as often as the others. */
  | { readonly is: 'render_gap'; readonly p: number }
  | { readonly is: 'multi_exposed'; readonly share: number }
  | { readonly is: 'mostly_ephemeral'; readonly share: number }
  | { readonly is: 'unexposed'; readonly units: number }

const MOST_MULTI_EXPOSED = 0.01
const MOST_EPHEMERAL = 0.5

export function findAlarms(health: Health): readonly Alarm[] {
  const { arms, parts = {}, multiExposed, ephemeral, unexposed } = health
  const units = arms.reduce((sum, arm) => sum + arm.units, 0)
  const drawing = arms.flatMap((arm) =>
    arm.rendered === undefined ? [] : { units: arm.units, having: arm.rendered },
  )
  const gap = checkShares(drawing)
  const multiShare = units > 0 ? multiExposed / units : 0
  const ephemeralShare = units + ephemeral > 0 ? ephemeral / (units + ephemeral) : 0
  return [
    ...mismatch(arms),
    ...Object.entries(parts).flatMap(([part, counted]) => mismatch(counted, part)),
    ...(gap.isMismatch ? [{ is: 'render_gap' as const, p: gap.p ?? 0 }] : []),
    ...(multiShare > MOST_MULTI_EXPOSED
      ? [{ is: 'multi_exposed' as const, share: multiShare }]
      : []),
    ...(ephemeralShare > MOST_EPHEMERAL
      ? [{ is: 'mostly_ephemeral' as const, share: ephemeralShare }]
      : []),
    ...(unexposed > 0 ? [{ is: 'unexposed' as const, units: unexposed }] : []),
  ]
}

function mismatch(arms: readonly Counted[], part?: string): readonly Alarm[] {
  const { p, isMismatch } = checkRatio(arms)
  return isMismatch && p !== undefined
    ? [{ is: 'ratio_mismatch', p, ...(part !== undefined && { part }) }]
    : []
}
