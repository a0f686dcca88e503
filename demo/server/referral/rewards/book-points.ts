/** Points go to an account the shop vouches for; a guest’s wait until there is one. */
import type { Sql } from '../../db.ts'
import { awardReferral } from '../../loyalty/earn/award-referral.ts'
import { moveReward, type RewardRow } from './reward-row.ts'

const ASK_AGAIN_MS = 3_600_000

/** `false` while they wait: for an account, or for a programme that rests. In the transaction of whatever makes them due. */
export async function bookPoints(
  sql: Sql,
  reward: RewardRow,
  { memberId, now }: { readonly memberId: string | null; readonly now: Date },
): Promise<boolean> {
  const { shopId, rewardId, value } = reward
  if (value.kind !== 'points') throw new Error(`The reward ${rewardId} is no points.`)
  if (!(await isWaiting(sql, reward))) return false
  const outcome =
    memberId !== null && (await hasAccount(sql, shopId, memberId))
      ? // The reward's id is the natural key in the ledger: a second booking finds the first.
        await awardReferral(sql, { shopId, memberId, points: value.points, claimId: rewardId, now })
      : 'no_account'
  if (outcome === 'awarded') return moveReward(sql, reward, { from: ['waiting'], to: 'paid' })
  const checkAt = new Date(now.getTime() + ASK_AGAIN_MS)
  await moveReward(sql, reward, { from: ['waiting'], to: 'waiting', checkAt })
  return false
}

/** Waits for whoever is booking or dropping it at the same time. */
async function isWaiting(sql: Sql, { shopId, rewardId }: RewardRow): Promise<boolean> {
  const [row] = await sql.query<{ status: string }>(
    'select status from referral_rewards where shop_id = $1 and reward_id = $2 for update',
    [shopId, rewardId],
  )
  return row?.status === 'waiting'
}

/** Who ordered without an account has a row too, and no wallet. */
async function hasAccount(sql: Sql, shopId: string, memberId: string): Promise<boolean> {
  const [account] = await sql.query(
    `select 1 from members where shop_id = $1 and member_id = $2 and not is_guest and erased_at is null`,
    [shopId, memberId],
  )
  return account !== undefined
}
