/** A message on its way out, as it is kept until the backend has it. */
import type { ChatContext, ContactFields } from '../contract/exchange.ts'

/** What will be sent of a file; its bytes are kept in a record of their own. */
export interface UnsentFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  /** The backend has it, and waits for the message. */
  readonly isUploaded?: boolean
}

export interface Unsent {
  readonly cid: string
  readonly conversationId: string
  readonly text: string
  readonly files: readonly UnsentFile[]
  readonly replyTo?: string | undefined
  readonly contact?: ContactFields | undefined
  readonly context?: ChatContext | undefined
  /** Ms since 1970: when it was written. */
  readonly at: number
  /** `failed` waits for a reason to be tried again; `refused` is never tried again by itself. */
  readonly state: 'waiting' | 'failed' | 'refused'
  readonly code?: string | undefined
  readonly params?: Readonly<Record<string, unknown>> | undefined
  /** Failures since there was last a reason to try, and when the first of these tries was. */
  readonly tries: number
  readonly triedAt?: number | undefined
  /** Ms since 1970: not before. */
  readonly notBefore: number
  /** The backend has asked to wait so long; coming back is no reason to ask sooner. */
  readonly isHeld?: boolean
  /** The refusal after which it was tried once more. */
  readonly again?: string | undefined
}

export const DAY_MS = 86_400_000

/** What is stored is read with care: an older page may have written it. */
export function parseUnsent(value: unknown): readonly Unsent[] {
  // Safe: only this widget writes its records; a row without an id, as of a half-written one, is left out.
  return Array.isArray(value) ? (value as Unsent[]).filter(({ cid }) => cid) : []
}

export function isExpired({ at, state }: Unsent, now: number): boolean {
  return state !== 'refused' && now - at > DAY_MS
}

/** There is a reason to try: the shopper asks, or network or page are back. */
export function tryAnew(message: Unsent, now: number): Unsent {
  if (message.state === 'refused' || (message.isHeld && message.notBefore > now)) return message
  if (message.tries === 0 && message.notBefore <= now) return message
  return { ...message, state: 'waiting', tries: 0, triedAt: undefined, notBefore: 0 }
}
