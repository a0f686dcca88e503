/** How much the flags of a claim weigh together: up to one passes, two are for a person, three refuse. */
import type { Flag } from '../../../../widgets/referral/contract.ts'

export const REVIEW = 2
export const REFUSAL = 3

/**
 * One each, but for two. A browser that is known again is also a device that is known again: one fact, seen twice, and a couple with one
 * tablet deserves a person’s look and not a refusal. And a code that is being published shows in numbers no household reaches, so a
 * person looks at it though nothing else speaks against any single one of its friends.
 */
export function weightOf(flags: readonly Flag[]): number {
  const isOneBrowser = flags.includes('same_visitor') && flags.includes('same_device')
  const isLeak = flags.includes('coupon_site')
  return flags.length - (isOneBrowser ? 1 : 0) + (isLeak ? 1 : 0)
}
