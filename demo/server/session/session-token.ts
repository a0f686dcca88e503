/** Session tokens: signed with a key of the shop, so that any process can check them without a table. */
import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose'
import type { Sql } from '../db.ts'
import type { Services } from '../services.ts'
import { findShopByKey, type ShopRow } from '../shop/queries.ts'

const AUDIENCE = 'regulars-session'
/** Of a guest: good for what a guest may ask, and for nothing a member may. */
const GUEST_AUDIENCE = 'regulars-guest'
const LIFETIME_SECONDS = 15 * 60

export interface MemberSession {
  readonly shop: ShopRow
  readonly memberId: string
  /** Ms since 1970. */
  readonly sessionEndsAt: number
}

export async function createSession(
  shop: ShopRow,
  memberId: string,
  { now, isGuest = false }: { readonly now: Date; readonly isGuest?: boolean },
): Promise<{ token: string; expiresAt: string }> {
  const issuedAt = Math.floor(now.getTime() / 1000)
  const expires = issuedAt + LIFETIME_SECONDS
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(shop.publicKey)
    .setAudience(isGuest ? GUEST_AUDIENCE : AUDIENCE)
    .setSubject(memberId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expires)
    .sign(keyOf(shop))
  return { token, expiresAt: new Date(expires * 1000).toISOString() }
}

export async function verifySession(
  services: Services,
  token: string | undefined,
  { orGuest = false }: { readonly orGuest?: boolean } = {},
): Promise<MemberSession | undefined> {
  try {
    if (!token) return undefined
    // Only tells which shop's key to check the signature with; nothing else is read before it holds.
    const { iss } = decodeJwt(token)
    const shop = iss === undefined ? undefined : await findShopByKey(services.database, iss)
    if (!shop) return undefined
    const { payload } = await jwtVerify(token, keyOf(shop), {
      algorithms: ['HS256'],
      issuer: shop.publicKey,
      audience: orGuest ? [AUDIENCE, GUEST_AUDIENCE] : AUDIENCE,
      requiredClaims: ['sub', 'exp'],
      currentDate: services.now(),
    })
    const memberId = payload.sub ?? ''
    if (await isErased(services.database, shop.id, memberId)) return undefined
    return { shop, memberId, sessionEndsAt: (payload.exp ?? 0) * 1000 }
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

/** The token cannot know: it says who somebody was when it was made. */
async function isErased(sql: Sql, shopId: string, memberId: string): Promise<boolean> {
  const erased = await sql.query(
    'select 1 from members where shop_id = $1 and member_id = $2 and erased_at is not null',
    [shopId, memberId],
  )
  return erased.length > 0
}

function keyOf(shop: ShopRow): Uint8Array {
  return new TextEncoder().encode(shop.sessionKey)
}
