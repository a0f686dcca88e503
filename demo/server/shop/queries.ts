/** Reads of shops, their allowed origins and their secret keys. */
import type { JWK } from 'jose'
import type { DestinationConfig } from '../../../src/contract/destinations.ts'
import type { LauncherConfig, OwnTexts, Theme } from '../../../src/contract/shop.ts'
import type { Sql } from '../db.ts'
import { hashSecret } from './secrets.ts'

export interface ShopRow {
  readonly id: string
  readonly publicKey: string
  readonly name: string
  readonly currency: string
  readonly timezone: string
  readonly locales: string[]
  readonly theme: Theme
  readonly launcher: LauncherConfig
  readonly texts: OwnTexts
  readonly widgets: Record<string, unknown>
  readonly destinations: readonly DestinationConfig[]
  readonly identitySecret: string
  readonly identityPublicKey: JWK | null
  readonly sessionKey: string
  /** Keys the fingerprints of its customers. */
  readonly fingerprintKey: string
}

const COLUMNS = `shops.shop_id as id, public_key as "publicKey", name, currency, timezone, locales, theme, launcher, texts, widgets, destinations,
  identity_secret as "identitySecret", identity_public_key as "identityPublicKey", session_key as "sessionKey",
  fingerprint_key as "fingerprintKey"`

export async function findShopByKey(sql: Sql, publicKey: string): Promise<ShopRow | undefined> {
  const [shop] = await sql.query<ShopRow>(`select ${COLUMNS} from shops where public_key = $1`, [
    publicKey,
  ])
  return shop
}

export async function findShopBySecret(sql: Sql, secretKey: string): Promise<ShopRow | undefined> {
  const [shop] = await sql.query<ShopRow>(
    `select ${COLUMNS} from shops join shop_secrets using (shop_id) where secret_hash = $1`,
    [hashSecret(secretKey)],
  )
  return shop
}

/** Is any of `patterns` on the list of this shop or, without one, of any shop? */
export async function isOriginListed(
  sql: Sql,
  patterns: readonly string[],
  shopId?: string,
): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from shop_origins where origin = any($1::text[]) and ($2::text is null or shop_id = $2) limit 1`,
    [patterns, shopId ?? null],
  )
  return rows.length > 0
}
