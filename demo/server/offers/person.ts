/** What offers keep about a member: handed out, and forgotten. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { endOffer } from './offer-row.ts'

export async function exportOffers(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const offers = await sql.query(
    `select offer_id as "offerId", campaign_id as "campaignId", status, code, value, late_order_id as "lateOrderId", stage,
            issued_at as "issuedAt", expires_at as "expiresAt", order_id as "orderId", used_at as "usedAt"
       from offer_issues where shop_id = $1 and member_id = $2 order by issued_at`,
    [shopId, memberId],
  )
  const exits = await sql.query(
    'select at from offer_exits where shop_id = $1 and shopper = $2 order by at',
    [shopId, `member:${memberId}`],
  )
  return { offers, exits }
}

/** Codes nobody can claim any more are ended by the job; how many were given, and for which orders, still adds up. */
export async function forgetShopper(
  sql: Sql,
  { shopId, memberId, now }: MemberName & { readonly now: Date },
): Promise<void> {
  const theirs = await sql.query<{ issueId: string }>(
    `select issue_id as "issueId" from offer_issues where shop_id = $1 and member_id = $2 order by issue_id for update`,
    [shopId, memberId],
  )
  for (const { issueId } of theirs) await endOffer(sql, { shopId, issueId }, now)
  await sql.query(
    `delete from offer_keys where shop_id = $1
       and (kind = 'member' and value = $2 or issue_id = any($3::text[]))`,
    [shopId, memberId, theirs.map(({ issueId }) => issueId)],
  )
  await sql.query(
    `update offer_issues set member_id = null, code_member_id = null, late_order_id = null, stage = null
      where shop_id = $1 and member_id = $2`,
    [shopId, memberId],
  )
  await sql.query('delete from offer_exits where shop_id = $1 and shopper = $2', [
    shopId,
    `member:${memberId}`,
  ])
}
