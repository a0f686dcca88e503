/** Proofs of identity: signed by the shop’s server, checked here, never taken from the page’s word. */
import type { ShopRow } from '../shop/queries.ts'
import { verifyDatedHmac } from './hmac-proof.ts'
import { verifyJwtProof } from './jwt-proof.ts'

/** How far the clocks of shop and server may be apart. */
export const LEEWAY_SECONDS = 30

export interface Identity {
  /** The customer’s id in the shop. */
  readonly sub: string
  readonly email?: string
  readonly name?: string
  /** A proof with an id counts once. */
  readonly once?: { readonly id: string; readonly expiresAt: Date }
}

/** `undefined` for whatever is wrong with it: an answer that says more helps only who forges. */
export async function verifyProof(
  proof: string,
  shop: ShopRow,
  now: Date,
): Promise<Identity | undefined> {
  return proof.startsWith('v1.')
    ? verifyDatedHmac(proof, shop, now)
    : verifyJwtProof(proof, shop, now)
}
