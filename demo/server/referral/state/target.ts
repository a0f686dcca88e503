/** Where an invitation has to be by what is known now. A function of facts alone, so that the order they arrived in does not matter. */
import type {
  BlockReason,
  Flag,
  FriendReason,
  FriendStatus,
} from '../../../../widgets/referral/contract.ts'
import { lapsedVerdictOf, verdictOf } from '../fraud/verdict.ts'

export const REVIEW_DAYS = 7
/** Until an order that nobody pays is given up, once the invitation has run out. */
const UNPAID_DAYS = 14
const DAY_MS = 86_400_000

export interface OrderFacts {
  readonly isPaid: boolean
  readonly isCancelled: boolean
  /** After discounts, minor units. */
  readonly merchandise: number
  readonly refunded: number
  /** The end of the wait; of an order that is paid. */
  readonly holdUntil: Date | undefined
}

export interface Facts {
  readonly status: FriendStatus
  readonly reason: FriendReason | undefined
  readonly order: OrderFacts | undefined
  readonly minOrder: number
  readonly expiresAt: Date
  readonly blocks: readonly BlockReason[]
  readonly flags: readonly Flag[]
  readonly decision: 'approve' | 'reject' | 'lapse' | undefined
  /** When it came to review, if it is there. */
  readonly inReviewSince: Date | undefined
  /** The merchant's own server; `undefined` while it has not been asked, or has not answered. */
  readonly answer: 'yes' | 'no' | undefined
  readonly isOverCap: boolean
  /** The programme rests: nothing is paid meanwhile. */
  readonly isPaused: boolean
  /** It was approved, and the reward promised for good but for the goods coming back. */
  readonly isGranted: boolean
  /** `started` from the moment a code is being made: too late to change one's mind. */
  readonly payout: 'none' | 'started' | 'done'
  readonly now: Date
}

export interface Target {
  readonly status: FriendStatus
  readonly reason?: FriendReason
  /** Until when it stays so, if nothing else happens. */
  readonly until?: Date
  /** The merchant's server has to be asked before it goes on. */
  readonly asks?: true
}

export function targetOf(facts: Facts): Target {
  return settled(facts) ?? withoutOrder(facts) ?? brokenOrder(facts) ?? paidOrder(facts)
}

/** What no fact changes any more, but for a person's word. */
function settled(facts: Facts): Target | undefined {
  const { payout, status, reason, decision, blocks, flags } = facts
  if (payout === 'done' || status === 'rewarded') return { status: 'rewarded' }
  if (payout === 'started') return { status: 'approved' }
  if (decision === 'reject') return { status: 'rejected', reason: 'not_eligible' }
  if (decision === 'approve' || facts.isGranted) return undefined
  // Over the cap once is over it: the next month's cap is for the next friends.
  if (status === 'rejected' && reason === 'cap_reached') return { status, reason }
  if (blocks.length > 0) return { status: 'rejected', reason: reasonOf(blocks) }
  const verdict = decision === 'lapse' ? lapsedVerdictOf(flags) : verdictOf(flags)
  return verdict === 'refuse' ? { status: 'rejected', reason: 'not_eligible' } : undefined
}

/** What the friend can act on is said; what points to abuse is not. */
export function reasonOf(blocks: readonly BlockReason[]): FriendReason {
  const [worst] = [...blocks].sort((a, b) => RANK.indexOf(a) - RANK.indexOf(b))
  if (worst === 'not_new_customer') return 'not_new_customer'
  return worst === 'block_list' || worst === 'loop' ? 'not_eligible' : 'own_link'
}

const RANK: readonly BlockReason[] = [
  'block_list',
  'own_link',
  'same_customer',
  'same_email',
  'same_phone',
  'loop',
  'not_new_customer',
]

function withoutOrder({ order, expiresAt, now }: Facts): Target | undefined {
  if (order) return undefined
  return now >= expiresAt ? { status: 'expired' } : { status: 'claimed', until: expiresAt }
}

function brokenOrder({ order, minOrder, expiresAt, now }: Facts): Target | undefined {
  if (!order) return undefined
  const { isPaid, isCancelled, merchandise, refunded } = order
  // Refunded and cancelled is the same news in either order; the refund says more.
  if (refunded > 0 && refunded >= merchandise) return { status: 'rejected', reason: 'refunded' }
  if (isCancelled) return { status: 'rejected', reason: 'cancelled' }
  if (!isPaid) return now < unpaidUntil(expiresAt) ? { status: 'ordered' } : { status: 'expired' }
  if (merchandise - refunded < minOrder) return { status: 'rejected', reason: 'min_order' }
  return undefined
}

/** For a transfer that takes its time. */
export function unpaidUntil(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() + UNPAID_DAYS * DAY_MS)
}

function paidOrder(facts: Facts): Target {
  const { order, decision, answer, now } = facts
  if (facts.isGranted) return { status: 'approved' }
  if (decision === undefined && verdictOf(facts.flags) === 'review') {
    const until = reviewEnd(facts)
    // Past its end the job writes `lapse` first; until then it is still in review.
    return { status: 'review', until }
  }
  const { holdUntil = now } = order ?? {}
  if (holdUntil > now) return { status: 'pending', until: holdUntil }
  if (facts.isPaused) return { status: 'pending', until: holdUntil }
  if (decision === 'approve') return { status: 'approved' }
  if (facts.isOverCap) return { status: 'rejected', reason: 'cap_reached' }
  if (answer === 'no') return { status: 'rejected', reason: 'not_eligible' }
  return answer === 'yes'
    ? { status: 'approved' }
    : { status: 'pending', until: holdUntil, asks: true }
}

export function reviewEnd({ inReviewSince, now }: Pick<Facts, 'inReviewSince' | 'now'>): Date {
  return new Date((inReviewSince ?? now).getTime() + REVIEW_DAYS * DAY_MS)
}
