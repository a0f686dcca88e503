/** By what a shopper is known again: their account, the id their browser keeps for offers, and the network and browser they come with. */
import type { Context } from 'hono'
import { agentKeyOf, ipKeyOf } from '../customers/keys.ts'
import type { Sql } from '../db.ts'
import { clientAddress } from '../http/address.ts'
import type { Services } from '../services.ts'
import { hashSecret } from '../shop/secrets.ts'
import type { ShopRow } from '../shop/queries.ts'

export interface Shopper {
  readonly memberId?: string | undefined
  /** Hash of the id: whoever has that is told the code. */
  readonly holder?: string | undefined
  /** Fingerprints of network and browser together. */
  readonly browser?: string | undefined
  readonly ipKey: string | null
}

export interface ShopperKey {
  readonly kind: 'member' | 'holder' | 'browser' | 'order'
  readonly value: string
}

export function shopperOf(
  http: Context,
  shop: ShopRow,
  {
    services,
    holder,
    memberId,
  }: {
    readonly services: Services
    readonly holder?: string | undefined
    readonly memberId?: string | undefined
  },
): Shopper {
  const ipKey = ipKeyOf(shop.fingerprintKey, clientAddress(http, services.trustProxy))
  const agentKey = agentKeyOf(shop.fingerprintKey, http.req.header('user-agent'))
  return {
    memberId,
    ipKey,
    holder: holder && hashSecret(holder),
    browser: ipKey && agentKey ? `${ipKey}.${agentKey}` : undefined,
  }
}

/** The surest first; also the order they are locked in, so that two calls never wait for each other. */
export function keysOf({ memberId, holder, browser }: Shopper): ShopperKey[] {
  const all: { kind: ShopperKey['kind']; value: string | undefined }[] = [
    { kind: 'member', value: memberId },
    { kind: 'holder', value: holder },
    { kind: 'browser', value: browser },
  ]
  return all.flatMap(({ kind, value }) => (value === undefined ? [] : [{ kind, value }]))
}

/** One question at a time for each of them, before there is any row to hold. */
export async function lockKeys(
  sql: Sql,
  shopId: string,
  keys: readonly ShopperKey[],
): Promise<void> {
  for (const { kind, value } of keys)
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      JSON.stringify(['offers', shopId, kind, value]),
    ])
}

/** How often, and by what, exits are remembered. */
export function namesOf({ memberId, holder }: Shopper): string[] {
  return [memberId && `member:${memberId}`, holder && `holder:${holder}`].flatMap(
    (name) => name || [],
  )
}
