/** Asks the backend about a code, server to server: what it is worth, and that it is used exactly once. */
import { Coupon, readCoupon, useCoupon } from '../../../src/contract/coupon.ts'
import { fillPath } from '../../../src/contract/endpoint.ts'
import { Problem } from '../../../src/contract/problem.ts'
import type { LoyaltyApi } from '../orders/report.ts'

export interface Coupons {
  /** `unchecked` when the backend cannot say: nothing may be promised then. */
  read(code: string): Promise<Coupon | 'unknown' | 'unchecked'>
  /** `unheard` when it may have been used and may not: the order must not be charged with it. */
  use(code: string, order: CouponOrder): Promise<'used' | 'refused' | 'unheard'>
}

export interface CouponOrder {
  readonly orderId: string
  readonly customerId: string
}

/** A shopper waits for it with every look at the cart. */
const READ_WITHIN_MS = 1500
const USE_WITHIN_MS = 5000
/** Longer ones are none of the backend's, which would only answer that the request is wrong. */
const MAX_CODE = 64

export function createCoupons(api: LoyaltyApi): Coupons {
  return {
    async read(code) {
      if (code.length > MAX_CODE) return 'unknown'
      try {
        const response = await ask(api, readCoupon, { code, withinMs: READ_WITHIN_MS })
        if (response.ok) return Coupon.parse(await response.json())
        return (await isRefusal(response)) ? 'unknown' : 'unchecked'
      } catch {
        return 'unchecked' // Away, too slow, or not speaking the contract: the shop sells on without it.
      }
    },
    async use(code, order) {
      try {
        const response = await ask(api, useCoupon, { code, body: order, withinMs: USE_WITHIN_MS })
        if (response.ok)
          return Coupon.parse(await response.json()).orderId === order.orderId ? 'used' : 'unheard'
        return (await isRefusal(response)) ? 'refused' : 'unheard'
      } catch {
        return 'unheard' // The answer is lost; what the backend did is not known.
      }
    },
  }
}

interface Question {
  readonly code: string
  readonly body?: CouponOrder
  readonly withinMs: number
}

function ask(
  { apiUrl, secretKey, fetch }: LoyaltyApi,
  { method, path }: typeof readCoupon | typeof useCoupon,
  { code, body, withinMs }: Question,
): Promise<Response> {
  return fetch(new URL(fillPath(path, { code }), apiUrl), {
    method,
    headers: {
      authorization: `Bearer ${secretKey}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(withinMs),
  })
}

/** The backend looked at this very code and said no; a wrong key or a busy server says nothing about it. */
const REFUSALS: ReadonlySet<string> = new Set([
  'not_found',
  'already_used',
  'redemption_ended',
  'own_link',
  'not_new_customer',
  'not_eligible',
  'invalid_request',
])

async function isRefusal(response: Response): Promise<boolean> {
  const problem = Problem.safeParse(await response.json().catch(() => undefined))
  return problem.success && REFUSALS.has(problem.data.code)
}
