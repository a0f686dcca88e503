/** Reads members’ points: the account, what is due, and as many lots beside it as the caller will touch. */
import type { Sql } from '../db.ts'
import { lockMembers } from '../session/queries.ts'
import { createBook, emptyAccount, type Account, type Book, type Lot } from './account.ts'
import { groupBy } from './group-by.ts'

export interface BookName {
  readonly shopId: string
  readonly memberId: string
}

/** Few members have more that is worth something. */
const FIRST_LOTS = 100

const ACCOUNT = `shop_id as "shopId", member_id as "memberId", revision, entry, available, pending, held, debt,
  lifetime, spent, orders, qualifying, tier_id as "tierId", tier_since as "tierSince", tier_until as "tierUntil",
  tier_in_grace as "tierInGrace", active_at as "activeAt", expires_at as "expiresAt", notice_at as "noticeAt",
  joined_at as "joinedAt", consent, excluded, birthday, birthday_set_at as "birthdaySetAt",
  to_char(visit_day, 'YYYY-MM-DD') as "visitDay", visit_streak as "visitStreak"`

const LOT = `lot, rule, order_id as "orderId", points, remaining, qualifying, counted, counts_until as "countsUntil",
  earned_at as "earnedAt", available_at as "availableAt", released, expires_at as "expiresAt", notice_at as "noticeAt"`

/** Holds off every other change of this member until the transaction ends. */
export async function lockBook(sql: Sql, name: BookName, now: Date): Promise<Book> {
  await lockMembers(sql, name.shopId, [name.memberId])
  return loadBook(sql, name, now)
}

/** For reading; with the member locked, for writing. */
export async function loadBook(sql: Sql, name: BookName, now: Date): Promise<Book> {
  const [account] = await sql.query<Account>(
    `select ${ACCOUNT} from loyalty_accounts where shop_id = $1 and member_id = $2`,
    [name.shopId, name.memberId],
  )
  if (!account) return createBook(emptyAccount(name.shopId, name.memberId), [])
  const lots = await sql.query<Lot>(
    `select ${LOT} from loyalty_lots
      where shop_id = $1 and member_id = $2 and due_at is not null and due_at <= $3`,
    [name.shopId, name.memberId, now],
  )
  const book = createBook(account, lots)
  if (account.expiresAt && account.expiresAt <= now) await loadSpendable(sql, book)
  return book
}

/** Several members of one shop; of each at most `most` due lots, the first ones. */
export async function loadBooks(
  sql: Sql,
  shopId: string,
  { memberIds, now, most }: { memberIds: readonly string[]; now: Date; most: number },
): Promise<{ book: Book; until: Date }[]> {
  const accounts = await sql.query<Account>(
    `select ${ACCOUNT} from loyalty_accounts where shop_id = $1 and member_id = any($2::text[])`,
    [shopId, memberIds],
  )
  const lots = await sql.query<Lot & { memberId: string; dueAt: Date }>(
    `select ids.member_id as "memberId", due.due_at as "dueAt", ${LOT}
       from unnest($2::text[]) as ids(member_id), lateral (
         select * from loyalty_lots where shop_id = $1 and loyalty_lots.member_id = ids.member_id
            and due_at is not null and due_at <= $3 order by due_at limit $4) as due
      order by due.due_at`,
    [shopId, memberIds, now, most],
  )
  const byMember = groupBy(lots, ({ memberId }) => memberId)
  return accounts.map((account) => {
    const due = byMember.get(account.memberId) ?? []
    // What falls due later waits for the next round: a day of reckoning must find all releases before it.
    const until = due.length === most ? (due.at(-1)?.dueAt ?? now) : now
    return { book: createBook(account, due), until }
  })
}

/** Lots in the order they are spent, until they hold that many points; those in the book already stay as they are. */
export async function loadSpendable(
  sql: Sql,
  book: Book,
  points: number = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  const { shopId, memberId } = book.account
  for (let left = points, limit = FIRST_LOTS; left > 0; limit *= 4) {
    const rows = await sql.query<Lot>(
      `select ${LOT} from loyalty_lots
        where shop_id = $1 and member_id = $2 and released and remaining > 0 and lot <> all($3::bigint[])
        order by expires_at, earned_at, lot limit $4`,
      [shopId, memberId, [...book.lots.keys()], limit],
    )
    addLots(book, rows)
    left -= rows.reduce((sum, { remaining }) => sum + remaining, 0)
    if (rows.length < limit) return
  }
}

export async function loadLots(
  sql: Sql,
  book: Book,
  condition: { readonly orderId: string } | { readonly lots: readonly number[] },
): Promise<void> {
  const { shopId, memberId } = book.account
  const [text, value] =
    'orderId' in condition
      ? ['order_id = $3', condition.orderId]
      : ['lot = any($3::bigint[])', condition.lots]
  addLots(
    book,
    await sql.query<Lot>(
      `select ${LOT} from loyalty_lots where shop_id = $1 and member_id = $2 and ${text}`,
      [shopId, memberId, value],
    ),
  )
}

/** What the book has is newer than what the table has. */
function addLots(book: Book, lots: readonly Lot[]): void {
  for (const lot of lots) if (!book.lots.has(lot.lot)) book.lots.set(lot.lot, lot)
}
