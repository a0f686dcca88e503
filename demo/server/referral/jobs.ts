/** What has to happen though nobody asks: waits, reviews and invitations end, rewards are finished, traces are forgotten. */
import type { Sql } from '../db.ts'
import type { Job } from '../room.ts'
import type { Services } from '../services.ts'
import type { ClaimName } from './claims/claim-row.ts'
import { finishRewards, repairRewards } from './rewards/finish-rewards.ts'
import { forEach } from './for-each.ts'
import { passOn } from './state/pass-on.ts'

const MINUTE_MS = 60_000
const AT_ONCE = 100
const DAY_MS = 86_400_000
/** As long as fingerprints of browsers are of use. */
const BROWSER_DAYS = 90
/** Long after any client has given up. */
const REQUEST_DAYS = 30
const LOOKER_DAYS = 2

export const jobs: readonly Job[] = [
  { name: 'referral time', everyMs: MINUTE_MS / 2, run: catchUp },
  { name: 'referral rewards', everyMs: MINUTE_MS / 2, run: repairRewards },
  { name: 'referral traces', everyMs: 60 * MINUTE_MS, run: forgetTraces },
]

/** Everything that has fallen due, each claim in transactions of its own. */
async function catchUp(services: Services): Promise<void> {
  for (;;) {
    const due = await takeDue(services.database, services.now())
    await forEach(due, async (name) => {
      await passOn(services, name)
      await finishRewards(services, name)
    })
    if (due.length < AT_ONCE || services.signal.aborted) return
  }
}

/** Each is left alone for a minute, so that no other process takes it meanwhile; and tried again after that. */
function takeDue(sql: Sql, now: Date): Promise<ClaimName[]> {
  return sql.query<ClaimName>(
    `update referral_claims set due_at = $2
      where (shop_id, claim_id) in (
        select shop_id, claim_id from referral_claims
         where due_at <= $1 order by due_at limit ${AT_ONCE} for update skip locked)
      returning shop_id as "shopId", claim_id as "claimId"`,
    [now, new Date(now.getTime() + MINUTE_MS)],
  )
}

async function forgetTraces({ database, now }: Services): Promise<void> {
  const before = (days: number): Date => new Date(now().getTime() - days * DAY_MS)
  await database.query(
    `update referral_claims set ip_key = null, agent_key = null
      where claimed_at < $1 and (ip_key is not null or agent_key is not null)`,
    [before(BROWSER_DAYS)],
  )
  await database.query(
    `update referral_advocates set ip_key = null, agent_key = null
      where created_at < $1 and (ip_key is not null or agent_key is not null)`,
    [before(BROWSER_DAYS)],
  )
  await database.query('delete from referral_lookers where day < $1::date', [before(LOOKER_DAYS)])
  await database.query('delete from referral_requests where created_at < $1', [
    before(REQUEST_DAYS),
  ])
  await database.query('delete from referral_attempts where window_ends_at < $1', [now()])
}
