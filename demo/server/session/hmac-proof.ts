/** The proof for templates without a JWT library: a dated HMAC, good for ten minutes and for repeats. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Id } from '../../../src/contract/scalars.ts'
import type { ShopRow } from '../shop/queries.ts'
import { LEEWAY_SECONDS, type Identity } from './proof.ts'

/** `v1.<base64url sub>.<unix seconds>.<hex>` */
const FORMAT = /^v1\.([\w-]+)\.(\d{1,12})\.([\da-f]{64})$/
const LIFETIME_SECONDS = 600

export function verifyDatedHmac(proof: string, shop: ShopRow, now: Date): Identity | undefined {
  const [, encodedSub, seconds, signature] = FORMAT.exec(proof) ?? []
  if (!encodedSub || !seconds || !signature) return undefined
  const sub = decode(encodedSub)
  if (sub === undefined || !Id.safeParse(sub).success) return undefined
  const age = now.getTime() / 1000 - Number(seconds)
  if (age > LIFETIME_SECONDS || age < -LEEWAY_SECONDS) return undefined
  const expected = createHmac('sha256', shop.identitySecret)
    .update(`v1|${shop.publicKey}|${sub}|${seconds}`)
    .digest()
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? { sub } : undefined
}

/** One text, one spelling: whatever does not encode back to itself is refused. */
function decode(encoded: string): string | undefined {
  const text = Buffer.from(encoded, 'base64url').toString('utf8')
  return Buffer.from(text, 'utf8').toString('base64url') === encoded ? text : undefined
}
