/** What is wrong with what was written, by place: found here while one writes, and once more by the backend. */
import type { Trouble } from '../attempts.ts'
import type { Fault } from '../referrals/rules-form.ts'

interface Placed {
  readonly path: string
  readonly message: string
}

export function toFaults(problems: readonly Placed[]): readonly Fault[] {
  return problems.map(({ path, message }) => ({ path, reason: 'said', why: message }))
}

/** `problems` of an `impossible_rules`; none of any other trouble. */
export function faultsOf(trouble: Trouble | undefined): readonly Fault[] {
  if (trouble?.code !== 'impossible_rules') return []
  const { problems } = trouble.params ?? {}
  if (!Array.isArray(problems)) return []
  return toFaults(
    problems.flatMap((problem: unknown) => {
      const { path, message } = Object(problem) as Readonly<Record<string, unknown>>
      return typeof path === 'string' && typeof message === 'string' ? [{ path, message }] : []
    }),
  )
}
