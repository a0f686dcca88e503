/** Merchants and their sessions; of a session’s token only the hash is kept. */
import type { Sql } from '../db.ts'
import type { Services } from '../services.ts'
import { findShopByKey, type ShopRow } from '../shop/queries.ts'
import { createSecret, hashSecret } from '../shop/secrets.ts'
import { hashPassword } from './password.ts'

const SESSION_MS = 12 * 3_600_000

export interface MerchantRow {
  readonly shopId: string
  readonly publicKey: string
  readonly merchantId: string
  readonly email: string
  readonly passwordHash: string
}

const COLUMNS = `merchants.shop_id as "shopId", public_key as "publicKey", merchants.merchant_id as "merchantId", email,
  password_hash as "passwordHash"`

export async function createMerchant(
  sql: Sql,
  { shopId, email, password, now }: { shopId: string; email: string; password: string; now: Date },
): Promise<void> {
  await sql.query(
    `insert into merchants (shop_id, merchant_id, email, password_hash, created_at)
     values ($1, $2, $3, $4, $5)`,
    [shopId, createSecret('mer_'), normalise(email), await hashPassword(password), now],
  )
}

export async function findMerchant(sql: Sql, email: string): Promise<MerchantRow | undefined> {
  const [merchant] = await sql.query<MerchantRow>(
    `select ${COLUMNS} from merchants join shops using (shop_id) where email = $1`,
    [normalise(email)],
  )
  return merchant
}

export async function openMerchantSession(
  sql: Sql,
  merchant: MerchantRow,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = createSecret('')
  const expiresAt = new Date(now.getTime() + SESSION_MS)
  await sql.query('delete from merchant_sessions where expires_at <= $1', [now])
  await sql.query(
    'insert into merchant_sessions (shop_id, token_hash, merchant_id, expires_at) values ($1, $2, $3, $4)',
    [merchant.shopId, hashSecret(token), merchant.merchantId, expiresAt],
  )
  return { token, expiresAt }
}

export async function findMerchantBySession(
  { database, now }: Services,
  token: string,
): Promise<{ merchant: MerchantRow; shop: ShopRow } | undefined> {
  const [merchant] = await database.query<MerchantRow>(
    `select ${COLUMNS} from merchant_sessions join merchants using (shop_id, merchant_id) join shops using (shop_id)
      where token_hash = $1 and expires_at > $2`,
    [hashSecret(token), now()],
  )
  const shop = merchant && (await findShopByKey(database, merchant.publicKey))
  return shop && { merchant, shop }
}

export async function closeMerchantSession(sql: Sql, token: string): Promise<void> {
  await sql.query('delete from merchant_sessions where token_hash = $1', [hashSecret(token)])
}

export function normalise(email: string): string {
  return email.trim().toLowerCase()
}
