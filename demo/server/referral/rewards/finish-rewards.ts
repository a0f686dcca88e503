/** Goes on with rewards that are not finished: codes to make or to end, points that waited for an account. */
import type { Database, Sql } from '../../db.ts'
import type { Services } from '../../services.ts'
import type { ClaimName } from '../claims/claim-row.ts'
import { touchAdvocate } from '../advocates/touch.ts'
import { findAdvocate } from '../advocates/queries.ts'
import { forEach } from '../for-each.ts'
import { settleClaim } from '../state/settle.ts'
import { bookPoints } from './book-points.ts'
import { endCode, makeCode } from './make-codes.ts'
import { REWARD_COLUMNS, STEP_MS, type RewardRow } from './reward-row.ts'

const AT_ONCE = 100

/** Whatever a process that died, a shop system that was away, or a missing account has left. */
export async function repairRewards(services: Services): Promise<void> {
  for (;;) {
    const due = await takeDue(services.database, services.now())
    await forEach(due, (reward) => finish(services, reward))
    if (due.length < AT_ONCE || services.signal.aborted) return
  }
}

/** What a claim has just brought, without waiting for the job. */
export async function finishRewards(
  services: Services,
  { shopId, claimId }: ClaimName,
): Promise<void> {
  const open = await services.database.query<RewardRow>(
    `select ${REWARD_COLUMNS} from referral_rewards
      where shop_id = $1 and (status = 'requested' or is_ending and status = 'issued')
        and (claim_id = $2 or claim_id is null and advocate_id =
          (select advocate_id from referral_claims where shop_id = $1 and claim_id = $2))`,
    [shopId, claimId],
  )
  for (const reward of open) await finish(services, reward)
}

/** Each is left alone for a minute, so that no other process takes it meanwhile; and tried again after that. */
function takeDue(database: Database, now: Date): Promise<RewardRow[]> {
  return database.query<RewardRow>(
    `update referral_rewards set check_at = $2
      where (shop_id, reward_id) in (
        select shop_id, reward_id from referral_rewards
         where check_at <= $1 and (status in ('requested', 'waiting') or is_ending and status = 'issued')
         order by check_at limit ${AT_ONCE} for update skip locked)
      returning ${REWARD_COLUMNS}`,
    [now, new Date(now.getTime() + STEP_MS)],
  )
}

async function finish(services: Services, reward: RewardRow): Promise<void> {
  const desk = { ...services, time: services.now() }
  if (reward.isEnding) return endCode(desk, reward)
  if (reward.status === 'requested') await makeCode(desk, reward)
  else if (reward.status === 'waiting') await bookWaiting(services, reward)
}

async function bookWaiting({ database, now }: Services, reward: RewardRow): Promise<void> {
  const { shopId, claimId, advocateId } = reward
  const time = now()
  await database.transaction(async (sql) => {
    const first = async (): Promise<void> => {
      const memberId = await ownerOf(sql, reward)
      await bookPoints(sql, reward, { memberId, now: time })
    }
    // The advocate's points are what the claim waits for; a friend's and a step's are nobody's business but theirs.
    if (claimId && advocateId) await settleClaim(sql, { shopId, claimId }, { now: time, first })
    else await first()
    if (!claimId && advocateId) await touchAdvocate(sql, { shopId, advocateId })
  })
}

async function ownerOf(
  sql: Sql,
  { shopId, advocateId, claimId }: RewardRow,
): Promise<string | null> {
  if (advocateId) return (await findAdvocate(sql, { shopId, advocateId }))?.memberId ?? null
  const [claim] = await sql.query<{ memberId: string | null }>(
    `select coalesce(accounts.member_id, claims.member_id) as "memberId" from referral_claims claims
       left join members accounts on accounts.shop_id = claims.shop_id and accounts.email_key = claims.email_key
         and not accounts.is_guest and accounts.erased_at is null
      where claims.shop_id = $1 and claims.claim_id = $2 order by accounts.created_at limit 1`,
    [shopId, claimId],
  )
  return claim?.memberId ?? null
}
