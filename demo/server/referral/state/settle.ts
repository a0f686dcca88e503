/**
 * Brings an invitation to where the facts say it has to be, step by step, in the caller’s transaction: with each step its webhook, with
 * the approval the rewards, with any change word to the advocate.
 */
import type { FriendStatus } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import { touchAdvocate } from '../advocates/touch.ts'
import { lockClaim, updateClaim, type ClaimName, type ClaimRow } from '../claims/claim-row.ts'
import { grantAdvocate, grantFriend } from '../rewards/grant.ts'
import { readFacts, type Known } from './facts.ts'
import { tellMerchant } from './tell.ts'
import { pathBetween } from './transitions.ts'
import { REVIEW_DAYS, targetOf, unpaidUntil, type Target } from './target.ts'

export interface Settling {
  readonly now: Date
  /** Done while the claim is locked, before the facts are read. */
  readonly first?: (claim: ClaimRow) => Promise<unknown>
  /** What a person, or the merchant’s server, has said. */
  readonly change?: Partial<Pick<ClaimRow, 'decision' | 'note' | 'answer' | 'askedAt'>>
}

export interface Settled {
  readonly claim: ClaimRow
  /** The merchant’s server has to be asked before it goes on. */
  readonly asks: boolean
}

const DAY_MS = 86_400_000
const ASK_AGAIN_MS = 60_000
/** How often a paused programme is looked at again. */
const PAUSED_MS = 3_600_000

/** `undefined` when there is no such claim. */
export async function settleClaim(
  sql: Sql,
  name: ClaimName,
  settling: Settling,
): Promise<Settled | undefined> {
  const locked = await lockClaim(sql, name)
  if (!locked) return undefined
  await settling.first?.(locked)
  const before = settling.change ? await updateClaim(sql, locked, settling.change) : locked
  const known = await readFacts(sql, before, settling.now)
  const target = targetOf(known.facts)
  const after = await moveTo(sql, { before, known, target, now: settling.now })
  const isChanged =
    after.status !== locked.status || after.until?.getTime() !== locked.until?.getTime()
  if (isChanged || after.reason !== locked.reason) await touchAdvocate(sql, after)
  return { claim: after, asks: target.asks === true }
}

interface Move {
  readonly before: ClaimRow
  readonly known: Known
  readonly target: Target
  readonly now: Date
}

async function moveTo(sql: Sql, move: Move): Promise<ClaimRow> {
  const { before, known, target, now } = move
  const path = pathBetween(before.status, target.status)
  if (!path)
    throw new Error(`No way from ${before.status} to ${target.status}: claim ${before.claimId}.`)
  const until = target.until ?? null
  let claim = await updateClaim(sql, before, {
    ...known.learned,
    reason: target.reason ?? null,
    until,
    dueAt: dueAt(target, { claim: before, now }),
  })
  for (const status of path) claim = await step(sql, { claim, status, known, now })
  // Rewarded before, and the goods are back: told once, nothing is taken.
  if (claim.status === 'rewarded' && known.isReturned && !claim.returnedAt) {
    claim = await updateClaim(sql, claim, { returnedAt: now })
    await tellMerchant(sql, claim, { type: 'referral.returned', now })
  }
  return claim
}

async function step(
  sql: Sql,
  { claim, status, known, now }: { claim: ClaimRow; status: FriendStatus; known: Known; now: Date },
): Promise<ClaimRow> {
  const isGranted = status === 'approved' && !claim.grantedAt
  const moved = await updateClaim(sql, claim, {
    status,
    since: now,
    ...(isGranted && { grantedAt: now }),
    ...(status === 'rejected' && { grantedAt: null }),
  })
  await tellMerchant(sql, moved, { type: status, now })
  if (isGranted) await grantAdvocate(sql, moved, now)
  const isCapped = status === 'rejected' && moved.reason === 'cap_reached'
  if (isGranted || isCapped) await grantFriend(sql, moved, now)
  if (status === 'rejected') await known.dropWaiting()
  // Points were booked on the spot: there is nothing to wait for.
  if (status !== 'approved' || !(await known.isPaidOut())) return moved
  return step(sql, { claim: moved, status: 'rewarded', known, now })
}

/** When time alone may change something. */
function dueAt(
  { status, until, asks }: Target,
  { claim, now }: { readonly claim: ClaimRow; readonly now: Date },
): Date | null {
  if (asks) return new Date(now.getTime() + ASK_AGAIN_MS)
  if (status === 'ordered') return unpaidUntil(claim.expiresAt)
  // Its time is over and it still is not due: the programme rests.
  return until && until <= now ? new Date(now.getTime() + PAUSED_MS) : (until ?? null)
}

export function isReviewOver({ status, since }: ClaimRow, now: Date): boolean {
  return status === 'review' && now.getTime() >= since.getTime() + REVIEW_DAYS * DAY_MS
}
