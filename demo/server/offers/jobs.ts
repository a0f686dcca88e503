/** What has to happen though nobody asks: codes that were not made, ends, gifts that come back, and traces that are forgotten. */
import type { Sql } from '../db.ts'
import { forEach } from '../referral/for-each.ts'
import type { Job } from '../room.ts'
import type { Services } from '../services.ts'
import { endCode, makeCode } from './make-code.ts'
import { markUsed, OFFER_COLUMNS, STEP_MS, type OfferRow } from './offer-row.ts'
import { giveBack } from './stock.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const AT_ONCE = 100
/** What a network and a browser say together is nobody’s name, but it is not kept longer than it is of use. */
const BROWSER_DAYS = 7
/** Longer than any discount on leaving is remembered for. */
const KEPT_DAYS = 400

export const jobs: readonly Job[] = [
  { name: 'offers', everyMs: MINUTE_MS / 2, run: passTime },
  { name: 'offer traces', everyMs: 60 * MINUTE_MS, run: forgetTraces },
]

async function passTime(services: Services): Promise<void> {
  for (;;) {
    const due = await takeDue(services.database, services.now())
    await forEach(due, (offer) => finish(services, offer))
    if (due.length < AT_ONCE || services.signal.aborted) return
  }
}

/** Each is left alone for a minute, so that no other process takes it meanwhile; and tried again after that. */
function takeDue(sql: Sql, now: Date): Promise<OfferRow[]> {
  return sql.query<OfferRow>(
    `update offer_issues set check_at = $2
      where (shop_id, issue_id) in (
        select shop_id, issue_id from offer_issues where check_at <= $1
         order by check_at limit ${AT_ONCE} for update skip locked)
      returning ${OFFER_COLUMNS}`,
    [now, new Date(now.getTime() + STEP_MS)],
  )
}

async function finish(services: Services, offer: OfferRow): Promise<void> {
  const now = services.now()
  if (offer.isEnding || offer.expiresAt <= now) return end(services, offer, now)
  await makeCode(services, offer)
}

async function end(services: Services, offer: OfferRow, now: Date): Promise<void> {
  const outcome = await endCode(services, offer)
  if (outcome === undefined) return
  const { database } = services
  if (outcome !== 'ended') return markUsed(database, offer, { orderId: outcome.usedFor, now })
  await database.transaction(async (sql) => {
    const ended = await sql.query(
      `update offer_issues set status = 'ended', check_at = null
        where shop_id = $1 and issue_id = $2 and status in ('requested', 'issued') returning issue_id`,
      [offer.shopId, offer.issueId],
    )
    if (ended.length > 0 && offer.holdsStock) await giveBack(sql, offer)
  })
}

async function forgetTraces({ database, now }: Services): Promise<void> {
  const before = (days: number): Date => new Date(now().getTime() - days * DAY_MS)
  await database.query(`delete from offer_keys where kind = 'browser' and seen_at < $1`, [
    before(BROWSER_DAYS),
  ])
  await database.query(
    `delete from offer_issues where cools_until < $1 and member_id is null and status in ('used', 'ended')`,
    [before(KEPT_DAYS)],
  )
  await database.query(
    `delete from offer_keys where seen_at < $1 and not exists (select 1 from offer_issues
       where offer_issues.shop_id = offer_keys.shop_id and offer_issues.issue_id = offer_keys.issue_id)`,
    [before(KEPT_DAYS)],
  )
  await database.query('delete from offer_exits where at < $1', [before(KEPT_DAYS)])
  await database.query('delete from network_attempts where window_ends_at < $1', [now()])
}
