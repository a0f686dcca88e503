/** The codes of a backend as the contract describes them, with a switch for how the till is answered. */
import type { Coupon } from '../../../src/contract/coupon.ts'
import type { ProblemCode } from '../../../src/contract/problem-codes.ts'

/** `unheard`: it does what it is asked, and the answer is lost. */
export type Line = 'well' | 'away' | 'failing' | 'unheard'

/** Whom a code is asked for, as the shop told. */
export type Asker = Readonly<Partial<Record<'customerId' | 'email' | 'phone' | 'orderId', string>>>

export interface CouponDesk {
  line: Line
  /** Why this buyer may not use a code that is good in itself. */
  refuse: (asker: Asker) => ProblemCode | undefined
  /** Only for uses; looks at a code still go well. */
  useLine: Line | undefined
  readonly coupons: Map<string, Coupon>
  /** Codes with the orders they were used for, in turn. */
  readonly uses: [code: string, orderId: string][]
  answer(url: URL, init: RequestInit | undefined): Promise<Response>
}

export const AMOUNT: Coupon = {
  code: 'AMOUN-TFIVE-EUROS',
  status: 'active',
  value: { kind: 'amount', off: { minor: 500, currency: 'EUR' } },
  currency: 'EUR',
  customerId: 'ana',
  expiresAt: '2099-01-01T00:00:00.000Z',
}

export function createCouponDesk(coupons: readonly Coupon[] = [AMOUNT]): CouponDesk {
  const desk: CouponDesk = {
    line: 'well',
    refuse: () => undefined,
    useLine: undefined,
    coupons: new Map(coupons.map((coupon) => [coupon.code, coupon])),
    uses: [],
    async answer(url, init) {
      const [, code = '', verb] = /coupons\/([^/]+)(\/use)?$/.exec(url.pathname) ?? []
      const line = verb ? (desk.useLine ?? desk.line) : desk.line
      if (line === 'away') throw new TypeError('fetch failed')
      if (line === 'failing') return problem(503, 'unavailable')
      const coupon = desk.coupons.get(decodeURIComponent(code))
      const asker = verb ? JSON.parse(String(init?.body)) : Object.fromEntries(url.searchParams)
      const refusal = desk.refuse(asker)
      if (refusal) return problem(422, refusal)
      const answer = coupon ? use(desk, coupon, verb && init?.body) : problem(404, 'not_found')
      if (line === 'unheard') throw new TypeError('The connection broke before the answer.')
      return answer
    },
  }
  return desk
}

function use(desk: CouponDesk, coupon: Coupon, body: unknown): Response {
  if (!body) return Response.json(coupon)
  const { orderId } = JSON.parse(String(body)) as { orderId: string }
  if (coupon.status === 'disabled') return problem(410, 'redemption_ended')
  if (coupon.status === 'used' && coupon.orderId !== orderId) return problem(409, 'already_used')
  const used: Coupon = { ...coupon, status: 'used', orderId }
  if (coupon.status === 'active') desk.uses.push([coupon.code, orderId])
  desk.coupons.set(coupon.code, used)
  return Response.json(used)
}

function problem(status: number, code: string): Response {
  const body = { type: 'about:blank', title: code, status, code, retryable: status === 503 }
  return Response.json(body, { status })
}
