/** Writes what a transaction did to its members, all of them at once: rows, lots, accounts, and who has to be told. */
import type { Sql } from '../db.ts'
import { publishAll } from '../live/queries.ts'
import { queueWebhook } from '../webhooks/queue.ts'
import type { Book } from './account.ts'

const WALLET_CHANGED = 'loyalty.wallet_changed'

/** Only while all members are locked. */
export async function saveBooks(
  sql: Sql,
  shopId: string,
  { books, programId, now }: { books: readonly Book[]; programId: string; now: Date },
): Promise<void> {
  const changed = books.filter(({ isChanged }) => isChanged)
  if (changed.length === 0) return
  for (const { account } of changed) account.revision += 1
  await insertRows(sql, shopId, { books: changed, programId, now })
  await upsertLots(sql, shopId, changed)
  await insertTierChanges(sql, shopId, changed, now)
  await upsertAccounts(sql, changed)
  await queueWebhook(
    sql,
    shopId,
    changed.flatMap(({ account: { memberId }, notices }) =>
      notices.map((notice) => ({ ...notice, memberId })),
    ),
  )
  await publishAll(
    sql,
    changed.map(({ account }) => ({ ...account, type: WALLET_CHANGED })),
  )
}

async function insertRows(
  sql: Sql,
  shopId: string,
  { books, programId, now }: { books: readonly Book[]; programId: string; now: Date },
): Promise<void> {
  const rows = books.flatMap(({ account, rows }) =>
    rows.map((row) => ({ ...row, spent: row.spent ?? 0, memberId: account.memberId })),
  )
  if (rows.length === 0) return
  await sql.query(
    `insert into loyalty_ledger (shop_id, member_id, entry, type, points, moved, spent, program_id, rule, reason, params,
       order_id, redemption_id, source, source_id, occurred_at, available_at, expires_at, award, lots, balance_after, created_at)
     select $1, "memberId", entry, type, points, moved, spent, $2, rule, reason, params,
       "orderId", "redemptionId", source, "sourceId", "occurredAt", "availableAt", "expiresAt", award, lots, "balanceAfter", $3
       from jsonb_to_recordset($4::jsonb) as r("memberId" text, entry bigint, type text, points bigint, moved bigint, spent bigint,
         rule text, reason text, params jsonb, "orderId" text, "redemptionId" text, source text, "sourceId" text,
         "occurredAt" timestamptz, "availableAt" timestamptz, "expiresAt" timestamptz, award jsonb, lots jsonb, "balanceAfter" bigint)`,
    [shopId, programId, now, JSON.stringify(rows)],
  )
}

async function upsertLots(sql: Sql, shopId: string, books: readonly Book[]): Promise<void> {
  const lots = books.flatMap(({ account, changedLots }) =>
    [...changedLots].map((lot) => ({ ...lot, memberId: account.memberId })),
  )
  if (lots.length === 0) return
  await sql.query(
    `insert into loyalty_lots (shop_id, member_id, lot, rule, order_id, points, remaining, qualifying, counted, counts_until,
       earned_at, available_at, released, expires_at, notice_at)
     select $1, "memberId", lot, rule, "orderId", points, remaining, qualifying, counted, "countsUntil",
       "earnedAt", "availableAt", released, "expiresAt", "noticeAt"
       from jsonb_to_recordset($2::jsonb) as r("memberId" text, lot bigint, rule text, "orderId" text, points bigint,
         remaining bigint, qualifying bigint, counted boolean, "countsUntil" timestamptz, "earnedAt" timestamptz,
         "availableAt" timestamptz, released boolean, "expiresAt" timestamptz, "noticeAt" timestamptz)
     on conflict (shop_id, member_id, lot) do update set points = excluded.points, remaining = excluded.remaining,
       qualifying = excluded.qualifying, counted = excluded.counted, available_at = excluded.available_at,
       released = excluded.released, expires_at = excluded.expires_at, notice_at = excluded.notice_at`,
    [shopId, JSON.stringify(lots)],
  )
}

async function insertTierChanges(
  sql: Sql,
  shopId: string,
  books: readonly Book[],
  now: Date,
): Promise<void> {
  const changes = books.flatMap(({ account, tierChanges }) =>
    tierChanges.map((change) => ({ ...change, memberId: account.memberId })),
  )
  if (changes.length === 0) return
  // Of several changes at one moment the last one counts.
  const last = new Map(changes.map((change) => [`${change.memberId} ${+change.at}`, change]))
  await sql.query(
    `insert into loyalty_tier_changes (shop_id, member_id, changed_at, tier_id, recorded_at)
     select $1, "memberId", at, "tierId", $2
       from jsonb_to_recordset($3::jsonb) as r("memberId" text, at timestamptz, "tierId" text)
     on conflict (shop_id, member_id, changed_at) do update set tier_id = excluded.tier_id, recorded_at = excluded.recorded_at`,
    [shopId, now, JSON.stringify([...last.values()])],
  )
}

/** After the lots, which say when the account is due next. */
async function upsertAccounts(sql: Sql, books: readonly Book[]): Promise<void> {
  await sql.query(
    `insert into loyalty_accounts (shop_id, member_id, revision, entry, available, pending, held, debt, lifetime, spent, orders,
       qualifying, tier_id, tier_since, tier_until, tier_in_grace, active_at, expires_at, notice_at, joined_at, consent, excluded,
       birthday, birthday_set_at, visit_day, visit_streak, due_at)
     select "shopId", "memberId", revision, entry, available, pending, held, debt, lifetime, spent, orders,
       qualifying, "tierId", "tierSince", "tierUntil", "tierInGrace", "activeAt", "expiresAt", "noticeAt", "joinedAt", consent, excluded,
       birthday, "birthdaySetAt", "visitDay", "visitStreak",
       least("tierUntil", "noticeAt", "expiresAt", (select min(due_at) from loyalty_lots
         where shop_id = "shopId" and member_id = "memberId" and due_at is not null))
       from jsonb_to_recordset($1::jsonb) as r("shopId" text, "memberId" text, revision bigint, entry bigint, available bigint,
         pending bigint, held bigint, debt bigint, lifetime bigint, spent bigint, orders bigint, qualifying bigint, "tierId" text,
         "tierSince" timestamptz, "tierUntil" timestamptz, "tierInGrace" boolean, "activeAt" timestamptz, "expiresAt" timestamptz,
         "noticeAt" timestamptz, "joinedAt" timestamptz, consent jsonb, excluded boolean, birthday text,
         "birthdaySetAt" timestamptz, "visitDay" date, "visitStreak" integer)
     on conflict (shop_id, member_id) do update set revision = excluded.revision, entry = excluded.entry,
       available = excluded.available, pending = excluded.pending, held = excluded.held, debt = excluded.debt,
       lifetime = excluded.lifetime, spent = excluded.spent, orders = excluded.orders, qualifying = excluded.qualifying,
       tier_id = excluded.tier_id, tier_since = excluded.tier_since, tier_until = excluded.tier_until,
       tier_in_grace = excluded.tier_in_grace, active_at = excluded.active_at, expires_at = excluded.expires_at,
       notice_at = excluded.notice_at, joined_at = excluded.joined_at, consent = excluded.consent, excluded = excluded.excluded,
       birthday = excluded.birthday, birthday_set_at = excluded.birthday_set_at, visit_day = excluded.visit_day,
       visit_streak = excluded.visit_streak, due_at = excluded.due_at`,
    [JSON.stringify(books.map(({ account }) => account))],
  )
}
