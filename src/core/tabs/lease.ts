/** One tab at a time without Web Locks: a lease in localStorage. Rarely two get it at once, so doubled work must be harmless. */
import type { Environment } from '../environment.ts'

/** Over a minute: the timers of a hidden page, and so its renewals, may come once a minute only. */
const LEASE_MS = 90_000
const RENEW_MS = 30_000
const RETRY_MS = 1_000
/** Long enough for another tab's write to show. */
const CONFIRM_MS = 50

export type LeaseEnvironment = Pick<
  Environment,
  'localStorage' | 'now' | 'randomBytes' | 'setTimeout' | 'clearTimeout'
>

export interface LeaseOptions {
  readonly ifFree: boolean
  readonly signal: AbortSignal
}

export async function withLease<T>(
  key: string,
  environment: LeaseEnvironment,
  run: () => Promise<T>,
  { ifFree, signal }: LeaseOptions,
): Promise<T | undefined> {
  const token = environment.randomBytes(8).join('')
  const sleep = (delayMs: number) =>
    new Promise<void>((resolve) => environment.setTimeout(resolve, delayMs))

  while (!signal.aborted) {
    if (isFree(key, environment)) {
      // No room to agree in: work done twice is better than none.
      if (!renew(key, token, environment)) return run()
      await sleep(CONFIRM_MS)
      if (holderOf(key, environment) === token) return hold(key, token, environment, run)
    }
    if (ifFree) return undefined
    await sleep(RETRY_MS)
  }
  return undefined
}

async function hold<T>(
  key: string,
  token: string,
  environment: LeaseEnvironment,
  run: () => Promise<T>,
): Promise<T> {
  let timer = 0
  const keepOn = () => {
    renew(key, token, environment)
    timer = environment.setTimeout(keepOn, RENEW_MS)
  }
  keepOn()
  try {
    return await run()
  } finally {
    environment.clearTimeout(timer)
    if (holderOf(key, environment) === token) environment.localStorage?.removeItem(key)
  }
}

function isFree(key: string, { localStorage, now }: LeaseEnvironment): boolean {
  const expiresAt = Number(localStorage?.getItem(key)?.split(' ')[1])
  // A lease longer than any is one from before the clock was set back.
  return !(expiresAt > now() && expiresAt <= now() + LEASE_MS)
}

function renew(key: string, token: string, { localStorage, now }: LeaseEnvironment): boolean {
  try {
    localStorage?.setItem(key, `${token} ${now() + LEASE_MS}`)
    return localStorage !== undefined
  } catch {
    return false // Full.
  }
}

function holderOf(key: string, { localStorage }: LeaseEnvironment): string | undefined {
  return localStorage?.getItem(key)?.split(' ')[0]
}
