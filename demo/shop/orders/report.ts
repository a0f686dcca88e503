/** Tells the loyalty backend of one order: the server-to-server call that points follow. */
import type { z } from 'zod/mini'
import { fillPath } from '../../../src/contract/endpoint.ts'
import { putOrder, type Order } from '../../../src/contract/order.ts'
import { Problem } from '../../../src/contract/problem.ts'
import { promisedAt } from '../checkout/shipping.ts'
import { findCustomer } from '../account/customers.ts'
import { PROGRAMME_CURRENCY, toProgrammeCurrency } from '../money/currency.ts'
import type { PlacedOrder } from './order.ts'
import { pointsBasis } from './points-basis.ts'

export interface LoyaltyApi {
  /** Origin of the backend, without `/v1`. */
  readonly apiUrl: string
  readonly secretKey: string
  readonly fetch: typeof fetch
}

export type Outcome =
  | { readonly kind: 'told' }
  | { readonly kind: 'refused' | 'retry'; readonly problem: string }

/** Sending the same order again cannot make the backend change its mind. */
const FINAL_STATUSES: readonly number[] = [400, 409, 413, 422]
const ANSWER_WITHIN_MS = 10_000

export async function reportOrder(order: PlacedOrder, api: LoyaltyApi): Promise<Outcome> {
  try {
    const response = await api.fetch(
      new URL(fillPath(putOrder.path, { orderId: order.id }), api.apiUrl),
      {
        method: putOrder.method,
        headers: {
          authorization: `Bearer ${api.secretKey}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(toReport(order)),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      },
    )
    if (response.ok) return { kind: 'told' }
    const problem = await readProblem(response)
    return { kind: FINAL_STATUSES.includes(response.status) ? 'refused' : 'retry', problem }
  } catch (error) {
    return { kind: 'retry', problem: String(error) }
  }
}

/**
 * The shop takes no payment, so an order counts as paid when it is placed. One that never became an order is told as
 * cancelled: if its code was used after all, the points come back.
 */
export function toReport(order: PlacedOrder): z.input<typeof Order> {
  const inProgramme = (minor: number): number => toProgrammeCurrency(minor, order.currency)
  return {
    ...(order.state === 'placed'
      ? { version: 1, status: 'paid' }
      : { version: 2, status: 'cancelled' }),
    customer: customerOf(order),
    ...(order.client && { client: order.client }),
    ...(order.referral && { referral: order.referral }),
    currency: PROGRAMME_CURRENCY,
    lines: reportedLines(order),
    shipping: inProgramme(order.shipping),
    ...(order.discount && { codes: [order.discount.code] }),
    ...(order.cartId && { cartId: order.cartId }),
    delivery: { promisedAt: promisedAt(order.shippingMethod, order.placedAt).toISOString() },
    placedAt: order.placedAt.toISOString(),
    // Also of a cancelled one: only what was paid for can be given back.
    paidAt: order.placedAt.toISOString(),
  }
}

/** An account is known by what stands in it; a guest, by what was typed. */
function customerOf({ customerId, contact }: PlacedOrder): z.input<typeof Order>['customer'] {
  const { email, name } = findCustomer(customerId) ?? contact
  const { address, postcode, city, country, phone } = contact
  return {
    ...(customerId && { id: customerId }),
    email,
    name,
    ...(phone && { phone }),
    address: [address, postcode, city, country].join(', '),
  }
}

function reportedLines(order: PlacedOrder): z.input<typeof Order>['lines'] {
  const names = new Map(order.lines.map(({ productId, name }) => [productId, name]))
  const lines = pointsBasis(order.lines, order).map(({ productId, quantity, total, excluded }) => ({
    id: productId,
    productId,
    name: names.get(productId),
    quantity,
    total,
    ...(excluded && { excluded }),
  }))
  const gift = order.discount?.gift
  if (!gift) return lines
  return [...lines, { id: `gift ${gift}`, productId: gift, quantity: 1, total: 0, excluded: true }]
}

async function readProblem(response: Response): Promise<string> {
  const text = await response.text()
  try {
    return `${response.status} ${Problem.parse(JSON.parse(text)).code}`
  } catch {
    return `${response.status}` // A proxy's own page, not the backend: the status is all it says.
  }
}
