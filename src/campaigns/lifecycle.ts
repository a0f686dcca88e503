/** Where a shopper stands with the shop, reckoned in the page: it changes with the order, not with tomorrow's batch. */
import type { Stage } from '../contract/campaign/lifecycle.ts'
import { DAY, MINUTE } from '../core/clock.ts'
import { expectedGapDays, type OrderHistory } from './order-history.ts'

export interface Shopper {
  readonly history: OrderHistory
  /** Visits of this browser, this one included. */
  readonly visits: number
  /** Of a cart with something in it. */
  readonly cartLeftAt?: number | undefined
}

/** What was found last time, to keep a stage that only an order ends. */
export interface Standing {
  readonly stage: Stage
  readonly occasions: number
  readonly lastOrderAt?: number | undefined
}

export interface Lifecycle extends Standing {
  readonly expectedGapDays: number
  /** Days since the last order in expected gaps; `undefined` without an order. */
  readonly ratio?: number
}

const DUE = 1
const AT_RISK = 1.25
const LAPSED = 2
const LOST = 4
/** Each worse than the one before it. */
const STAGES: readonly Stage[] = [
  'new_customer',
  'second_order_due',
  'active',
  'at_risk',
  'lapsed',
  'lost',
]
const ABANDONED_AFTER = 30 * MINUTE
/** How long beyond a border before it counts: nobody changes to and fro on a day. */
const INERTIA = DAY

/** By the number of orders and how overdue the next one is; without inertia. */
export function stageOf(occasions: number, ratio: number): Stage {
  if (ratio >= LOST) return 'lost'
  if (ratio >= LAPSED) return 'lapsed'
  if (ratio >= AT_RISK) return 'at_risk'
  if (occasions > 1) return 'active'
  return ratio >= DUE ? 'second_order_due' : 'new_customer'
}

export function readLifecycle(
  shopper: Shopper,
  shopMedianDays: number,
  now: number,
  before?: Standing,
): Lifecycle {
  const { history } = shopper
  const { occasions, lastOrderAt } = history
  const gap = expectedGapDays(history, shopMedianDays)
  if (lastOrderAt === undefined)
    return { stage: visitorStage(shopper, now), occasions, expectedGapDays: gap }
  const ratioAt = (time: number) => Math.max(0, time - lastOrderAt) / DAY / gap
  const reckoned = stageOf(occasions, ratioAt(now - INERTIA))
  const isSameHistory = before?.occasions === occasions && before.lastOrderAt === lastOrderAt
  // A new median of the shop makes nobody's stage better; an order does, and one that is undone is reckoned anew.
  const stage = isSameHistory ? worse(before.stage, reckoned) : reckoned
  return { stage, occasions, lastOrderAt, expectedGapDays: gap, ratio: ratioAt(now) }
}

function worse(one: Stage, other: Stage): Stage {
  return STAGES.indexOf(one) > STAGES.indexOf(other) ? one : other
}

function visitorStage({ visits, cartLeftAt }: Shopper, now: number): Stage {
  if (cartLeftAt !== undefined && now - cartLeftAt > ABANDONED_AFTER) return 'cart_abandoner'
  return visits > 1 ? 'returning_visitor' : 'new_visitor'
}
