/** Personal codes at the till: any friend may type one, the advocate may not, and typing it takes the invitation. */
import type { Check, CouponGiver, OpenCode, Use } from '../coupons/giver.ts'
import { emailKeyOf, phoneKeyOf, readFingerprintKey } from '../customers/keys.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { findAdvocate, findAdvocateByCode, type AdvocateRow } from './advocates/queries.ts'
import { touchAdvocate } from './advocates/touch.ts'
import { isCodeBlocked, isEmailBlocked } from './merchant/blocks.ts'
import { notEligible } from './judging/refusal.ts'
import { readPerson } from './judging/person.ts'
import { countOrder } from './orders/settle-order.ts'
import { readCurrentProgram, requireProgram } from './program/queries.ts'

export const coupons: CouponGiver = { giver: 'referral', find, check, use }

async function find(
  sql: Sql,
  { shopId, code }: { readonly shopId: string; readonly code: string },
): Promise<OpenCode | undefined> {
  const program = await readCurrentProgram(sql, shopId)
  if (program?.status !== 'active') return undefined
  const advocate = await findAdvocateByCode(sql, shopId, code)
  if (!advocate || (await isCodeBlocked(sql, shopId, advocate.advocateId))) return undefined
  return {
    couponId: advocate.advocateId,
    code: advocate.code,
    value: program.friendReward,
    currency: program.currency,
    minOrder: program.minOrder.minor,
    firstOrderOnly: true,
  }
}

/** Also for the friend’s own code: the advocate may have taken their own invitation elsewhere. A reward is its owner’s. */
async function check(sql: Sql, { shopId, coupon, buyer }: Check): Promise<void> {
  const advocate = coupon.isStored
    ? await advocateOfClaim(sql, shopId, coupon.couponId)
    : await findAdvocate(sql, { shopId, advocateId: coupon.couponId })
  if (!advocate) return
  const key = await readFingerprintKey(sql, shopId)
  const { memberIds, emailKeys, phoneKeys } = await readPerson(sql, shopId, {
    ...advocate,
    ipKey: null,
    agentKey: null,
  })
  const [account] = await sql.query<{ memberId: string }>(
    'select member_id as "memberId" from members where shop_id = $1 and sub = $2',
    [shopId, buyer.customerId ?? null],
  )
  const isAdvocate =
    (account && memberIds.includes(account.memberId)) ||
    isAmong(emailKeys, emailKeyOf(key, buyer.email)) ||
    isAmong(phoneKeys, phoneKeyOf(key, buyer.phone))
  if (isAdvocate) throw new ProblemError('own_link')
  if (buyer.email && (await isEmailBlocked(sql, shopId, buyer.email)))
    throw notEligible(await requireProgram(sql, shopId))
}

function isAmong(keys: readonly string[], key: string | null): boolean {
  return key !== null && keys.includes(key)
}

async function advocateOfClaim(
  sql: Sql,
  shopId: string,
  rewardId: string,
): Promise<AdvocateRow | undefined> {
  const [claim] = await sql.query<{ advocateId: string }>(
    `select claims.advocate_id as "advocateId" from referral_rewards rewards
       join referral_claims claims using (shop_id, claim_id)
      where shop_id = $1 and reward_id = $2 and source = 'friend:' || claim_id`,
    [shopId, rewardId],
  )
  return claim && findAdvocate(sql, { shopId, ...claim })
}

/** The order may be told before or after. What it brings is settled with it, or by the job: no other member may be locked here. */
async function use(sql: Sql, { shopId, coupon, orderId, now }: Use): Promise<void> {
  if (!coupon.isStored) return noteTyped(sql, { shopId, orderId, code: coupon.code })
  const [used] = await sql.query<{ claimId: string | null; advocateId: string | null }>(
    `update referral_rewards set status = 'used', order_id = $3, check_at = null
      where shop_id = $1 and reward_id = $2 and status in ('requested', 'issued')
      returning claim_id as "claimId", advocate_id as "advocateId"`,
    [shopId, coupon.couponId, orderId],
  )
  // The member of the coupon is locked already, and may be told; no other one.
  if (used?.advocateId && coupon.memberId)
    await touchAdvocate(sql, { shopId, advocateId: used.advocateId })
  if (!used?.claimId || used.advocateId) return
  await countOrder(sql, { shopId, claimId: used.claimId }, { orderId, via: 'code' })
  await sql.query('update referral_claims set due_at = $3 where shop_id = $1 and claim_id = $2', [
    shopId,
    used.claimId,
    now,
  ])
}

async function noteTyped(
  sql: Sql,
  { shopId, orderId, code }: { shopId: string; orderId: string; code: string },
): Promise<void> {
  await sql.query(
    `insert into referral_typed_codes (shop_id, order_id, code) values ($1, $2, $3)
     on conflict (shop_id, order_id) do update set code = excluded.code`,
    [shopId, orderId, code],
  )
}
