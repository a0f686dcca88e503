/** How long nobody of this browser may send, and why: made by an answer, kept for all tabs and the next page. */
import { DAY, MINUTE, SECOND } from '../clock.ts'
import { asRecord } from './as-record.ts'

export interface Pause {
  /** `stopped` is for good, the others end by themselves. */
  readonly kind: 'network' | 'server' | 'hold' | 'stopped'
  /** Of this kind, in a row. */
  readonly failures: number
  readonly since: number
  readonly delayMs: number
}

export interface Failure {
  readonly status: number
  readonly retryAfterMs: number
}

export interface Circumstances {
  readonly now: number
  readonly isOnline: boolean
  /** In [0, 1). */
  random(): number
}

const KINDS: readonly unknown[] = ['network', 'server', 'hold', 'stopped']
const BASE_MS = SECOND
const CAP_MS = 5 * MINUTE
const HOLD_MS = 15 * MINUTE
const SUSPICIOUS = 5

/** Full jitter, so that the browsers of a shop do not come back all at once. */
export function pauseAfter(
  previous: Pause | undefined,
  { status, retryAfterMs }: Failure,
  { now, isOnline, random }: Circumstances,
): Pause {
  const kind = status ? 'server' : 'network'
  const before = previous?.kind === kind ? previous.failures : 0
  // What fails while the browser is offline says nothing about the address.
  const failures = status || isOnline ? before + 1 : Math.max(1, before)
  const own = Math.max(BASE_MS / 2, random() * Math.min(CAP_MS, BASE_MS * 2 ** (failures - 1)))
  const asked = retryAfterMs * (1 + random() / 10)
  const pause = { kind, failures, since: now, delayMs: Math.ceil(Math.max(own, asked)) } as const
  return isBlocked(pause) ? { ...pause, delayMs: HOLD_MS } : pause
}

/** Nobody answers although the browser is online: an ad blocker, perhaps, or the shop's own policy. */
export function isBlocked({ kind, failures }: Pause): boolean {
  return kind === 'network' && failures >= SUSPICIOUS
}

/** `hold`: somebody has to change something first, so asking often is of no use. */
export function lastingPause(kind: 'hold' | 'stopped', now: number): Pause {
  return { kind, failures: 0, since: now, delayMs: HOLD_MS }
}

/** 0 when it is over. The clock set back ends it too, or a pause could last for hours. */
export function remainingMs({ kind, since, delayMs }: Pause, now: number): number {
  if (kind === 'stopped') return Number.POSITIVE_INFINITY
  return now < since ? 0 : Math.max(0, since + Math.min(delayMs, DAY) - now)
}

/** From the database or another tab: anything may stand there. */
export function readPause(stored: unknown): Pause | undefined {
  const pause = asRecord(stored)
  const numbers = [pause['failures'], pause['since'], pause['delayMs']]
  const isPause = KINDS.includes(pause['kind']) && numbers.every(Number.isFinite)
  // Safe: every field has just been checked.
  return isPause ? (pause as unknown as Pause) : undefined
}
