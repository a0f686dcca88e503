/** How the outbox fares, in the words of `health()`. */
import { isBlocked, type Pause } from './pause.ts'
import type { OutboxHealth } from './types.ts'

export interface Signs {
  readonly isSending: boolean
  readonly isOnline: boolean
  readonly isRefused: boolean
  readonly pause: Pause | undefined
  /** Of the pause. */
  readonly remainingMs: number
}

const SENDING = {
  network: 'waiting',
  server: 'waiting',
  hold: 'paused',
  stopped: 'stopped',
} as const

export function readSending(signs: Signs): OutboxHealth['sending'] {
  const { isSending, isOnline, isRefused, pause, remainingMs } = signs
  if (isSending) return 'sending'
  if (isRefused) return 'paused'
  // Until the address answers: each attempt that is due may be in vain again.
  if (pause && isBlocked(pause)) return 'blocked'
  if (pause && remainingMs) return SENDING[pause.kind]
  return isOnline ? 'idle' : 'waiting'
}
