/** What explains a wallet: waiting and expiring lots, live redemptions, and what still counts on the day of reckoning. */
import type { Sql } from '../db.ts'
import type { Book, Lot } from './account.ts'

export interface WalletParts {
  /** Worth something, the next first. */
  readonly waiting: readonly Lot[]
  readonly expiring: readonly Lot[]
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

/** More than anyone looks at; enough to add up what falls due in one moment. */
const READ_AT_MOST = 200

const LOT = `lot, rule, order_id as "orderId", points, remaining, qualifying, counted, counts_until as "countsUntil",
  earned_at as "earnedAt", available_at as "availableAt", released, expires_at as "expiresAt", notice_at as "noticeAt"`

export async function readParts(sql: Sql, book: Book): Promise<WalletParts> {
  const { shopId, memberId, pending, qualifying } = book.account
  const name = [shopId, memberId]
  const [waiting, expiring, holds, sums] = [
    pending > 0 ? await readWaiting(sql, name) : [],
    await readExpiring(sql, name),
    await sql.query<WalletParts['holds'][number]>(
      `select redemption_id as "redemptionId", points, mode, expires_at as until from loyalty_redemptions
        where shop_id = $1 and member_id = $2 and status in ('requested', 'held', 'issued') order by created_at desc`,
      name,
    ),
    await readSums(sql, book),
  ]
  const known = (lots: readonly Lot[]): Lot[] => merge(book, lots)
  return {
    waiting: known(waiting)
      .filter(({ released, remaining }) => !released && remaining > 0)
      .sort((a, b) => +a.availableAt - +b.availableAt || a.lot - b.lot),
    expiring: known(expiring)
      .filter(({ released, remaining, expiresAt }) => released && remaining > 0 && expiresAt)
      .sort((a, b) => +(a.expiresAt ?? 0) - +(b.expiresAt ?? 0) || a.lot - b.lot),
    holds,
    pendingQualifying: sums.waiting,
    keptAtReckoning: qualifying + sums.waiting - sums.leaving,
  }
}

function readWaiting(sql: Sql, name: readonly string[]): Promise<Lot[]> {
  return sql.query<Lot>(
    `select ${LOT} from loyalty_lots where shop_id = $1 and member_id = $2 and not released and remaining > 0
      order by available_at limit ${READ_AT_MOST}`,
    name,
  )
}

function readExpiring(sql: Sql, name: readonly string[]): Promise<Lot[]> {
  return sql.query<Lot>(
    `select ${LOT} from loyalty_lots where shop_id = $1 and member_id = $2 and released and remaining > 0
       and expires_at is not null order by expires_at, earned_at, lot limit ${READ_AT_MOST}`,
    name,
  )
}

interface Sums {
  /** Of lots not released. */
  readonly waiting: number
  /** Of lots that count now and no longer on the day of reckoning. */
  readonly leaving: number
}

async function readSums(sql: Sql, { account, lots }: Book): Promise<Sums> {
  const { shopId, memberId, pending, tierUntil } = account
  const known = [...lots.keys()]
  const sumOf = async (condition: string, ...values: unknown[]): Promise<number> => {
    const [row] = await sql.query<{ sum: number }>(
      `select coalesce(sum(qualifying), 0)::bigint as sum from loyalty_lots
        where shop_id = $1 and member_id = $2 and lot <> all($3::bigint[]) and ${condition}`,
      [shopId, memberId, known, ...values],
    )
    return row?.sum ?? 0
  }
  const inBook = (counts: (lot: Lot) => boolean): number =>
    [...lots.values()].filter(counts).reduce((sum, lot) => sum + lot.qualifying, 0)
  return {
    waiting: (pending > 0 ? await sumOf('not released') : 0) + inBook(({ released }) => !released),
    leaving: tierUntil
      ? (await sumOf('counted and counts_until <= $4', tierUntil)) +
        inBook(({ counted, countsUntil: end }) => counted && end !== null && end <= tierUntil)
      : 0,
  }
}

/** What the book has changed and not saved counts for more than what the table says. */
function merge({ lots }: Book, read: readonly Lot[]): Lot[] {
  return [...new Map([...read.map((lot) => [lot.lot, lot] as const), ...lots]).values()]
}
