/** The proof as a JWT: HS256 with the shop’s identity secret, or ES256 with its own key pair. */
import { errors, importJWK, jwtVerify, type JWTHeaderParameters } from 'jose'
import { z } from 'zod/mini'
import { Id } from '../../../src/contract/scalars.ts'
import type { ShopRow } from '../shop/queries.ts'
import { LEEWAY_SECONDS, type Identity } from './proof.ts'

const AUDIENCE = 'regulars'
const LONGEST_SECONDS = 300

const Claims = z.object({
  sub: Id,
  jti: Id,
  iat: z.number(),
  exp: z.number(),
  email: z.optional(z.string().check(z.maxLength(320))),
  name: z.optional(z.string().check(z.maxLength(256))),
})

export async function verifyJwtProof(
  proof: string,
  shop: ShopRow,
  now: Date,
): Promise<Identity | undefined> {
  const claims = Claims.safeParse(await readPayload(proof, shop, now))
  if (!claims.success) return undefined
  const { sub, jti, iat, exp, email, name } = claims.data
  if (exp - iat > LONGEST_SECONDS || iat > now.getTime() / 1000 + LEEWAY_SECONDS) return undefined
  const expiresAt = new Date((exp + LEEWAY_SECONDS) * 1000)
  return { sub, ...(email && { email }), ...(name && { name }), once: { id: jti, expiresAt } }
}

async function readPayload(proof: string, shop: ShopRow, now: Date): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(proof, (header) => keyFor(header, shop), {
      algorithms: shop.identityPublicKey ? ['HS256', 'ES256'] : ['HS256'],
      issuer: shop.publicKey,
      audience: AUDIENCE,
      clockTolerance: LEEWAY_SECONDS,
      currentDate: now,
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

/** Each algorithm has its own key: a public key can never be used as an HMAC secret. */
async function keyFor(header: JWTHeaderParameters, shop: ShopRow): Promise<CryptoKey | Uint8Array> {
  if (header.alg === 'ES256' && shop.identityPublicKey)
    return importJWK({ ...shop.identityPublicKey, kty: 'EC' }, 'ES256')
  return new TextEncoder().encode(shop.identitySecret)
}
