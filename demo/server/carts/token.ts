/** The secret in the link of a saved cart: 128 bits that follow from the request’s key, so that they need not be kept to be said again. */
import { createHash, createHmac } from 'node:crypto'
import type { Context } from 'hono'
import { Uuid } from '../../../src/contract/scalars.ts'
import { invalid } from '../http/parse.ts'
import type { ShopRow } from '../shop/queries.ts'

const BYTES = 16

/** Nobody can guess the key of a request, nor the shop’s. */
export function tokenFor({ fingerprintKey }: ShopRow, requestKey: string): string {
  return createHmac('sha256', fingerprintKey)
    .update(`cart:${requestKey}`)
    .digest()
    .subarray(0, BYTES)
    .toString('base64url')
}

export function requestKeyOf(http: Context): string {
  const key = http.req.header('idempotency-key')?.toLowerCase() ?? ''
  if (!Uuid.safeParse(key).success) throw invalid('header', 'Idempotency-Key', 'A UUID is needed')
  return key
}

export function fingerprintOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}
