/** How the outbox fares, in the words of `health()`. */
import type { Pause } from './pause.ts'
import type { OutboxHealth } from './types.ts'

export interface Signs {
  readonly isDurable: boolean
  readonly hasWriteAhead: boolean
  readonly isSending: boolean
  readonly isOnline: boolean
  readonly isRefused: boolean
  readonly pause: Pause | undefined
  readonly remainingMs: number
  readonly now: number
}

const SENDING = {
  network: 'waiting',
  server: 'waiting',
  hold: 'paused',
  blocked: 'blocked',
  stopped: 'stopped',
} as const

export function readHealth(signs: Signs): OutboxHealth {
  const { isDurable, hasWriteAhead, pause, remainingMs, now } = signs
  return {
    storage: isDurable ? 'indexeddb' : hasWriteAhead ? 'write-ahead' : 'memory',
    sending: sendingOf(signs),
    ...(pause && remainingMs > 0 && remainingMs < Infinity && { notBefore: now + remainingMs }),
  }
}

function sendingOf(signs: Signs): OutboxHealth['sending'] {
  const { isSending, isOnline, isRefused, pause, remainingMs } = signs
  if (isSending) return 'sending'
  if (isRefused) return 'paused'
  if (pause && remainingMs) return SENDING[pause.kind]
  return isOnline ? 'idle' : 'waiting'
}
