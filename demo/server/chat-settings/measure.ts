/** Reckons the reply times of all shops now and then: they would be the same for everybody who asks. */
import type { Sql } from '../db.ts'
import type { Job } from '../room.ts'
import type { Services } from '../services.ts'
import type { ChatFacts } from '../../../widgets/chat/contract/facts.ts'
import { loadChatSettings } from './queries.ts'
import { replyTimeOf } from './reply-time.ts'

const MINUTE_MS = 60_000
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS
/** The newest; their median is not another for being asked of all. */
const MOST_CONVERSATIONS = 1000

export const measureReplies: Job = {
  name: 'chat reply times',
  everyMs: 5 * MINUTE_MS,
  run: measureAll,
}

export async function readReplyTime(sql: Sql, shopId: string): Promise<ChatFacts['replyTime']> {
  const [row] = await sql.query<{ medianMs: number; conversations: number }>(
    `select median_ms::float8 as "medianMs", conversations from chat_reply_times where shop_id = $1`,
    [shopId],
  )
  return row
}

async function measureAll({ database, now }: Services): Promise<void> {
  const since = new Date(now().getTime() - WEEK_MS)
  const shops = await database.query<{ shopId: string; timezone: string }>(
    `select shop_id as "shopId", timezone from shops where exists (
       select 1 from chat_conversations where chat_conversations.shop_id = shops.shop_id and first_answered_at > $1)
       or exists (select 1 from chat_reply_times where chat_reply_times.shop_id = shops.shop_id)`,
    [since],
  )
  for (const shop of shops) await measure(database, shop, since)
}

async function measure(
  sql: Sql,
  { shopId, timezone }: { readonly shopId: string; readonly timezone: string },
  since: Date,
): Promise<void> {
  const conversations = await sql.query<{ from: Date; to: Date }>(
    `select started_at as "from", first_answered_at as "to" from chat_conversations
      where shop_id = $1 and first_answered_at > $2 order by first_answered_at desc limit ${MOST_CONVERSATIONS}`,
    [shopId, since],
  )
  const { settings } = await loadChatSettings(sql, shopId)
  const waits = conversations.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))
  const found = replyTimeOf(waits, settings.hours, timezone)
  if (!found) {
    await sql.query('delete from chat_reply_times where shop_id = $1', [shopId])
    return
  }
  await sql.query(
    `insert into chat_reply_times (shop_id, median_ms, conversations) values ($1, $2, $3)
     on conflict (shop_id) do update set median_ms = $2, conversations = $3`,
    [shopId, found.medianMs, found.conversations],
  )
}
