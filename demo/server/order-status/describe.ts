/** How far an order is: what has happened with its times, what is to come without, and how late it is. */
import type { OrderStatus } from '../../../widgets/chat/contract/order-status.ts'

const DAY_MS = 86_400_000

/** What the shop’s server has told of it. */
export interface OrderFacts {
  readonly orderId: string
  readonly status: 'placed' | 'paid' | 'cancelled'
  readonly currency: string
  readonly lines: readonly {
    readonly name?: string
    readonly productId: string
    readonly quantity: number
    readonly total: number
  }[]
  readonly shipping: number | null
  readonly tax: number | null
  readonly placedAt: Date
  readonly paidAt: Date | null
  readonly shippedAt: Date | null
  readonly deliveredAt: Date | null
  readonly promisedAt: Date | null
  readonly expectedAt: Date | null
  /** Of a cancelled order: when the shop told of it. */
  readonly updatedAt: Date
  readonly carrier: string | null
  readonly trackingUrl: string | null
  /** Merchandise, minor units, and what of it was given back. */
  readonly basis: number
  readonly refunded: number
  readonly refundedAt: Date | null
}

export function describeOrder(order: OrderFacts, now: Date): OrderStatus {
  const { orderId, currency, lines, carrier, trackingUrl, promisedAt, expectedAt } = order
  const minor =
    lines.reduce((sum, { total }) => sum + total, 0) + (order.shipping ?? 0) + (order.tax ?? 0)
  const lateDays = isOver(order) ? undefined : lateDaysOf(order, now)
  return {
    orderId,
    total: { minor, currency },
    lines: lines.map(({ name, productId, quantity }) => ({ name: name ?? productId, quantity })),
    steps: stepsOf(order),
    ...(carrier !== null && { carrier }),
    ...(trackingUrl !== null && { trackingUrl }),
    ...(promisedAt && { promisedAt: promisedAt.toISOString() }),
    ...(expectedAt && { expectedAt: expectedAt.toISOString() }),
    ...(lateDays !== undefined && { lateDays }),
  }
}

type Step = OrderStatus['steps'][number]

function stepsOf(order: OrderFacts): Step[] {
  const { placedAt, paidAt, shippedAt, deliveredAt, refundedAt, updatedAt } = order
  const done = [
    step('ordered', placedAt),
    ...(paidAt ? [step('paid', paidAt)] : []),
    ...(shippedAt ? [step('shipped', shippedAt)] : []),
    ...(deliveredAt ? [step('delivered', deliveredAt)] : []),
  ]
  if (order.status === 'cancelled')
    return [
      ...done,
      step('cancelled', updatedAt),
      ...(refundedAt ? [step('refunded', refundedAt)] : []),
    ]
  if (isOver(order) && refundedAt) return [...done, step('refunded', refundedAt)]
  return [...done, ...stepsToCome(order)]
}

/** What comes later is behind what has happened, also where the shop leaves something out. */
function stepsToCome({ paidAt, shippedAt, deliveredAt, promisedAt }: OrderFacts): Step[] {
  if (deliveredAt) return paidAt ? [] : [step('paid')]
  // A shop that tells of no deliveries promises none here.
  const isTold = promisedAt !== null || shippedAt !== null
  return [
    ...(paidAt ? [] : [step('paid')]),
    ...(isTold && !shippedAt ? [step('shipped')] : []),
    ...(isTold ? [step('delivered')] : []),
  ]
}

function step(kind: Step['kind'], at?: Date): Step {
  return { kind, ...(at && { at: at.toISOString() }) }
}

/** Nobody waits for it any more. */
function isOver({ status, basis, refunded }: OrderFacts): boolean {
  return status === 'cancelled' || (refunded > 0 && refunded >= basis)
}

/** Begun days after the promise, until it came, or is expected, or until now. */
function lateDaysOf(
  { promisedAt, expectedAt, deliveredAt }: OrderFacts,
  now: Date,
): number | undefined {
  if (!promisedAt) return undefined
  const promised = promisedAt.getTime()
  const arrival = deliveredAt?.getTime() ?? Math.max(expectedAt?.getTime() ?? 0, now.getTime())
  return arrival > promised ? Math.ceil((arrival - promised) / DAY_MS) : undefined
}
