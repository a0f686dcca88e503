/** A claim’s id as it goes through pages, carts and orders: signed, so that nobody can make one up. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Sql } from '../../db.ts'
import type { ShopRow } from '../../shop/queries.ts'

type Signer = Pick<ShopRow, 'id' | 'sessionKey'>

const SIGNATURE_BYTES = 16

export function signClaimId(shop: Signer, claimId: string): string {
  return `${claimId}.${signatureOf(shop, claimId).toString('base64url')}`
}

/** The bare id, or nothing for whatever was not signed here. */
export function readClaimId(shop: Signer, signed: string): string | undefined {
  const [claimId = '', signature = ''] = signed.split('.')
  const given = Buffer.from(signature, 'base64url')
  const expected = signatureOf(shop, claimId)
  return given.length === expected.length && timingSafeEqual(given, expected) ? claimId : undefined
}

/** The shop is signed along, and what it is for: the same key signs sessions. */
function signatureOf({ id, sessionKey }: Signer, claimId: string): Buffer {
  return createHmac('sha256', sessionKey)
    .update(JSON.stringify(['referral claim', id, claimId]))
    .digest()
    .subarray(0, SIGNATURE_BYTES)
}

export async function readSigner(sql: Sql, shopId: string): Promise<Signer> {
  const [shop] = await sql.query<Signer>(
    'select shop_id as id, session_key as "sessionKey" from shops where shop_id = $1',
    [shopId],
  )
  if (!shop) throw new Error(`There is no shop ${shopId}.`)
  return shop
}

/** From the shop’s own server, which has it from a webhook or from the page. */
export function bareClaimId(shop: Signer, told: string): string {
  return told.includes('.') ? (readClaimId(shop, told) ?? '') : told
}
