/** A session as this browser holds and remembers it, counted by this browser's own clock. */
import type { Session } from '../contract/session.ts'
import { MINUTE } from './clock.ts'

export interface HeldSession {
  readonly token: string
  readonly memberId: string
  readonly name?: string | undefined
  /** Short hash of whose proof opened it. */
  readonly subject?: string | undefined
  /** Wall clock of this browser, ms. */
  readonly validUntil: number
}

/** By contract; what the server's clock says is believed only where it fits this browser's clock. */
const LIFETIME = 15 * MINUTE
/** Renewed this long before its end, so that no call leaves with a token that dies on the way. */
const MARGIN = MINUTE

export function holdSession(
  { token, memberId, name, expiresAt }: Session,
  subject: string | undefined,
  now: number,
): HeldSession {
  const left = Date.parse(expiresAt) - now
  const lifetime = left > 2 * MARGIN && left < LIFETIME ? left : LIFETIME
  return { token, memberId, name, subject, validUntil: now + lifetime }
}

/** Neither near its end, nor the one the server has just refused. */
export function isUsable(
  session: HeldSession | undefined,
  now: number,
  rejected: string | undefined,
  margin = MARGIN,
): session is HeldSession {
  return session !== undefined && session.token !== rejected && session.validUntil - now > margin
}

export function parseSession(value: unknown): HeldSession | undefined {
  // Safe: each field is looked at before it is believed.
  const { token, memberId, name, subject, validUntil } = (value ?? {}) as Partial<HeldSession>
  if (typeof token !== 'string' || typeof memberId !== 'string') return undefined
  return {
    token,
    memberId,
    name: typeof name === 'string' ? name : undefined,
    subject: typeof subject === 'string' ? subject : undefined,
    validUntil: Number(validUntil) || 0,
  }
}
