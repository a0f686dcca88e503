/** What may be known of who buys here: from the backend for members, from this browser for guests, and live after an order on this page. */
import type { Facts } from '../campaigns/audience/facts.ts'
import { type Lifecycle, readLifecycle } from '../campaigns/lifecycle.ts'
import { readHistory } from '../campaigns/order-history.ts'
import { readRfm, type Rfm } from '../campaigns/rfm.ts'
import type { CustomerSummary } from '../contract/campaign/customer.ts'
import type { LifecycleConfig } from '../contract/campaign/lifecycle.ts'
import type { Money } from '../contract/scalars.ts'
import { DAY } from '../core/clock.ts'
import type { Member } from '../core/identity.ts'
import type { History, OwnOrder } from './history.ts'

export interface CustomerSituation {
  readonly now: number
  readonly member: Member
  /** Undefined of a guest, and while the backend has not answered. */
  readonly summary: CustomerSummary | undefined
  readonly history: History
  /** Undefined where visits may not be counted. */
  readonly visits: number | undefined
  readonly lifecycle: LifecycleConfig
  readonly exitReason: string | undefined
}

export interface CustomerFacts {
  readonly facts: Facts
  readonly lifecycle: Lifecycle | undefined
  readonly lastOrderAt: number | undefined
}

export function readCustomerFacts(situation: CustomerSituation): CustomerFacts {
  const { member, summary, exitReason } = situation
  const isMember = member.status === 'member'
  const own = ownOrders(situation)
  const lifecycle = readStage(situation, own)
  const lastOrderAt = lifecycle?.lastOrderAt
  // Who is signed in and of whom nothing was heard yet may have bought many times.
  const isUnheard = member.status === 'unknown' || (isMember && !summary)
  return {
    facts: {
      'customer.loggedIn': member.status === 'unknown' ? undefined : isMember,
      'customer.known': isMember || own.length > 0 || (isUnheard ? undefined : false),
      'customer.lifecycle': lifecycle?.stage,
      'customer.expectedGapDays': lifecycle?.expectedGapDays,
      'customer.lastOrderAt': isUnheard ? lastOrderAt : (lastOrderAt ?? null),
      ...(!isUnheard && ofOrders(situation, own, lifecycle)),
      ...(summary && ofSummary(summary, situation.now)),
      'feedback.exitReason': exitReason,
    },
    lifecycle,
    lastOrderAt,
  }
}

/** Those of this browser that the backend has not heard of. */
function ownOrders({ summary, history }: CustomerSituation): readonly OwnOrder[] {
  const known = new Set(summary?.orders.map(({ orderId }) => orderId))
  return history.orders.filter(({ orderId }) => !known.has(orderId))
}

function readStage(
  { now, member, summary, history, visits, lifecycle }: CustomerSituation,
  own: readonly OwnOrder[],
): Lifecycle | undefined {
  const past = summary?.orders.map(({ at, isUndone }) => ({
    at: at === undefined ? undefined : Date.parse(at),
    isUndone,
  }))
  if (!past && own.length === 0 && member.status !== 'guest') return undefined
  const orders = readHistory([...(past ?? []), ...own])
  if (orders.occasions === 0 && visits === undefined) return undefined
  const shopper = { history: orders, visits: visits ?? 1, cartLeftAt: history.cartLeftAt }
  return readLifecycle(shopper, lifecycle.medianGapDays, now, history.standing)
}

function ofOrders(
  { now, summary, lifecycle: config }: CustomerSituation,
  own: readonly OwnOrder[],
  lifecycle: Lifecycle | undefined,
): Facts {
  const count = (summary?.ordersCount ?? 0) + own.length
  const spent = addOwn(summary?.totalSpent, own)
  const times = [
    ...(summary?.orders ?? []).flatMap(({ at, isUndone }) =>
      at && !isUndone ? Date.parse(at) : [],
    ),
    ...own.map(({ at }) => at),
  ]
  const rfm = rankOf(count, addOwn(summary?.spentInYear, own), { now, summary, config, lifecycle })
  return {
    'customer.ordersCount': count,
    'customer.totalSpent': spent,
    'customer.avgOrderValue': count > 0 && spent ? averageOf(spent, count) : null,
    'customer.firstOrderAt': times.length > 0 ? Math.min(...times) : null,
    'customer.vip': rfm?.isVip ?? false,
    'customer.rfm.r': rfm ? rfm.r : null,
    'customer.rfm.f': rfm ? rfm.f : null,
    'customer.rfm.m': rfm ? rfm.m : null,
  }
}

function rankOf(
  orders: number,
  spent: Money | undefined,
  {
    now,
    summary,
    config,
    lifecycle,
  }: {
    readonly now: number
    readonly summary: CustomerSummary | undefined
    readonly config: LifecycleConfig
    readonly lifecycle: Lifecycle | undefined
  },
): Rfm | undefined {
  const { lastOrderAt, ratio } = lifecycle ?? {}
  if (lastOrderAt === undefined || ratio === undefined) return undefined
  const daysSinceOrder = Math.max(0, now - lastOrderAt) / DAY
  return readRfm({ daysSinceOrder, ratio, orders, spent, tier: summary?.tier }, config)
}

/** Amounts of another currency cannot be added up. */
function addOwn(sum: Money | undefined, own: readonly OwnOrder[]): Money | undefined {
  const amounts: readonly Money[] = own.flatMap(({ minor, currency }) =>
    minor === undefined || currency === undefined ? [] : { minor, currency },
  )
  if (amounts.length < own.length) return undefined
  const all = sum ? [sum, ...amounts] : amounts
  const [first] = all
  if (!first || all.some(({ currency }) => currency !== first.currency)) return undefined
  return { ...first, minor: all.reduce((minor, each) => minor + each.minor, 0) }
}

function averageOf({ minor, currency }: Money, count: number): Money {
  return { minor: Math.round(minor / count), currency }
}

/** Of what the backend can answer, what is missing is known to be absent. */
function ofSummary(summary: CustomerSummary, now: number): Facts {
  const { pointsExpiringAt } = summary
  return {
    'customer.tags': summary.tags,
    'customer.tier': summary.tier ?? null,
    'customer.points': summary.points ?? null,
    'customer.pointsExpiringDays':
      pointsExpiringAt === undefined ? null : (Date.parse(pointsExpiringAt) - now) / DAY,
    'customer.isReferrer': summary.isReferrer,
    'customer.isReferred': summary.isReferred,
    'customer.marketingOptIn': summary.marketingOptIn,
    'customer.birthdayMonth': summary.birthdayMonth,
  }
}
