/** A great many points, written as years of orders would have left them. */
import type { Database } from '../demo/server/db.ts'
import { ensureMember } from '../demo/server/session/queries.ts'
import type { TestShop } from '../demo/server/testing/test-shop.ts'

const DAY = 86_400_000

interface Size {
  readonly rows: number
  readonly now: Date
}

/** One member with that many rows: orders over ten years, each earned and released; what is older has expired. */
export async function fillHistory(
  database: Database,
  shop: TestShop,
  { rows, now }: Size,
): Promise<{ memberToken: string; orders: { rows: number } }> {
  const { token, memberId } = await shop.openSession('ana')
  const orders = rows / 2
  const first = new Date(now.getTime() - 3650 * DAY)
  const stepSeconds = (3650 * 86_400) / orders
  await database.query(
    `insert into loyalty_ledger (shop_id, member_id, entry, type, points, moved, spent, program_id, rule, reason, order_id, source,
       source_id, occurred_at, available_at, lots, balance_after, created_at)
     select $1, $2, (n - 1) * 2 + kind, case kind when 1 then 'earn' else 'release' end, case kind when 1 then 10 else 0 end,
       case kind when 2 then 10 end, 0, 'embers', 'purchase', case kind when 1 then 'order_paid' else 'released' end, 'o' || n,
       case kind when 1 then 'version' else 'release' end, n::text, at, at + interval '14 days',
       case kind when 1 then jsonb_build_array(jsonb_build_array((n - 1) * 2 + 1, 10)) else '[]'::jsonb end, n * 10, at
       from (select n, $3::timestamptz + n * $4::float * interval '1 second' as at from generate_series(1, $5::int) n) orders,
            generate_series(1, 2) kind`,
    [shop.id, memberId, first, stepSeconds, orders],
  )
  await database.query(
    `insert into loyalty_lots (shop_id, member_id, lot, rule, order_id, points, remaining, qualifying, counted, counts_until,
       earned_at, available_at, released, expires_at, notice_at)
     select $1, $2, (n - 1) * 2 + 1, 'purchase', 'o' || n, 10, case when at > $6::timestamptz - interval '12 months' then 10 else 0 end,
       10, at + interval '14 days' <= $6 and at > $6::timestamptz - interval '12 months', at + interval '12 months', at,
       at + interval '14 days', at + interval '14 days' <= $6, at + interval '12 months 1 hour',
       case when at + interval '11 months' > $6 then at + interval '11 months' end
       from (select n, $3::timestamptz + n * $4::float * interval '1 second' as at from generate_series(1, $5::int) n) orders`,
    [shop.id, memberId, first, stepSeconds, orders, now],
  )
  await addAccounts(database, shop.id)
  return { memberToken: token, orders: { rows: orders * 2 } }
}

/** Lots earned a moment ago, shared out over many members; all wait for their release. */
export async function fillManyMembers(
  database: Database,
  shop: TestShop,
  { lots, members, now }: { lots: number; members: number; now: Date },
): Promise<void> {
  const { memberId } = await ensureMember(database, shop.id, { sub: 'first' }, now)
  await database.query('delete from members where shop_id = $1 and member_id = $2', [
    shop.id,
    memberId,
  ])
  await database.query(
    `insert into members (shop_id, member_id, sub, created_at)
     select $1, 'mem_' || n, 'customer-' || n, $3 from generate_series(1, $2::int) n`,
    [shop.id, members, now],
  )
  await database.query(
    `insert into loyalty_ledger (shop_id, member_id, entry, type, points, spent, program_id, rule, reason, order_id, source, source_id,
       occurred_at, available_at, lots, balance_after, created_at)
     select $1, 'mem_' || (n % $2::int + 1), n / $2::int + 1, 'earn', 10, 0, 'embers', 'purchase', 'order_paid', 'o' || n, 'version', '1',
       $4, $4::timestamptz + interval '14 days', jsonb_build_array(jsonb_build_array(n / $2::int + 1, 10)), (n / $2::int + 1) * 10, $4
       from generate_series(0, $3::int - 1) n`,
    [shop.id, members, lots, now],
  )
  await database.query(
    `insert into loyalty_lots (shop_id, member_id, lot, rule, order_id, points, remaining, qualifying, counted, counts_until,
       earned_at, available_at, released, expires_at, notice_at)
     select $1, 'mem_' || (n % $2::int + 1), n / $2::int + 1, 'purchase', 'o' || n, 10, 10, 10, false, $4::timestamptz + interval '12 months',
       $4, $4::timestamptz + interval '14 days', false, $4::timestamptz + interval '12 months', $4::timestamptz + interval '11 months'
       from generate_series(0, $3::int - 1) n`,
    [shop.id, members, lots, now],
  )
  await addAccounts(database, shop.id)
}

async function addAccounts(database: Database, shopId: string): Promise<void> {
  await database.query(
    `insert into loyalty_accounts (shop_id, member_id, revision, entry, available, pending, lifetime, qualifying, active_at, due_at)
     select shop_id, member_id, max(lot) + 1, (select max(entry) from loyalty_ledger rows where rows.shop_id = $1 and rows.member_id = lots.member_id),
       coalesce(sum(remaining) filter (where released), 0), coalesce(sum(remaining) filter (where not released), 0), sum(points),
       coalesce(sum(qualifying) filter (where counted), 0), max(earned_at), min(due_at)
       from loyalty_lots lots where shop_id = $1 group by shop_id, member_id`,
    [shopId],
  )
  // A server does this by itself; the embedded database does not.
  await database.run('vacuum analyze')
}
