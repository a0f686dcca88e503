/** What was given to advocates and friends, as it is stored. */
import { randomBytes } from 'node:crypto'
import type { ReferralReward } from '../../../../widgets/referral/contract.ts'
import { createCode } from '../../coupons/code.ts'
import type { Sql } from '../../db.ts'

export interface RewardName {
  readonly shopId: string
  readonly rewardId: string
}

export interface RewardRow extends RewardName {
  /** `friend:<claim>`, `advocate:<claim>` or `ladder:<advocate>:<friends>`. */
  readonly source: string
  readonly advocateId: string | null
  readonly claimId: string | null
  readonly value: ReferralReward
  readonly status: 'requested' | 'issued' | 'waiting' | 'paid' | 'used' | 'ended'
  readonly isEnding: boolean
  readonly code: string | null
  readonly currency: string
  readonly minOrder: number | null
  readonly firstOrderOnly: boolean
  readonly orderId: string | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
}

export const REWARD_COLUMNS = `shop_id as "shopId", reward_id as "rewardId", source, advocate_id as "advocateId", claim_id as "claimId",
  value, status, is_ending as "isEnding", code, currency, min_order as "minOrder", first_order_only as "firstOrderOnly",
  order_id as "orderId", created_at as "createdAt", expires_at as "expiresAt"`

/** A step that takes longer was cut off; whoever finds it goes on. */
export const STEP_MS = 60_000

export type NewReward = Pick<
  RewardRow,
  'shopId' | 'source' | 'advocateId' | 'claimId' | 'value' | 'currency'
> &
  Partial<Pick<RewardRow, 'minOrder' | 'firstOrderOnly' | 'expiresAt'>>

/**
 * A code in the making, or points to be booked: also such as were dropped before they were booked, when the goods are bought after all.
 * `undefined` when it was given before.
 */
export async function insertReward(
  sql: Sql,
  reward: NewReward,
  now: Date,
): Promise<RewardRow | undefined> {
  const [row] = await sql.query<RewardRow>(
    `insert into referral_rewards (shop_id, reward_id, source, advocate_id, claim_id, value, status, code, currency,
       min_order, first_order_only, created_at, expires_at, check_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (shop_id, source) do update set status = 'waiting', check_at = excluded.check_at
       where referral_rewards.status = 'ended' and excluded.status = 'waiting'
     returning ${REWARD_COLUMNS}`,
    valuesOf(reward, now),
  )
  return row
}

function valuesOf(reward: NewReward, now: Date): unknown[] {
  const isPoints = reward.value.kind === 'points'
  return [
    reward.shopId,
    `rwd_${randomBytes(15).toString('base64url')}`,
    reward.source,
    reward.advocateId,
    reward.claimId,
    JSON.stringify(reward.value),
    isPoints ? 'waiting' : 'requested',
    isPoints ? null : createCode(),
    reward.currency,
    reward.minOrder ?? null,
    reward.firstOrderOnly ?? false,
    now,
    reward.expiresAt ?? null,
    new Date(now.getTime() + STEP_MS),
  ]
}

export async function findReward(
  sql: Sql,
  shopId: string,
  source: string,
): Promise<RewardRow | undefined> {
  const [row] = await sql.query<RewardRow>(
    `select ${REWARD_COLUMNS} from referral_rewards where shop_id = $1 and source = $2`,
    [shopId, source],
  )
  return row
}

/** From one of `from` alone, so that of two at once only one gets through. */
export async function moveReward(
  sql: Sql,
  { shopId, rewardId }: RewardName,
  change: {
    readonly from: readonly RewardRow['status'][]
    readonly to: RewardRow['status']
    readonly code?: string
    readonly orderId?: string
    /** When a job looks again; never, if left out. */
    readonly checkAt?: Date
  },
): Promise<boolean> {
  const moved = await sql.query(
    `update referral_rewards set status = $4, code = coalesce($5, code), order_id = coalesce($6, order_id), check_at = $7
      where shop_id = $1 and reward_id = $2 and status = any($3::text[]) returning reward_id`,
    [
      shopId,
      rewardId,
      change.from,
      change.to,
      change.code ?? null,
      change.orderId ?? null,
      change.checkAt ?? null,
    ],
  )
  return moved.length > 0
}
