/**
 * Takes an invitation, in two steps: the claim is written down with everything that makes it the only one, then the code is made. A
 * process may die between the two; the same key, e-mail or customer goes on from there.
 */
import type { Claim, FriendReason } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Services } from '../../services.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { touchAdvocate } from '../advocates/touch.ts'
import { findAdvocateByCode } from '../advocates/queries.ts'
import { judgeClaim } from '../judging/judge-claim.ts'
import { refusalOf } from '../judging/refusal.ts'
import { requireActive } from '../program/queries.ts'
import { makeCode } from '../rewards/make-codes.ts'
import { findReward, insertReward, type RewardRow } from '../rewards/reward-row.ts'
import { tellMerchant } from '../state/tell.ts'
import { describeClaim } from './describe.ts'
import { findClaim, insertClaim, updateClaim, type ClaimRow } from './claim-row.ts'
import { handOverKeys, isSameFriend, takeKeys } from './keys.ts'
import { newClaim, type Browser, type Friend } from './new-claim.ts'
import { rememberResult, takeRequest, type RequestName } from './requests.ts'

export interface Wish {
  readonly shop: ShopRow
  readonly request: RequestName
  readonly code: string
  readonly friend: Friend
  readonly browser: Browser
  readonly afterMs: number
}

export interface Taken {
  readonly answer: Claim
  readonly isReplay: boolean
}

/** Somebody who has ordered has had the first order this was for. */
const OVER: ReadonlySet<string> = new Set(['pending', 'review', 'approved', 'rewarded'])

type Begun = { readonly claim: ClaimRow; readonly again: boolean }

export async function takeInvitation(services: Services, wish: Wish): Promise<Taken> {
  const { database } = services
  const time = services.now()
  const begun = await database.transaction((sql) => begin(sql, wish, time))
  if ('answer' in begun) return begun
  const { claim, again } = begun
  const reward = await findReward(database, claim.shopId, `friend:${claim.claimId}`)
  const code = reward && (await makeCode({ ...services, time }, reward))
  if (reward && !code) throw new ProblemError('code_unavailable')
  const answer = await describeClaim(database, { shop: wish.shop, claim, code, again })
  await rememberResult(database, wish.request, { resultId: claim.claimId, answer })
  return { answer, isReplay: false }
}

async function begin(sql: Sql, wish: Wish, now: Date): Promise<Begun | Taken> {
  const { shop, request } = wish
  const known = await takeRequest(sql, request, now)
  // Safe: nothing but answers of this endpoint is kept with its fingerprint.
  if (known.answer) return { answer: known.answer as Claim, isReplay: true }
  const left = known.resultId
    ? await findClaim(sql, { shopId: shop.id, claimId: known.resultId })
    : undefined
  if (left) return { claim: left, again: false }
  const begun = await claimOnce(sql, wish, now)
  await rememberResult(sql, request, { resultId: begun.claim.claimId })
  return begun
}

async function claimOnce(sql: Sql, wish: Wish, now: Date): Promise<Begun> {
  const { shop, code, friend, browser, afterMs } = wish
  const program = await requireActive(sql, shop.id)
  const advocate = await findAdvocateByCode(sql, shop.id, code)
  if (!advocate) throw new ProblemError('unknown_referral')
  if (program.emailNeeded && !friend.emailKey) throw new ProblemError('email_required')
  const taking = { program, advocate, friend, browser, afterMs }
  const claim = newClaim({ ...taking, code: advocate.code, at: now })
  const holders = await takeKeys(sql, shop.id, { claimId: claim.claimId, identity: friend })
  const theirs = holders.filter((holder) => isSameFriend(holder, friend))
  const earlier = theirs.find((holder) => holder.expiresAt > now)
  if (earlier) return resume(sql, { earlier, claim, friend, shop })
  const judged = await judgeClaim(sql, { claim, order: undefined, now })
  const refusal = refusalOf(judged, program)
  if (refusal) throw refusal
  const begun = { ...claim, ...judged }
  await insertClaim(sql, begun)
  for (const ended of theirs)
    await handOverKeys(sql, shop.id, { from: ended.claimId, to: claim.claimId })
  await promise(sql, begun, now)
  await tellMerchant(sql, begun, { type: 'referral.claimed', now })
  await touchAdvocate(sql, advocate)
  return { claim: begun, again: false }
}

/** The first invitation counts, whoever’s link came later; what is new about the friend is added to it. */
async function resume(
  sql: Sql,
  {
    earlier,
    claim,
    friend,
    shop,
  }: { earlier: ClaimRow; claim: ClaimRow; friend: Friend; shop: ShopRow },
): Promise<Begun> {
  if (OVER.has(earlier.status)) throw new ProblemError('not_new_customer')
  const refusal = earlier.status === 'rejected' && earlier.reason
  if (refusal) throw new ProblemError(asProblem(refusal))
  await handOverKeys(sql, shop.id, { from: claim.claimId, to: earlier.claimId })
  const updated = await updateClaim(sql, earlier, {
    memberId: earlier.memberId ?? friend.memberId ?? null,
    email: earlier.email ?? friend.email ?? null,
    emailKey: earlier.emailKey ?? friend.emailKey ?? null,
    visitorId: earlier.visitorId ?? friend.visitorId ?? null,
  })
  return { claim: updated, again: true }
}

function asProblem(reason: FriendReason): 'not_new_customer' | 'own_link' | 'not_eligible' {
  if (reason === 'own_link' || reason === 'not_eligible') return reason
  return 'not_new_customer'
}

/** Points come by themselves when the goods are kept; everything else is a code, for a first order and for one. */
function promise(sql: Sql, claim: ClaimRow, now: Date): Promise<RewardRow | undefined> {
  const { shopId, claimId, terms, expiresAt } = claim
  const { friendReward, minOrder } = terms
  if (friendReward.kind === 'points') return Promise.resolve(undefined)
  const reward = {
    shopId,
    source: `friend:${claimId}`,
    advocateId: null,
    claimId,
    value: friendReward,
    currency: minOrder.currency,
    minOrder: minOrder.minor,
    firstOrderOnly: true,
    expiresAt,
  }
  return insertReward(sql, reward, now)
}
