/** The signed proof of who is shopping, as the loyalty backend asks for it. */
import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Customer } from './customers.ts'

export interface ProofKeys {
  readonly publicKey: string
  readonly identitySecret: string
}

/** Good for one use within five minutes. */
export function createProof(customer: Customer, keys: ProofKeys): Promise<string> {
  return new SignJWT({ name: customer.name, email: customer.email })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(keys.publicKey)
    .setAudience('regulars')
    .setSubject(customer.id)
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(keys.identitySecret))
}
