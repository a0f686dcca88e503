/** Who calls: one check for each kind of access in the contract. */
import type { Context } from 'hono'
import type { Access } from '../../src/contract/endpoint.ts'
import { PublicKey } from '../../src/contract/scalars.ts'
import { checkOrigin, checkSameOrigin } from './http/origin.ts'
import { ProblemError } from './http/problem.ts'
import { readMerchantCookie } from './merchant/cookie.ts'
import { findMerchantBySession, type MerchantRow } from './merchant/queries.ts'
import type { Services } from './services.ts'
import { verifySession } from './session/session-token.ts'
import { findShopByKey, findShopBySecret, type ShopRow } from './shop/queries.ts'

/** The part of the caller that every access answers with; each `for…` of route.ts asks for what it is sure of. */
export interface Caller {
  readonly shop?: ShopRow
  readonly memberId?: string
  readonly merchant?: MerchantRow
  /** Ms since 1970: the end of the member's session. */
  readonly sessionEndsAt?: number
}

export interface AccessQuestion {
  readonly c: Context
  readonly services: Services
  /** `key` of the query or the body, unchecked. */
  readonly key: unknown
}

export const ACCESS: Readonly<Record<Access, (question: AccessQuestion) => Promise<Caller>>> = {
  async open({ c }) {
    checkSameOrigin(c)
    return {}
  },
  async public({ c, services, key }) {
    const shop = PublicKey.safeParse(key).success
      ? await findShopByKey(services.database, String(key))
      : undefined
    if (shop) await checkOrigin(c, services.database, shop.id)
    else if (PublicKey.safeParse(key).success) throw new ProblemError('unknown_shop')
    // A malformed key is left to the endpoint's schema, which names the field.
    return shop ? { shop } : {}
  },
  async member({ c, services }) {
    const session = await verifySession(services, bearer(c))
    if (!session) throw new ProblemError('session_expired')
    await checkOrigin(c, services.database, session.shop.id)
    return session
  },
  async shopper({ c, services }) {
    const session = await verifySession(services, bearer(c), { orGuest: true })
    if (!session) throw new ProblemError('session_expired')
    await checkOrigin(c, services.database, session.shop.id)
    return session
  },
  async secret({ c, services }) {
    const secretKey = bearer(c)
    const shop = secretKey && (await findShopBySecret(services.database, secretKey))
    if (!shop) throw new ProblemError('secret_invalid')
    return { shop }
  },
  async merchant({ c, services }) {
    checkSameOrigin(c)
    const token = readMerchantCookie(c)
    const found = token && (await findMerchantBySession(services, token))
    if (!found) throw new ProblemError('session_expired')
    return found
  },
}

function bearer(c: Context): string | undefined {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(c.req.header('authorization') ?? '')?.[1]
}
