/** Redemptions as they are stored. */
import type { Discount } from '../../../../src/contract/coupon-value.ts'
import type { Redemption, Reward } from '../../../../widgets/loyalty/contract.ts'
import type { CouponName } from '../../coupons/coupon-adapter.ts'
import type { Sql } from '../../db.ts'
import type { Allocation } from '../account.ts'

export interface RedemptionRow {
  readonly shopId: string
  readonly memberId: string
  readonly id: string
  readonly reward: Reward
  readonly value: Discount
  readonly mode: Redemption['mode']
  readonly status: Redemption['status']
  readonly points: number
  readonly lots: readonly Allocation[]
  readonly returned: number
  readonly currency: string
  readonly cartId: string | null
  readonly code: string | null
  readonly orderId: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly ending: Ending | null
}

export type Ending = 'cancelled' | 'expired' | 'failed'

/** As the coupons room knows it. */
export function couponOf({ shopId, id }: Pick<RedemptionRow, 'shopId' | 'id'>): CouponName {
  return { shopId, giver: 'loyalty', couponId: id }
}

export const LIVE: ReadonlySet<string> = new Set(['requested', 'held', 'issued'])

const COLUMNS = `shop_id as "shopId", member_id as "memberId", redemption_id as id, reward, value, mode, status, points, lots,
  returned, currency, cart_id as "cartId", code, order_id as "orderId", created_at as "createdAt", expires_at as "expiresAt", ending`

export async function insertRedemption(sql: Sql, row: RedemptionRow, checkAt: Date): Promise<void> {
  await sql.query(
    `insert into loyalty_redemptions (shop_id, member_id, redemption_id, reward_id, reward, value, mode, status, points, lots,
       currency, cart_id, code, created_at, expires_at, check_at)
     values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16)`,
    [
      row.shopId,
      row.memberId,
      row.id,
      row.reward.id,
      JSON.stringify(row.reward),
      JSON.stringify(row.value),
      row.mode,
      row.status,
      row.points,
      JSON.stringify(row.lots),
      row.currency,
      row.cartId,
      row.code,
      row.createdAt,
      row.expiresAt,
      checkAt,
    ],
  )
}

export type Change = Partial<
  Pick<RedemptionRow, 'status' | 'code' | 'orderId' | 'expiresAt' | 'ending' | 'returned'>
> & { readonly checkAt?: Date | null }

const FIELDS = {
  status: 'status',
  code: 'code',
  orderId: 'order_id',
  expiresAt: 'expires_at',
  ending: 'ending',
  returned: 'returned',
  checkAt: 'check_at',
} as const satisfies Record<keyof Change, string>

/** Only while the member is locked. */
export async function updateRedemption(
  sql: Sql,
  row: RedemptionRow,
  change: Change,
): Promise<RedemptionRow> {
  const entries = Object.entries(change).map(
    // Safe: a Change has no keys but those of FIELDS.
    ([name, value]) => [FIELDS[name as keyof Change], value] as const,
  )
  await sql.query(
    `update loyalty_redemptions set ${entries.map(([column], index) => `${column} = $${index + 3}`).join(', ')}
      where shop_id = $1 and redemption_id = $2`,
    [row.shopId, row.id, ...entries.map(([, value]) => value)],
  )
  const { checkAt: _, ...changed } = change
  return { ...row, ...changed }
}

export async function findRedemption(
  sql: Sql,
  { shopId, memberId, id }: Pick<RedemptionRow, 'shopId' | 'memberId' | 'id'>,
): Promise<RedemptionRow | undefined> {
  const [row] = await sql.query<RedemptionRow>(
    `select ${COLUMNS} from loyalty_redemptions where shop_id = $1 and redemption_id = $2 and member_id = $3`,
    [shopId, id, memberId],
  )
  return row
}

type Of = Pick<RedemptionRow, 'shopId' | 'memberId'>

/** Newest first. */
export function liveRedemptions(sql: Sql, { shopId, memberId }: Of): Promise<RedemptionRow[]> {
  return sql.query<RedemptionRow>(
    `select ${COLUMNS} from loyalty_redemptions
      where shop_id = $1 and member_id = $2 and status in ('requested', 'held', 'issued') order by created_at desc`,
    [shopId, memberId],
  )
}

/** Whatever became of them. */
export function newestRedemptions(
  sql: Sql,
  { shopId, memberId }: Of,
  most: number,
): Promise<RedemptionRow[]> {
  return sql.query<RedemptionRow>(
    `select ${COLUMNS} from loyalty_redemptions
      where shop_id = $1 and member_id = $2 order by created_at desc limit $3`,
    [shopId, memberId, most],
  )
}

export function redemptionsOfOrder(
  sql: Sql,
  { shopId, memberId }: Of,
  orderId: string,
): Promise<RedemptionRow[]> {
  return sql.query<RedemptionRow>(
    `select ${COLUMNS} from loyalty_redemptions
      where shop_id = $1 and order_id = $3 and member_id = $2 order by created_at`,
    [shopId, memberId, orderId],
  )
}

export function toRedemption(row: RedemptionRow, now: Date): Redemption {
  const { reward, code, cartId, orderId, returned } = row
  return {
    id: row.id,
    rewardId: reward.id,
    rewardName: reward.name,
    ...(reward.names && { rewardNames: reward.names }),
    status: row.status,
    mode: row.mode,
    points: row.points,
    value: row.value,
    // A code in the making may still come to nothing.
    ...(code && row.status !== 'requested' && { code }),
    ...(cartId && { cartId }),
    ...(orderId && { orderId }),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    undoable: LIVE.has(row.status) && row.expiresAt > now,
    ...(returned > 0 && { returned }),
  }
}
