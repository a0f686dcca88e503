/**
 * How an invitation moves. Every change of status anywhere is a step of this table, so that nothing is skipped unseen:
 * an order told weeks late goes through `pending` on its way to `approved`, and the merchant hears of both.
 */
import type { FriendStatus } from '../../../../widgets/referral/contract.ts'
import type { WebhookType } from '../../../../src/contract/webhook.ts'

interface Standing {
  readonly to: readonly FriendStatus[]
  /** What the merchant's server is told on arriving here. */
  readonly webhook?: WebhookType
}

export const TRANSITIONS: Readonly<Record<FriendStatus, Standing>> = {
  /** `referral.claimed` is told when the claim is made; coming back here is no news. */
  claimed: { to: ['ordered', 'pending', 'rejected', 'expired'] },
  /** Back to `claimed` when the order turns out to be another friend's. */
  ordered: { to: ['pending', 'rejected', 'claimed', 'expired'] },
  pending: { to: ['review', 'approved', 'rejected', 'ordered'], webhook: 'referral.pending' },
  /** Back to `pending` when it is let pass before the wait is over. */
  review: { to: ['pending', 'approved', 'rejected'], webhook: 'referral.review' },
  /** Back out only while nothing has been handed over: points that wait for an account. */
  approved: { to: ['rewarded', 'rejected'], webhook: 'referral.approved' },
  /** Nothing is taken back. */
  rewarded: { to: [], webhook: 'referral.rewarded' },
  /** Another order, a later word of the merchant. */
  rejected: { to: ['claimed', 'ordered', 'pending'], webhook: 'referral.rejected' },
  /** An order placed in time and told late. */
  expired: { to: ['ordered', 'pending', 'rejected', 'claimed'] },
}

/** The shortest way there, without the start; `undefined` where there is none. */
export function pathBetween(from: FriendStatus, to: FriendStatus): FriendStatus[] | undefined {
  const ways: FriendStatus[][] = [[from]]
  const seen = new Set([from])
  for (const way of ways) {
    const last = way.at(-1) ?? from
    if (last === to) return way.slice(1)
    for (const next of TRANSITIONS[last].to) {
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}
