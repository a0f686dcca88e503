/** What happened in this browser, as far as campaigns ask for it: visits, the cart that was left, orders, events. Pure. */
import type { Standing } from '../campaigns/lifecycle.ts'
import { DAY } from '../core/clock.ts'

export interface OwnOrder {
  readonly orderId: string
  readonly at: number
  /** As the page said it. */
  readonly minor?: number | undefined
  readonly currency?: string | undefined
}

export interface History {
  /** The visit that is going on. */
  readonly visitId?: string | undefined
  /** When something was noted last. */
  readonly seenAt?: number | undefined
  /** The same, at the end of the visit before. */
  readonly lastSeenAt?: number | undefined
  /** When the cart that is there now began. */
  readonly cartStartedAt?: number | undefined
  readonly pieces: number
  /** Pieces at the beginning of the visit. */
  readonly piecesBefore: number
  /** When the cart was left at the end of an earlier visit; until an order. */
  readonly cartLeftAt?: number | undefined
  /** Carts that were left. */
  readonly abandons: number
  /** When a checkout was shown in this visit; until an order. */
  readonly checkoutAt?: number | undefined
  readonly orders: readonly OwnOrder[]
  readonly standing?: Standing | undefined
  /** When each happened; of those that a campaign asks about. */
  readonly events: Readonly<Record<string, readonly number[]>>
}

export const NOTHING_HAPPENED: History = {
  pieces: 0,
  piecesBefore: 0,
  abandons: 0,
  orders: [],
  events: {},
}

const MOST_ORDERS = 50
const MOST_TIMES = 200
const EVENTS_KEPT = 180 * DAY

/** Another visit than the one that was noted last: what was in the cart then was left. */
export function beginVisit(history: History, visitId: string, now: number): History {
  if (history.visitId === visitId) return { ...history, seenAt: now }
  const { seenAt, pieces } = history
  const wasLeft = pieces > 0 && seenAt !== undefined
  return {
    ...history,
    visitId,
    seenAt: now,
    lastSeenAt: seenAt,
    piecesBefore: pieces,
    checkoutAt: undefined,
    ...(wasLeft && { cartLeftAt: seenAt, abandons: history.abandons + 1 }),
  }
}

export function noteCart(history: History, pieces: number, now: number): History {
  if (pieces === history.pieces) return { ...history, seenAt: now }
  const { cartStartedAt = now } = history
  return { ...history, pieces, seenAt: now, cartStartedAt: pieces > 0 ? cartStartedAt : undefined }
}

/** A page that thanks does so for an order, though nobody may have told of it. */
export function notePage(history: History, type: string | undefined, now: number): History {
  if (type === 'checkout') return { ...history, checkoutAt: now }
  return type === 'order-status' ? { ...history, checkoutAt: undefined } : history
}

/** The same order may be told of twice, as on a reload of the page that thanks for it. */
export function noteOrder(history: History, order: OwnOrder): History {
  if (history.orders.some(({ orderId }) => orderId === order.orderId)) return history
  const orders = [...history.orders, order].slice(-MOST_ORDERS)
  return {
    ...history,
    orders,
    cartLeftAt: undefined,
    cartStartedAt: undefined,
    checkoutAt: undefined,
    pieces: 0,
    piecesBefore: 0,
  }
}

export function noteEvent(history: History, name: string, now: number): History {
  const times = [...(history.events[name] ?? []), now].filter((at) => now - at < EVENTS_KEPT)
  return { ...history, events: { ...history.events, [name]: times.slice(-MOST_TIMES) } }
}

/** Without a span, since the visit began. One that lies ahead was noted before the clock was set back: it happened. */
export function countEvents(
  { events }: History,
  name: string,
  { since }: { readonly since: number },
): number {
  return (events[name] ?? []).filter((at) => at >= since).length
}

/** Storage is open to every script of the page: only what has the right shape is taken. */
export function parseHistory(value: unknown): History {
  // Safe: each field is looked at before it is believed.
  const given = (value ?? {}) as Partial<Record<keyof History, unknown>>
  const { visitId, orders, events, standing } = given
  const times = Object.entries(events ?? {}).filter(
    ([, all]) => Array.isArray(all) && all.every((at) => Number.isFinite(at)),
  )
  return {
    visitId: typeof visitId === 'string' ? visitId : undefined,
    seenAt: numberOf(given.seenAt),
    lastSeenAt: numberOf(given.lastSeenAt),
    cartStartedAt: numberOf(given.cartStartedAt),
    cartLeftAt: numberOf(given.cartLeftAt),
    checkoutAt: numberOf(given.checkoutAt),
    pieces: numberOf(given.pieces) ?? 0,
    piecesBefore: numberOf(given.piecesBefore) ?? 0,
    abandons: numberOf(given.abandons) ?? 0,
    orders: Array.isArray(orders) ? orders.filter(isOrder) : [],
    standing: isStanding(standing) ? standing : undefined,
    events: Object.fromEntries(times),
  }
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function isOrder(value: unknown): value is OwnOrder {
  const { orderId, at } = (value ?? {}) as Partial<OwnOrder>
  return typeof orderId === 'string' && Number.isFinite(at)
}

function isStanding(value: unknown): value is Standing {
  const { stage, occasions } = (value ?? {}) as Partial<Standing>
  return typeof stage === 'string' && Number.isSafeInteger(occasions)
}
