/** What has to happen though nobody asks: releases, expiries, tiers, ends of codes and birthdays. */
import type { Database, Sql } from '../db.ts'
import type { Job } from '../room.ts'
import type { Services } from '../services.ts'
import { payBirthdays } from './earn/pay-birthdays.ts'
import { loadBooks, loadSpendable } from './load-book.ts'
import { passTime } from './pass-time.ts'
import { readCurrentProgram } from './queries.ts'
import { reconcileRedemptions } from './redeem/reconcile.ts'
import { forgetRequests } from './requests.ts'
import { saveBooks } from './save-book.ts'
import { groupBy } from './group-by.ts'

const MINUTE_MS = 60_000
/** So that memory stays flat however much has fallen due. */
const MEMBERS_AT_ONCE = 200
const LOTS_AT_ONCE = 4_000
/** Whoever has more due at once is caught up with in several rounds. */
const LEAST_LOTS = 20

export const jobs: readonly Job[] = [
  {
    name: 'loyalty time',
    everyMs: MINUTE_MS,
    run: ({ database, now, signal }) => catchUp(database, now(), signal),
  },
  {
    name: 'loyalty redemptions',
    everyMs: MINUTE_MS / 2,
    run: (services) => reconcileRedemptions(deskOf(services)),
  },
  {
    name: 'loyalty birthdays',
    everyMs: 10 * MINUTE_MS,
    run: ({ database, now }) => payBirthdays(database, now()),
  },
  {
    name: 'loyalty keys',
    everyMs: 60 * MINUTE_MS,
    run: ({ database, now }) => forgetRequests(database, now()),
  },
]

export function deskOf({ database, coupons, log, now }: Services): {
  readonly database: Database
  readonly coupons: Services['coupons']
  readonly log: Services['log']
  readonly now: Date
} {
  return { database, coupons, log, now: now() }
}

/** Everything that has fallen due, batch by batch, each in a transaction of its own. */
export async function catchUp(database: Database, now: Date, signal?: AbortSignal): Promise<void> {
  const found = await database.transaction((sql) => catchUpOnce(sql, now))
  if (found && !signal?.aborted) await catchUp(database, now, signal)
}

async function catchUpOnce(sql: Sql, now: Date): Promise<boolean> {
  // Members another process works on are left to it.
  const due = await sql.query<{ shopId: string; memberId: string }>(
    `select shop_id as "shopId", member_id as "memberId"
       from loyalty_accounts accounts join members using (shop_id, member_id)
      where accounts.due_at <= $1 order by accounts.due_at limit ${MEMBERS_AT_ONCE}
      for update of members skip locked`,
    [now],
  )
  const byShop = groupBy(due, ({ shopId }) => shopId)
  for (const [shopId, members] of byShop)
    await catchUpShop(sql, shopId, { memberIds: members.map(({ memberId }) => memberId), now })
  return due.length > 0
}

async function catchUpShop(
  sql: Sql,
  shopId: string,
  { memberIds, now }: { memberIds: readonly string[]; now: Date },
): Promise<void> {
  const program = await readCurrentProgram(sql, shopId)
  // Without rules nothing can happen; asked again tomorrow.
  if (!program) return postpone(sql, shopId, { memberIds, until: new Date(+now + 86_400_000) })
  const most = Math.max(LEAST_LOTS, Math.ceil(LOTS_AT_ONCE / memberIds.length))
  const loaded = await loadBooks(sql, shopId, { memberIds, now, most })
  for (const { book, until } of loaded) {
    const { expiresAt } = book.account
    if (expiresAt && expiresAt <= until) await loadSpendable(sql, book)
    passTime(book, program, until)
    // Even when nothing came of it, the account has to know when it is due next.
    book.isChanged = true
  }
  const books = loaded.map(({ book }) => book)
  await saveBooks(sql, shopId, { books, programId: program.id, now })
}

async function postpone(
  sql: Sql,
  shopId: string,
  { memberIds, until }: { memberIds: readonly string[]; until: Date },
): Promise<void> {
  await sql.query(
    'update loyalty_accounts set due_at = $3 where shop_id = $1 and member_id = any($2::text[])',
    [shopId, memberIds, until],
  )
}
