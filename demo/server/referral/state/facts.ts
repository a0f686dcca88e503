/** Gathers what a claim is decided by: its order, what speaks against it, how much the advocate has had, what was said. */
import type { Sql } from '../../db.ts'
import type { OrderState } from '../../orders/order-change.ts'
import { isOverCap } from '../advocates/cap.ts'
import type { ClaimRow } from '../claims/claim-row.ts'
import { judgeClaim } from '../judging/judge-claim.ts'
import { factsOf, readClaimOrder } from '../orders/claim-order.ts'
import { readCurrentProgram } from '../program/queries.ts'
import { findReward, moveReward, type RewardRow } from '../rewards/reward-row.ts'
import type { Facts } from './target.ts'

export interface Known {
  readonly facts: Facts
  /** What the order and the judgement taught about the claim, to be written down. */
  readonly learned: Partial<ClaimRow>
  /** The goods are back, or were never paid for. */
  readonly isReturned: boolean
  /** Asks anew: what the advocate was given is theirs. */
  isPaidOut(): Promise<boolean>
  /** Points that waited for an account are not given after all. */
  dropWaiting(): Promise<void>
}

export async function readFacts(sql: Sql, claim: ClaimRow, now: Date): Promise<Known> {
  const order = await readClaimOrder(sql, claim)
  const judged = await judgeClaim(sql, { claim, order, now })
  const program = await readCurrentProgram(sql, claim.shopId)
  const readReward = (): Promise<RewardRow | undefined> =>
    findReward(sql, claim.shopId, `advocate:${claim.claimId}`)
  const reward = await readReward()
  const facts: Facts = {
    status: claim.status,
    reason: claim.reason ?? undefined,
    order: order && factsOf(order, claim.terms),
    minOrder: claim.terms.minOrder.minor,
    expiresAt: claim.expiresAt,
    ...judged,
    decision: claim.decision ?? undefined,
    inReviewSince: claim.status === 'review' ? claim.since : undefined,
    answer: claim.answer ?? undefined,
    isOverCap: !claim.grantedAt && (await isOverCap(sql, claim, { cap: program?.cap, now })),
    isPaused: program?.status !== 'active',
    isGranted: claim.status === 'approved',
    payout: payoutOf(reward),
    now,
  }
  return {
    facts,
    learned: { ...judged, ...(order && learnedFrom(order)) },
    isReturned: order !== undefined && isReturned(order, claim),
    isPaidOut: async () => payoutOf(await readReward()) === 'done',
    dropWaiting: async () => {
      const waiting = await readReward()
      if (waiting) await moveReward(sql, waiting, { from: ['waiting'], to: 'ended' })
    },
  }
}

/** Codes and points that are there cannot be had back; points that wait for an account can be kept. */
function payoutOf(reward: RewardRow | undefined): Facts['payout'] {
  if (!reward || reward.status === 'waiting') return 'none'
  return reward.status === 'requested' ? 'started' : 'done'
}

/** The shop vouches for who ordered; what a friend typed gives way to it. */
function learnedFrom(order: OrderState): Partial<ClaimRow> {
  const { customer, memberId, orderId, basis, refunded, status } = order
  return {
    orderId,
    orderValue: status === 'cancelled' ? 0 : Math.max(0, basis - refunded),
    memberId,
    ...(customer.email && { email: customer.email, emailKey: customer.emailKey }),
    ...(customer.name && { name: customer.name }),
  }
}

function isReturned({ status, basis, refunded }: OrderState, { terms }: ClaimRow): boolean {
  return status !== 'paid' || basis - refunded < Math.max(1, terms.minOrder.minor)
}
