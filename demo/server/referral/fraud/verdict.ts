/** What the flags of an invitation come to together: up to one passes, two are for a person, three refuse. */
import type { Flag } from '../../../../widgets/referral/contract.ts'

export type Verdict = 'pass' | 'review' | 'refuse'

const REVIEW = 2
const REFUSAL = 3

/** True of everybody who lives together, so a couple with one tablet and one surname deserves a person’s look and not a refusal. */
const OF_HOUSEHOLDS: ReadonlySet<Flag> = new Set([
  'same_visitor',
  'same_device',
  'same_address',
  'same_name',
])

export function verdictOf(flags: readonly Flag[]): Verdict {
  const isHousehold = flags.every((flag) => OF_HOUSEHOLDS.has(flag))
  if (flags.length >= REFUSAL && !isHousehold) return 'refuse'
  // A leak shows in numbers no household reaches, though nothing else speaks against any single friend it brings.
  return flags.length >= REVIEW || flags.includes('coupon_site') ? 'review' : 'pass'
}

/** When nobody has looked in time. */
export function lapsedVerdictOf(flags: readonly Flag[]): Exclude<Verdict, 'review'> {
  return flags.length >= REFUSAL ? 'refuse' : 'pass'
}
