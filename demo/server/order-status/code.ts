/** Codes of six digits: kept as keyed hashes, good for ten minutes and five mistakes. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { normaliseEmail } from '../customers/normalise.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { ShopRow } from '../shop/queries.ts'
import { tidyNumber, type OrderName } from './find-order.ts'

export const CODE_MS = 10 * 60_000
export const MOST_WRONG = 5

/** A million codes would be tried out of a plain hash in no time. */
function keyedHash(shop: Pick<ShopRow, 'fingerprintKey'>, text: string): string {
  return createHmac('sha256', shop.fingerprintKey).update(text).digest('base64url')
}

/** The same for every way of typing the same order and address. */
export function subjectOf(shop: Pick<ShopRow, 'fingerprintKey'>, name: OrderName): string {
  const order = tidyNumber(name.orderId).toUpperCase()
  return keyedHash(shop, JSON.stringify(['order code', order, normaliseEmail(name.email)]))
}

interface NewCode {
  readonly subject: string
  /** `undefined`: there is no such order, and the code opens nothing. */
  readonly orderId: string | undefined
  readonly now: Date
}

/** The last one counts. */
export async function makeCode(
  sql: Sql,
  shop: Pick<ShopRow, 'id' | 'fingerprintKey'>,
  { subject, orderId, now }: NewCode,
): Promise<{ code: string; expiresAt: Date }> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = new Date(now.getTime() + CODE_MS)
  await sql.query(
    `insert into order_codes (shop_id, subject_hash, code_hash, order_id, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (shop_id, subject_hash) do update set code_hash = $3, order_id = $4, expires_at = $5, wrong = 0`,
    [shop.id, subject, keyedHash(shop, `${subject} ${code}`), orderId ?? null, expiresAt],
  )
  return { code, expiresAt }
}

interface Try {
  readonly subject: string
  readonly code: string
  readonly now: Date
}

/** The order it opens, as often as it is asked for within its time; throws `code_wrong` with the tries that are left. */
export async function useCode(
  database: Database,
  shop: Pick<ShopRow, 'id' | 'fingerprintKey'>,
  { subject, code, now }: Try,
): Promise<string> {
  const outcome = await database.transaction(async (sql) => {
    const [kept] = await sql.query<{ hash: string; orderId: string | null; wrong: number }>(
      `select code_hash as hash, order_id as "orderId", wrong from order_codes
        where shop_id = $1 and subject_hash = $2 and expires_at > $3 for update`,
      [shop.id, subject, now],
    )
    if (!kept || kept.wrong >= MOST_WRONG) return { left: 0 }
    const isRight = isSame(kept.hash, keyedHash(shop, `${subject} ${code}`))
    if (isRight && kept.orderId !== null) return { orderId: kept.orderId }
    await sql.query(
      'update order_codes set wrong = wrong + 1 where shop_id = $1 and subject_hash = $2',
      [shop.id, subject],
    )
    return { left: MOST_WRONG - kept.wrong - 1 }
  })
  // Thrown outside of the transaction, which keeps the count.
  if (outcome.orderId === undefined)
    throw new ProblemError('code_wrong', { params: { left: outcome.left } })
  return outcome.orderId
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

export async function forgetCodes(sql: Sql, now: Date): Promise<void> {
  await sql.query('delete from order_codes where expires_at <= $1', [now])
}
