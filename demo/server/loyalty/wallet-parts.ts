/** What explains a wallet: waiting and expiring lots, live redemptions, and what still counts on the day of reckoning. */
import type { Sql } from '../db.ts'
import type { Book, Lot } from './account.ts'

export interface WalletParts {
  /** Worth something, the next first. */
  readonly waiting: readonly Lot[]
  readonly expiring: readonly Lot[]
  readonly nextRelease: Moment | null
  readonly nextExpiry: Moment | null
  readonly holds: readonly {
    readonly redemptionId: string
    readonly points: number
    readonly mode: 'code' | 'checkout_hold'
    readonly until: Date
  }[]
  readonly pendingQualifying: number
  /** Of what counts now and of what waits: what will still count when the tier is reckoned. */
  readonly keptAtReckoning: number
}

/** All points whose time that is. */
export interface Moment {
  readonly points: number
  readonly at: Date
}

export const SHOWN = 20

const LOT = `lot, rule, order_id as "orderId", points, remaining, qualifying, counted, counts_until as "countsUntil",
  earned_at as "earnedAt", available_at as "availableAt", released, expires_at as "expiresAt", notice_at as "noticeAt"`

const WAITING: Kind = {
  condition: 'not released and remaining > 0',
  column: 'available_at',
  isOne: ({ released, remaining }) => !released && remaining > 0,
  dateOf: ({ availableAt }) => availableAt,
}

const EXPIRING: Kind = {
  condition: 'released and remaining > 0 and expires_at is not null',
  column: 'expires_at',
  isOne: ({ released, remaining, expiresAt }) => released && remaining > 0 && expiresAt !== null,
  dateOf: ({ expiresAt }) => expiresAt,
}

export async function readParts(sql: Sql, book: Book): Promise<WalletParts> {
  const { shopId, memberId, pending } = book.account
  const [waiting, nextRelease] = pending > 0 ? await readKind(sql, book, WAITING) : NONE
  const [expiring, nextExpiry] = await readKind(sql, book, EXPIRING)
  const holds = await sql.query<WalletParts['holds'][number]>(
    `select redemption_id as "redemptionId", points, mode, expires_at as until from loyalty_redemptions
      where shop_id = $1 and member_id = $2 and status in ('requested', 'held', 'issued') order by created_at desc`,
    [shopId, memberId],
  )
  const sums = await readSums(sql, book)
  return {
    waiting,
    nextRelease,
    expiring,
    nextExpiry,
    holds,
    pendingQualifying: sums.waiting,
    keptAtReckoning: sums.waiting + sums.staying,
  }
}

interface Kind {
  readonly condition: string
  readonly column: 'available_at' | 'expires_at'
  readonly isOne: (lot: Lot) => boolean
  readonly dateOf: (lot: Lot) => Date | null
}

const NONE: [Lot[], Moment | null] = [[], null]

/** Those shown, and all points of the first moment: what the book has counts for more than what the table says. */
async function readKind(
  sql: Sql,
  { account, lots }: Book,
  { condition, column, isOne, dateOf }: Kind,
): Promise<[Lot[], Moment | null]> {
  const values = [account.shopId, account.memberId, [...lots.keys()]]
  const from = `from loyalty_lots where shop_id = $1 and member_id = $2 and lot <> all($3::bigint[]) and ${condition}`
  const read = await sql.query<Lot>(
    `select ${LOT} ${from} order by ${column} limit ${SHOWN + 1}`,
    values,
  )
  const inBook = [...lots.values()].filter(isOne)
  const all = [...read, ...inBook].sort(
    (a, b) => Number(dateOf(a)) - Number(dateOf(b)) || a.lot - b.lot,
  )
  const at = all[0] && dateOf(all[0])
  if (!at) return NONE
  const isFirst = (lot: Lot): boolean => Number(dateOf(lot)) === at.getTime()
  const sumOf = (some: readonly Lot[]): number =>
    some.filter(isFirst).reduce((sum, { remaining }) => sum + remaining, 0)
  // More than were read may fall due in that moment.
  const inTable = read.length > SHOWN && read.every(isFirst) ? await sumAt() : sumOf(read)
  return [all.slice(0, SHOWN), { points: inTable + sumOf(inBook), at }]

  async function sumAt(): Promise<number> {
    const [row] = await sql.query<{ sum: number }>(
      `select coalesce(sum(remaining), 0)::bigint as sum ${from} and ${column} = $4`,
      [...values, at],
    )
    return row?.sum ?? 0
  }
}

interface Sums {
  /** Of lots not released. */
  readonly waiting: number
  /** Of lots that count now, and still on the day of reckoning. */
  readonly staying: number
}

/** In one question, for it is asked with every wallet. */
async function readSums(sql: Sql, { account, lots }: Book): Promise<Sums> {
  const { shopId, memberId, tierUntil } = account
  const sumOf = (condition: string): string =>
    `(select coalesce(sum(qualifying), 0)::bigint from loyalty_lots
       where shop_id = $1 and member_id = $2 and lot <> all($3::bigint[]) and ${condition})`
  const [row] = await sql.query<Sums>(
    `select ${sumOf('not released')} as waiting,
            ${sumOf('counted and counts_until > $4')} + ${sumOf('counted and counts_until is null')} as staying`,
    [shopId, memberId, [...lots.keys()], tierUntil ?? 'infinity'],
  )
  const inBook = (counts: (lot: Lot) => boolean): number =>
    [...lots.values()].filter(counts).reduce((sum, lot) => sum + lot.qualifying, 0)
  const stays = ({ counted, countsUntil: end }: Lot): boolean =>
    counted && (end === null || (tierUntil !== null && end > tierUntil))
  return {
    waiting: (row?.waiting ?? 0) + inBook(({ released }) => !released),
    staying: (row?.staying ?? 0) + inBook(stays),
  }
}
