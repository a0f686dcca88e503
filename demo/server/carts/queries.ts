/** Saved carts as they are stored. */
import type { CartLine } from '../../../src/contract/campaign/saved-cart.ts'
import type { Sql } from '../db.ts'
import { hashSecret } from '../shop/secrets.ts'

export interface CartName {
  readonly shopId: string
  readonly token: string
}

export interface SavedCart {
  readonly fingerprint: string
  readonly currency: string
  readonly lines: CartLine[]
  readonly savedAt: Date
  readonly expiresAt: Date
  readonly forgottenAt: Date | null
}

/** The one that is there already stays as it is. */
export async function keepCart(
  sql: Sql,
  { shopId, token }: CartName,
  cart: Omit<SavedCart, 'forgottenAt'>,
): Promise<SavedCart> {
  await sql.query(
    `insert into saved_carts (shop_id, token_hash, fingerprint, currency, lines, saved_at, expires_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7) on conflict do nothing`,
    [
      shopId,
      hashSecret(token),
      cart.fingerprint,
      cart.currency,
      JSON.stringify(cart.lines),
      cart.savedAt,
      cart.expiresAt,
    ],
  )
  const kept = await findCart(sql, { shopId, token })
  if (!kept) throw new Error('A cart was written and could not be read back.')
  return kept
}

/** Also one that was forgotten or is over. */
export async function findCart(
  sql: Sql,
  { shopId, token }: CartName,
): Promise<SavedCart | undefined> {
  const [cart] = await sql.query<SavedCart>(
    `select fingerprint, currency, lines, saved_at as "savedAt", expires_at as "expiresAt", forgotten_at as "forgottenAt"
       from saved_carts where shop_id = $1 and token_hash = $2`,
    [shopId, hashSecret(token)],
  )
  return cart
}

export async function forgetCart(
  sql: Sql,
  { shopId, token }: CartName,
  now: Date,
): Promise<boolean> {
  const forgotten = await sql.query(
    `update saved_carts set forgotten_at = $3, lines = '[]'
      where shop_id = $1 and token_hash = $2 and forgotten_at is null and expires_at > $3 returning token_hash`,
    [shopId, hashSecret(token), now],
  )
  return forgotten.length > 0
}

export async function dropOldCarts(sql: Sql, now: Date): Promise<void> {
  await sql.query('delete from saved_carts where expires_at <= $1', [now])
}
