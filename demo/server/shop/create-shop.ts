/** Adds a shop with fresh keys, and further secret keys to it. */
import type { Sql } from '../db.ts'
import { createSecret, hashSecret } from './secrets.ts'
import type { ShopRow } from './queries.ts'

export type NewShop = Pick<
  ShopRow,
  'id' | 'publicKey' | 'name' | 'currency' | 'timezone' | 'locales'
> &
  Partial<Pick<ShopRow, 'theme' | 'launcher' | 'widgets' | 'identityPublicKey'>> & {
    /** `https://shop.example`, or `http://localhost:*` for any port. */
    readonly origins: readonly string[]
  }

/** `false` when a process that started at the same time was first. */
export async function createShop(sql: Sql, shop: NewShop): Promise<boolean> {
  const created = await sql.query(
    `insert into shops (shop_id, public_key, name, currency, timezone, locales, theme, launcher, widgets,
       identity_secret, identity_public_key, session_key)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8::jsonb, $9::jsonb, $10, $11::jsonb, $12)
     on conflict do nothing returning shop_id`,
    [
      shop.id,
      shop.publicKey,
      shop.name,
      shop.currency,
      shop.timezone,
      JSON.stringify(shop.locales),
      JSON.stringify(shop.theme ?? {}),
      JSON.stringify(shop.launcher ?? {}),
      JSON.stringify(shop.widgets ?? {}),
      createSecret('is_'),
      shop.identityPublicKey ? JSON.stringify(shop.identityPublicKey) : null,
      createSecret(''),
    ],
  )
  if (created.length === 0) return false
  await sql.query(
    'insert into shop_origins (shop_id, origin) select $1, origin from unnest($2::text[]) as origin',
    [shop.id, shop.origins],
  )
  return true
}

/** Answers the key, which cannot be read back later; a shop may have several. */
export async function addSecretKey(sql: Sql, shopId: string, now: Date): Promise<string> {
  const secretKey = createSecret('sk_')
  await allowSecretKey(sql, { shopId, secretKey, now })
  return secretKey
}

export async function allowSecretKey(
  sql: Sql,
  { shopId, secretKey, now }: { shopId: string; secretKey: string; now: Date },
): Promise<void> {
  await sql.query(
    `insert into shop_secrets (shop_id, secret_hash, created_at) values ($1, $2, $3)
     on conflict do nothing`,
    [shopId, hashSecret(secretKey), now],
  )
}
