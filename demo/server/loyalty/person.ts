/** What loyalty keeps about a member: handed out, and forgotten. The points stay, of nobody in particular. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

const OF_MEMBER = 'where shop_id = $1 and member_id = $2'

export async function exportLoyalty(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const [account] = await sql.query<Record<string, unknown>>(
    `select available, pending, held, debt, lifetime, tier_id as "tierId", tier_since as "tierSince", joined_at as "joinedAt",
            consent, excluded, birthday, visit_day::text as "lastVisit", visit_streak as "visitStreak"
       from loyalty_accounts ${OF_MEMBER}`,
    [shopId, memberId],
  )
  if (!account) return {}
  const history = await sql.query<Record<string, unknown>>(
    `select occurred_at as at, type, points, rule, reason, params, order_id as "orderId", redemption_id as "redemptionId"
       from loyalty_ledger ${OF_MEMBER} order by entry`,
    [shopId, memberId],
  )
  const redemptions = await sql.query<Record<string, unknown>>(
    `select redemption_id as id, reward_id as "rewardId", status, points, code, order_id as "orderId", created_at as "createdAt"
       from loyalty_redemptions ${OF_MEMBER} order by created_at`,
    [shopId, memberId],
  )
  return { loyalty: { account, history, redemptions } }
}

/** Codes nobody can claim any more are ended by the job, which disables them first. */
export async function forgetAccount(
  sql: Sql,
  { shopId, memberId, now }: MemberName & { readonly now: Date },
): Promise<void> {
  await sql.query(
    `update loyalty_accounts set birthday = null, birthday_set_at = null, consent = null, visit_day = null ${OF_MEMBER}`,
    [shopId, memberId],
  )
  // What a merchant wrote by hand may name somebody.
  await sql.query(
    `update loyalty_ledger set params = params - 'note' ${OF_MEMBER} and params ? 'note'`,
    [shopId, memberId],
  )
  await sql.query(`delete from loyalty_requests ${OF_MEMBER}`, [shopId, memberId])
  await sql.query(
    `update loyalty_redemptions set ending = coalesce(ending, 'cancelled'), check_at = $3 ${OF_MEMBER}
       and status in ('requested', 'held', 'issued')`,
    [shopId, memberId, now],
  )
}
