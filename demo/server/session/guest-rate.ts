/** How many guests one address may bring: each is a row that nothing but a request makes. */
import type { Context } from 'hono'
import { clientAddress } from '../http/address.ts'
import { createRateLimit, type CheckRate, type Limits } from '../http/rate-limit.ts'
import type { Services } from '../services.ts'

/** A tenth of what a page may ask at once, and a twentieth of what it may go on asking: a guest comes back every fifteen minutes. */
const BURST_PART = 10
const PACE_PART = 20

const checks = new WeakMap<Services, CheckRate>()

export function checkGuestRate(c: Context, services: Services, now: Date): void {
  const check = checks.get(services) ?? createRateLimit(forGuests(services.limits))
  checks.set(services, check)
  check('public', clientAddress(c, services.trustProxy), now)
}

function forGuests(limits: Limits): Limits {
  const { burst, perSecond } = limits.public
  return { ...limits, public: { burst: burst / BURST_PART, perSecond: perSecond / PACE_PART } }
}
