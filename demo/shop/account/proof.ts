/** The signed proof of who is shopping, as the loyalty backend asks for it. */
import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Customer } from './customers.ts'

export interface ProofKeys {
  readonly publicKey: string
  readonly identitySecret: string
  readonly now: () => Date
}

const LIFETIME_S = 300

/** Good for one use within five minutes. */
export function createProof(customer: Customer, keys: ProofKeys): Promise<string> {
  // One reading of the clock: two could make it a second longer than the backend allows.
  const issuedAt = Math.floor(keys.now().getTime() / 1000)
  return new SignJWT({ name: customer.name, email: customer.email })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(keys.publicKey)
    .setAudience('regulars')
    .setSubject(customer.id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_S)
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(keys.identitySecret))
}
