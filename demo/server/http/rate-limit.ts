/** A token bucket for each caller, in the memory of this process: generous, and only against floods. */
import type { Access } from '../../../src/contract/endpoint.ts'
import { ProblemError } from './problem.ts'

export interface Limit {
  /** Requests that may come at once. */
  readonly burst: number
  readonly perSecond: number
}

export type Limits = Readonly<Record<Access, Limit>>

export const LIMITS: Limits = {
  public: { burst: 600, perSecond: 20 },
  member: { burst: 600, perSecond: 20 },
  shopper: { burst: 600, perSecond: 20 },
  secret: { burst: 2000, perSecond: 200 },
  merchant: { burst: 300, perSecond: 10 },
  open: { burst: 60, perSecond: 2 },
}

/** Full buckets are forgotten when there are more than this. */
const REMEMBERED = 20_000

interface Bucket {
  tokens: number
  filledAt: number
}

export type CheckRate = (access: Access, caller: string, now: Date) => void

export function createRateLimit(limits: Limits): CheckRate {
  const buckets = new Map<string, Bucket>()
  return (access, caller, now) => {
    const limit = limits[access]
    if (buckets.size > REMEMBERED) forgetFull(buckets, limits, now)
    const name = `${access} ${caller}`
    const bucket = buckets.get(name) ?? { tokens: limit.burst, filledAt: now.getTime() }
    buckets.set(name, bucket)
    refill(bucket, limit, now)
    if (bucket.tokens < 1) throw tooMany((1 - bucket.tokens) / limit.perSecond)
    bucket.tokens -= 1
  }
}

function refill(bucket: Bucket, limit: Limit, now: Date): void {
  const seconds = Math.max(0, now.getTime() - bucket.filledAt) / 1000
  bucket.tokens = Math.min(limit.burst, bucket.tokens + seconds * limit.perSecond)
  bucket.filledAt = now.getTime()
}

function forgetFull(buckets: Map<string, Bucket>, limits: Limits, now: Date): void {
  for (const [name, bucket] of buckets) {
    // Safe: every name was made above and begins with its access.
    const limit = limits[name.slice(0, name.indexOf(' ')) as Access]
    refill(bucket, limit, now)
    if (bucket.tokens === limit.burst) buckets.delete(name)
  }
}

export function tooMany(waitSeconds: number): ProblemError {
  const seconds = Math.max(1, Math.ceil(waitSeconds))
  return new ProblemError('rate_limited', {
    params: { retryAfter: seconds },
    headers: { 'retry-after': String(seconds) },
  })
}
