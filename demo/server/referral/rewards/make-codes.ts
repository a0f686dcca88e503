/**
 * Makes the codes that were promised, and ends those nobody shall use: outside any transaction, for the shop system may be slow or away.
 * A process may die between any two steps; the job finds the row and goes on, and the same row always gets the same code.
 */
import type { Services } from '../../services.ts'
import type { CouponName } from '../../coupons/coupon-adapter.ts'
import { settleClaim } from '../state/settle.ts'
import { moveReward, type RewardRow } from './reward-row.ts'

type Desk = Pick<Services, 'database' | 'coupons' | 'log'> & { readonly time: Date }

/** The code, or nothing when the shop system could not make it now. */
export async function makeCode(desk: Desk, reward: RewardRow): Promise<string | undefined> {
  if (reward.status !== 'requested') return reward.code ?? undefined
  try {
    const { code } = await desk.coupons.create({
      ...couponOf(reward),
      code: reward.code ?? '',
      value: reward.value,
      currency: reward.currency,
      minOrder: reward.minOrder ?? undefined,
      firstOrderOnly: reward.firstOrderOnly,
      expiresAt: reward.expiresAt ?? undefined,
    })
    await issue(desk, reward, code)
    return code
  } catch (error) {
    const { shopId, rewardId } = reward
    desk.log('warn', 'referral code not made', { shopId, rewardId, reason: String(error) })
    return undefined
  }
}

/** The code is there, and with it the claim is rewarded: both or neither. */
async function issue({ database, time }: Desk, reward: RewardRow, code: string): Promise<void> {
  const { shopId, claimId, advocateId } = reward
  await database.transaction(async (sql) => {
    const change = { from: ['requested'], to: 'issued', code } as const
    if (!claimId || !advocateId) await moveReward(sql, reward, change)
    else
      await settleClaim(
        sql,
        { shopId, claimId },
        {
          now: time,
          first: () => moveReward(sql, reward, change),
        },
      )
  })
}

/** Answers whether the shop system has heard; a code that was used meanwhile stays used. */
export async function endCode({ database, coupons, log }: Desk, reward: RewardRow): Promise<void> {
  const { shopId, rewardId } = reward
  try {
    const outcome = await coupons.disable(couponOf(reward))
    const isUsed = outcome !== 'disabled'
    await moveReward(database, reward, {
      from: ['requested', 'issued'],
      to: isUsed ? 'used' : 'ended',
      ...(isUsed && { orderId: outcome.usedFor }),
    })
  } catch (error) {
    log('warn', 'referral code not ended', { shopId, rewardId, reason: String(error) })
  }
}

function couponOf({ shopId, rewardId }: RewardRow): CouponName {
  return { shopId, giver: 'referral', couponId: rewardId }
}
