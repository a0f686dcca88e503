/** Offers as they were given, as they are stored. */
import type { Discount } from '../../../src/contract/coupon-value.ts'
import type { Sql } from '../db.ts'

export interface IssueName {
  readonly shopId: string
  readonly issueId: string
}

export interface OfferRow extends IssueName {
  readonly offerId: string
  readonly campaignId: string
  /** Of the campaign. */
  readonly kind: string
  readonly memberId: string | null
  /** Named on the code: only this member may use it. */
  readonly codeMemberId: string | null
  readonly lateOrderId: string | null
  readonly status: 'requested' | 'issued' | 'used' | 'ended'
  readonly isEnding: boolean
  readonly code: string
  readonly value: Discount
  readonly currency: string
  readonly minOrder: number | null
  readonly isExit: boolean
  readonly isPersonal: boolean
  readonly holdsStock: boolean
  readonly stage: string | null
  /** Of one step of several. */
  readonly ladderId: string | null
  readonly ladderStep: number | null
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly coolsUntil: Date
  readonly usedAt: Date | null
}

export const OFFER_COLUMNS = `offer_issues.shop_id as "shopId", offer_issues.issue_id as "issueId", offer_issues.offer_id as "offerId",
  campaign_id as "campaignId", offer_issues.kind as kind, member_id as "memberId", code_member_id as "codeMemberId",
  late_order_id as "lateOrderId", status, is_ending as "isEnding", code, offer_issues.value as value, currency, min_order as "minOrder",
  is_exit as "isExit", is_personal as "isPersonal", holds_stock as "holdsStock", stage, ladder_id as "ladderId", ladder_step as "ladderStep", issued_at as "issuedAt",
  expires_at as "expiresAt", cools_until as "coolsUntil", used_at as "usedAt"`

/** A step that takes longer was cut off; whoever finds it goes on. */
export const STEP_MS = 60_000

export type NewOffer = Omit<OfferRow, 'status' | 'isEnding' | 'usedAt'>

export async function insertOffer(sql: Sql, offer: NewOffer): Promise<OfferRow> {
  const [row] = await sql.query<OfferRow>(
    `insert into offer_issues (shop_id, issue_id, offer_id, campaign_id, kind, member_id, code_member_id, late_order_id, status, code,
       value, currency, min_order, is_exit, is_personal, holds_stock, stage, issued_at, expires_at, cools_until, check_at,
       ladder_id, ladder_step)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'requested', $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
       $21, $22)
     returning ${OFFER_COLUMNS}`,
    valuesOf(offer),
  )
  if (!row) throw new Error('An offer was written and could not be read back.')
  return row
}

function valuesOf(offer: NewOffer): unknown[] {
  return [
    offer.shopId,
    offer.issueId,
    offer.offerId,
    offer.campaignId,
    offer.kind,
    offer.memberId,
    offer.codeMemberId,
    offer.lateOrderId,
    offer.code,
    JSON.stringify(offer.value),
    offer.currency,
    offer.minOrder,
    offer.isExit,
    offer.isPersonal,
    offer.holdsStock,
    offer.stage,
    offer.issuedAt,
    offer.expiresAt,
    offer.coolsUntil,
    new Date(offer.issuedAt.getTime() + STEP_MS),
    offer.ladderId,
    offer.ladderStep,
  ]
}

export async function findOffer(
  sql: Sql,
  { shopId, issueId }: IssueName,
): Promise<OfferRow | undefined> {
  const [row] = await sql.query<OfferRow>(
    `select ${OFFER_COLUMNS} from offer_issues where shop_id = $1 and issue_id = $2`,
    [shopId, issueId],
  )
  return row
}

/** The code is there; the job looks again at the end. */
export async function markIssued(sql: Sql, name: IssueName, code: string): Promise<void> {
  await sql.query(
    `update offer_issues set status = 'issued', code = $3, check_at = case when is_ending then check_at else expires_at end
      where shop_id = $1 and issue_id = $2 and status = 'requested'`,
    [name.shopId, name.issueId, code],
  )
}

/** From one of the open states alone, so that of two at once only one gets through. */
export async function markUsed(
  sql: Sql,
  { shopId, issueId }: IssueName,
  { orderId, now }: { readonly orderId: string; readonly now: Date },
): Promise<void> {
  await sql.query(
    `update offer_issues set status = 'used', order_id = $3, used_at = $4, check_at = null
      where shop_id = $1 and issue_id = $2 and status in ('requested', 'issued')`,
    [shopId, issueId, orderId, now],
  )
}

/** Ends it before its time; the job has the code disabled. */
export async function endOffer(sql: Sql, { shopId, issueId }: IssueName, now: Date): Promise<void> {
  await sql.query(
    `update offer_issues set is_ending = true, check_at = $3
      where shop_id = $1 and issue_id = $2 and status in ('requested', 'issued')`,
    [shopId, issueId, now],
  )
}
