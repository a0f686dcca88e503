/**
 * Whose friend an order is: the friend’s own code, a personal code that was typed, the claim the page told of, the signed-in friend,
 * the visitor who agreed to be counted. In this order, and by nothing else: an address on the network is half a street.
 */
import type { Sql } from '../../db.ts'
import { normaliseCode } from '../../coupons/code.ts'
import type { OrderState } from '../../orders/order-change.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { findAdvocateByCode, type AdvocateRow } from '../advocates/queries.ts'
import { readClaimId } from '../claims/claim-id.ts'
import { findClaim, type ClaimRow } from '../claims/claim-row.ts'

export type Via = 'code' | 'personal_code' | 'claim_id' | 'member' | 'visitor'

export type Attribution =
  | { readonly via: Exclude<Via, 'personal_code'>; readonly claim: ClaimRow }
  | { readonly via: 'personal_code'; readonly advocate: AdvocateRow; readonly code: string }

type Signer = Pick<ShopRow, 'id' | 'sessionKey'>

export async function attribute(
  sql: Sql,
  order: OrderState,
  shop: Signer,
): Promise<Attribution | undefined> {
  return (
    (await byFriendCode(sql, order)) ??
    (await byPersonalCode(sql, order)) ??
    (await byClaimId(sql, order, shop)) ??
    (await byKey(sql, order, 'member')) ??
    (await byKey(sql, order, 'visitor'))
  )
}

async function byFriendCode(
  sql: Sql,
  { shopId, codes, placedAt }: OrderState,
): Promise<Attribution | undefined> {
  if (codes.length === 0) return undefined
  const [known] = await sql.query<{ claimId: string }>(
    `select claim_id as "claimId" from referral_rewards
      where shop_id = $1 and code = any($2::text[]) and source = 'friend:' || claim_id order by code limit 1`,
    [shopId, [...codes, ...codes.map(normaliseCode)]],
  )
  const claim = known && (await findClaim(sql, { shopId, ...known }))
  return claim && isInTime(claim, placedAt) ? { via: 'code', claim } : undefined
}

async function byPersonalCode(sql: Sql, order: OrderState): Promise<Attribution | undefined> {
  const typed = await sql.query<{ code: string }>(
    'select code from referral_typed_codes where shop_id = $1 and order_id = $2',
    [order.shopId, order.orderId],
  )
  for (const code of [...order.codes, ...typed.map((row) => row.code)]) {
    const advocate = await findAdvocateByCode(sql, order.shopId, code)
    if (advocate) return { via: 'personal_code', advocate, code }
  }
  return undefined
}

async function byClaimId(
  sql: Sql,
  { shopId, referral, placedAt }: OrderState,
  shop: Signer,
): Promise<Attribution | undefined> {
  const claimId = referral.claimId ? readClaimId(shop, referral.claimId) : undefined
  const claim = claimId ? await findClaim(sql, { shopId, claimId }) : undefined
  return claim && isInTime(claim, placedAt) ? { via: 'claim_id', claim } : undefined
}

async function byKey(
  sql: Sql,
  order: OrderState,
  kind: 'member' | 'visitor',
): Promise<Attribution | undefined> {
  const value = kind === 'member' ? order.memberId : order.referral.visitorId
  if (!value) return undefined
  const [known] = await sql.query<{ claimId: string }>(
    `select claim_id as "claimId" from referral_claim_keys where shop_id = $1 and kind = $2 and value = $3`,
    [order.shopId, kind, value],
  )
  const claim = known && (await findClaim(sql, { shopId: order.shopId, ...known }))
  // Nobody said that this order is meant: one placed before the claim is not.
  if (!claim || !isInTime(claim, order.placedAt) || order.placedAt < claim.claimedAt)
    return undefined
  // On a shared device the same browser may be ordering for somebody else.
  const isOther = claim.emailKey && order.customer.emailKey !== claim.emailKey
  return kind === 'visitor' && isOther ? undefined : { via: kind, claim }
}

function isInTime({ expiresAt }: ClaimRow, placedAt: Date): boolean {
  return placedAt < expiresAt
}
