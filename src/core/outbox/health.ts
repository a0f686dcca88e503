/** How the outbox fares, in the words of `health()`. */
import { isBlocked, type Pause } from './pause.ts'
import type { OutboxHealth } from './types.ts'

/** What it knows of itself, not yet put into words. */
export interface Signs {
  readonly storage: OutboxHealth['storage']
  readonly isSending: boolean
  readonly isOnline: boolean
  readonly isRefused: boolean
  readonly pause: Pause | undefined
  /** Of the pause. */
  readonly remainingMs: number
  readonly now: number
  readonly destinations?: Readonly<Record<string, Signs>>
}

const SENDING = {
  network: 'waiting',
  server: 'waiting',
  hold: 'paused',
  stopped: 'stopped',
} as const

/** Loaded when somebody asks. */
export function readHealth(signs: Signs): OutboxHealth {
  const { storage, remainingMs, now, destinations } = signs
  const entries = Object.entries(destinations ?? {}).map(([name, one]) => [name, readHealth(one)])
  return {
    storage,
    sending: readSending(signs),
    ...(remainingMs > 0 && remainingMs < Infinity && { notBefore: now + remainingMs }),
    ...(destinations && { destinations: Object.fromEntries(entries) }),
  }
}

function readSending(signs: Signs): OutboxHealth['sending'] {
  const { isSending, isOnline, isRefused, pause, remainingMs } = signs
  if (isSending) return 'sending'
  if (isRefused) return 'paused'
  // Until the address answers: each attempt that is due may be in vain again.
  if (pause && isBlocked(pause)) return 'blocked'
  if (pause && remainingMs) return SENDING[pause.kind]
  return isOnline ? 'idle' : 'waiting'
}
