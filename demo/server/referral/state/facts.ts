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
  const readReward = (): Promise<RewardRow | undefined> =>
    findReward(sql, claim.shopId, `advocate:${claim.claimId}`)
  const facts = {
    ...factsOfClaim(claim),
    ...judged,
    ...(await factsOfProgram(sql, claim, now)),
    order: order && factsOf(order, claim.terms),
    payout: payoutOf(await readReward()),
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

type FromClaim = 'status' | 'reason' | 'minOrder' | 'expiresAt' | 'decision' | 'inReviewSince'

function factsOfClaim(claim: ClaimRow): Pick<Facts, FromClaim | 'answer' | 'isGranted'> {
  return {
    status: claim.status,
    reason: claim.reason ?? undefined,
    minOrder: claim.terms.minOrder.minor,
    expiresAt: claim.expiresAt,
    decision: claim.decision ?? undefined,
    inReviewSince: claim.status === 'review' ? claim.since : undefined,
    answer: claim.answer ?? undefined,
    isGranted: claim.status === 'approved',
  }
}

async function factsOfProgram(
  sql: Sql,
  claim: ClaimRow,
  now: Date,
): Promise<Pick<Facts, 'isOverCap' | 'isPaused'>> {
  const program = await readCurrentProgram(sql, claim.shopId)
  const cap = program?.cap
  return {
    isOverCap: !claim.grantedAt && (await isOverCap(sql, claim, { cap, now })),
    isPaused: program?.status !== 'active',
  }
}

/** Codes and points that are there cannot be had back; points that wait for an account can be kept, and some were. */
function payoutOf(reward: RewardRow | undefined): Facts['payout'] {
  if (!reward || reward.status === 'waiting' || reward.status === 'ended') return 'none'
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
