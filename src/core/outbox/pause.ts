/** How long nobody of this browser may send, and why: made by an answer, kept for all tabs and the next page. */
import { DAY, MINUTE, SECOND } from '../clock.ts'
import { asRecord } from './as-record.ts'

export interface Pause {
  readonly kind: 'network' | 'server' | 'hold' | 'blocked' | 'stopped'
  /** In a row. */
  readonly failures: number
  /** Requests in a row that nobody answered although the browser is online. */
  readonly unreachable: number
  readonly since: number
  readonly delayMs: number
  /** Address and version of the SDK that a `stopped` was meant for. */
  readonly source: string
}

export interface Failure {
  readonly status: number
  readonly retryAfterMs: number
  readonly isOnline: boolean
}

interface Circumstances {
  readonly now: number
  /** In [0, 1). */
  readonly random: () => number
  readonly source: string
}

const BASE_MS = SECOND
const CAP_MS = 5 * MINUTE
const HOLD_MS = 15 * MINUTE
const SUSPICIOUS = 5

/** Full jitter, so that the browsers of a shop do not come back all at once. */
export function pauseAfter(
  previous: Pause | undefined,
  { status, retryAfterMs, isOnline }: Failure,
  { now, random, source }: Circumstances,
): Pause {
  const failures = (previous?.failures ?? 0) + 1
  const unreachable = status ? 0 : (previous?.unreachable ?? 0) + Number(isOnline)
  const isBlocked = unreachable >= SUSPICIOUS
  const own = Math.max(BASE_MS / 2, random() * Math.min(CAP_MS, BASE_MS * 2 ** (failures - 1)))
  const asked = retryAfterMs * (1 + random() / 10)
  return {
    kind: isBlocked ? 'blocked' : status ? 'server' : 'network',
    failures,
    unreachable,
    since: now,
    delayMs: isBlocked ? HOLD_MS : Math.ceil(Math.min(DAY, Math.max(own, asked))),
    source,
  }
}

/** `hold`: somebody has to change something first, so asking often is of no use. */
export function lastingPause(kind: 'hold' | 'stopped', { now, source }: Circumstances): Pause {
  return { kind, failures: 0, unreachable: 0, since: now, delayMs: HOLD_MS, source }
}

/** 0 when it is over. The clock set back ends it too, or a pause could last for hours. */
export function remainingMs({ kind, since, delayMs }: Pause, now: number): number {
  if (kind === 'stopped') return Number.POSITIVE_INFINITY
  const passed = now - since
  return passed < 0 ? 0 : Math.max(0, delayMs - passed)
}

/** From the database or another tab: anything may stand there. */
export function readPause(stored: unknown, source: string): Pause | undefined {
  const { kind, failures, unreachable, since, delayMs, source: saved } = asRecord(stored)
  const isOurs = kind === 'network' || kind === 'server' || kind === 'hold' || kind === 'blocked'
  // A new address or a new version of the SDK is asked for again.
  if (!isOurs && !(kind === 'stopped' && saved === source)) return undefined
  return {
    kind,
    failures: toNumber(failures),
    unreachable: toNumber(unreachable),
    since: toNumber(since),
    delayMs: Math.min(DAY, toNumber(delayMs)),
    source,
  }
}

function toNumber(value: unknown): number {
  return Number.isFinite(value) ? Number(value) : 0
}
