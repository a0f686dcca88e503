/**
 * Makes the codes that were promised, and ends those nobody shall use: outside any transaction, for the shop system may be slow or away.
 * A process may die between any two steps; the job finds the row and goes on, and the same row always gets the same code.
 */
import type { Services } from '../../services.ts'
import type { CouponAdapter, CouponName } from '../../coupons/coupon-adapter.ts'
import { findAdvocate } from '../advocates/queries.ts'
import { touchAdvocate } from '../advocates/touch.ts'
import { settleClaim } from '../state/settle.ts'
import { moveReward, type RewardRow } from './reward-row.ts'

type Desk = Pick<Services, 'database' | 'coupons' | 'log'> & { readonly time: Date }

/** The code, or nothing when the shop system could not make it now. */
export async function makeCode(desk: Desk, reward: RewardRow): Promise<string | undefined> {
  if (reward.status !== 'requested') return reward.code ?? undefined
  const code = await askForCode(desk, reward)
  if (code !== undefined) await issue(desk, reward, code)
  return code
}

async function askForCode(
  { database, coupons, log }: Desk,
  reward: RewardRow,
): Promise<string | undefined> {
  const { shopId, advocateId } = reward
  const advocate = advocateId ? await findAdvocate(database, { shopId, advocateId }) : undefined
  try {
    const { code } = await coupons.create({
      ...couponOf(reward),
      code: reward.code ?? '',
      // An advocate's own; a friend may have no account yet, and a guest has none.
      memberId: advocate?.memberId ?? undefined,
      value: reward.value,
      currency: reward.currency,
      minOrder: reward.minOrder ?? undefined,
      firstOrderOnly: reward.firstOrderOnly,
      expiresAt: reward.expiresAt ?? undefined,
    })
    return code
  } catch (error) {
    const { rewardId } = reward
    log('warn', 'referral code not made', { shopId, rewardId, reason: String(error) })
    return undefined
  }
}

/** The code is there, and with it the claim is rewarded: both or neither. */
async function issue({ database, time }: Desk, reward: RewardRow, code: string): Promise<void> {
  const { shopId, claimId, advocateId } = reward
  await database.transaction(async (sql) => {
    const change = { from: ['requested'], to: 'issued', code } as const
    const first = (): Promise<boolean> => moveReward(sql, reward, change)
    if (claimId && advocateId) await settleClaim(sql, { shopId, claimId }, { now: time, first })
    else await first()
    if (!claimId && advocateId) await touchAdvocate(sql, { shopId, advocateId })
  })
}

/** A code that was used meanwhile stays used. Away, the shop system is asked again by the next run. */
export async function endCode(desk: Desk, reward: RewardRow): Promise<void> {
  const outcome = await askToEnd(desk, reward)
  if (outcome === undefined) return
  const isUsed = outcome !== 'disabled'
  await moveReward(desk.database, reward, {
    from: ['requested', 'issued'],
    to: isUsed ? 'used' : 'ended',
    ...(isUsed && { orderId: outcome.usedFor }),
  })
}

async function askToEnd(
  { coupons, log }: Desk,
  reward: RewardRow,
): Promise<Awaited<ReturnType<CouponAdapter['disable']>> | undefined> {
  try {
    return await coupons.disable(couponOf(reward))
  } catch (error) {
    const { shopId, rewardId } = reward
    log('warn', 'referral code not ended', { shopId, rewardId, reason: String(error) })
    return undefined
  }
}

function couponOf({ shopId, rewardId }: RewardRow): CouponName {
  return { shopId, giver: 'referral', couponId: rewardId }
}
