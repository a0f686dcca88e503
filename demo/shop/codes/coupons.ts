/** Asks the backend about a code, server to server: what it is worth, and that it is used exactly once. */
import { Coupon, readCoupon, useCoupon } from '../../../src/contract/coupon.ts'
import { fillPath } from '../../../src/contract/endpoint.ts'
import { Problem } from '../../../src/contract/problem.ts'
import type { LoyaltyApi } from '../orders/report.ts'

/** Why the backend says no to a code, whatever is in the cart. */
export type CodeRefusal =
  | 'unknown'
  | 'used'
  | 'ended'
  | 'own-link'
  | 'not-new-customer'
  | 'not-eligible'

export interface Coupons {
  /** With a buyer, also whether it is for them. `unchecked` when the backend cannot say: nothing may be promised then. */
  read(code: string, buyer: Buyer): Promise<Coupon | CodeRefusal | 'unchecked'>
  /** `unheard` when it may have been used and may not: the order must not be charged with it. */
  use(code: string, order: CouponOrder): Promise<'done' | CodeRefusal | 'unheard'>
}

/** As far as the shop knows them at the moment. */
export interface Buyer {
  readonly customerId?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

export interface CouponOrder extends Buyer {
  readonly orderId: string
}

/** A shopper waits for it with every look at the cart. */
const READ_WITHIN_MS = 1500
const USE_WITHIN_MS = 5000
/** Longer ones are none of the backend's, which would only answer that the request is wrong. */
const MAX_CODE = 64

export function createCoupons(api: LoyaltyApi): Coupons {
  return {
    async read(code, buyer) {
      if (code.length > MAX_CODE) return 'unknown'
      try {
        const response = await ask(api, readCoupon, { code, buyer, withinMs: READ_WITHIN_MS })
        if (response.ok) return Coupon.parse(await response.json())
        return (await readRefusal(response)) ?? 'unchecked'
      } catch {
        return 'unchecked' // Away, too slow, or not speaking the contract: the shop sells on without it.
      }
    },
    async use(code, order) {
      try {
        const response = await ask(api, useCoupon, { code, body: order, withinMs: USE_WITHIN_MS })
        if (response.ok)
          return Coupon.parse(await response.json()).orderId === order.orderId ? 'done' : 'unheard'
        return (await readRefusal(response)) ?? 'unheard'
      } catch {
        return 'unheard' // The answer is lost; what the backend did is not known.
      }
    },
  }
}

interface Question {
  readonly code: string
  readonly buyer?: Buyer
  readonly body?: CouponOrder
  readonly withinMs: number
}

function ask(
  { apiUrl, secretKey, fetch }: LoyaltyApi,
  { method, path }: typeof readCoupon | typeof useCoupon,
  { code, buyer = {}, body, withinMs }: Question,
): Promise<Response> {
  const url = new URL(fillPath(path, { code }), apiUrl)
  for (const [name, value] of Object.entries(buyer)) if (value) url.searchParams.set(name, value)
  return fetch(url, {
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
const REFUSALS: Readonly<Record<string, CodeRefusal>> = {
  not_found: 'unknown',
  invalid_request: 'unknown',
  already_used: 'used',
  redemption_ended: 'ended',
  own_link: 'own-link',
  not_new_customer: 'not-new-customer',
  not_eligible: 'not-eligible',
}

async function readRefusal(response: Response): Promise<CodeRefusal | undefined> {
  const problem = Problem.safeParse(await response.json().catch(() => undefined))
  return problem.success ? REFUSALS[problem.data.code] : undefined
}
