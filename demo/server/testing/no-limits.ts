/** For tests that ask a thousand times at once. */
import type { Limits } from '../http/rate-limit.ts'

const MANY = { burst: 1_000_000, perSecond: 1_000_000 }

export const NO_LIMITS: Limits = {
  public: MANY,
  member: MANY,
  shopper: MANY,
  secret: MANY,
  merchant: MANY,
  open: MANY,
}
