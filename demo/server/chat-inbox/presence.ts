/** Who of a shop has the inbox open, and who of its shoppers the shop: whoever was seen within 45 seconds. */
import type { Sql } from '../db.ts'
import type { Audience } from '../live/queries.ts'

const PRESENT_MS = 45_000

/** Seen since then is there. */
export function presentSince(now: Date): Date {
  return new Date(now.getTime() - PRESENT_MS)
}

export async function isAnybodyThere(sql: Sql, shopId: string, now: Date): Promise<boolean> {
  return (await readPresent(sql, shopId, now)).size > 0
}

/** Sign-in addresses. */
export async function readPresent(
  sql: Sql,
  shopId: string,
  now: Date,
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ email: string }>(
    'select email from chat_agents where shop_id = $1 and seen_at > $2',
    [shopId, presentSince(now)],
  )
  return new Set(rows.map(({ email }) => email))
}

/** `true` when nobody was there before: shoppers should be told. One of several who come at once hears it. */
export async function markAgent(
  sql: Sql,
  { shopId, email, now }: { readonly shopId: string; readonly email: string; readonly now: Date },
): Promise<boolean> {
  await sql.query(
    `insert into chat_agents (shop_id, email, seen_at) values ($1, $2, $3)
     on conflict (shop_id, email) do update set seen_at = greatest(chat_agents.seen_at, excluded.seen_at)`,
    [shopId, email, now],
  )
  const opened = await sql.query(
    `insert into chat_desks (shop_id, is_staffed) values ($1, true)
     on conflict (shop_id) do update set is_staffed = true where not chat_desks.is_staffed returning shop_id`,
    [shopId],
  )
  return opened.length > 0
}

/** Shops whose last person has gone since this was last asked, by whichever process. */
export async function closeDesks(sql: Sql, now: Date): Promise<string[]> {
  const closed = await sql.query<{ shopId: string }>(
    `update chat_desks set is_staffed = false
      where is_staffed and not exists (
        select 1 from chat_agents where chat_agents.shop_id = chat_desks.shop_id and seen_at > $1)
      returning shop_id as "shopId"`,
    [presentSince(now)],
  )
  return closed.map(({ shopId }) => shopId)
}

/** Those who have written at some time; the others are nobody’s business. One statement, however many they are. */
export async function markShoppers(
  sql: Sql,
  audiences: readonly Audience[],
  now: Date,
): Promise<void> {
  if (audiences.length === 0) return
  // In one order, so that two processes with the same shopper never wait for each other.
  await sql.query(
    `with here as (
       select shop_id, member_id from chat_shoppers join jsonb_to_recordset($1::jsonb) as held("shopId" text, "memberId" text)
           on shop_id = held."shopId" and member_id = held."memberId"
        order by shop_id, member_id for update of chat_shoppers
     )
     update chat_shoppers set seen_at = greatest(chat_shoppers.seen_at, $2) from here
      where chat_shoppers.shop_id = here.shop_id and chat_shoppers.member_id = here.member_id`,
    [JSON.stringify(audiences), now],
  )
}

export async function readShoppersHere(sql: Sql, shopId: string, now: Date): Promise<Audience[]> {
  return sql.query<Audience>(
    `select shop_id as "shopId", member_id as "memberId" from chat_shoppers where shop_id = $1 and seen_at > $2`,
    [shopId, presentSince(now)],
  )
}
