/** Whether customers come back, in numbers, by the same stages that campaigns ask for. */
import type { Retention } from '../../../../src/contract/campaign/console.ts'
import type { LifecycleConfig, Stage } from '../../../../src/contract/campaign/lifecycle.ts'
import { readLifecycle } from '../../../../src/campaigns/lifecycle.ts'
import { readHistory } from '../../../../src/campaigns/order-history.ts'
import { readRfm } from '../../../../src/campaigns/rfm.ts'
import type { Sql } from '../../db.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { readSettings } from '../settings/queries.ts'
import { type Customer, readCustomers } from './customers.ts'
import { DAY_MS, readLifecycleConfig, spentInYear, YEAR_DAYS } from './lifecycle-config.ts'

/** Long enough for somebody to lapse in a shop whose rhythm is not known yet. */
const PERIOD_DAYS = 90

export async function readRetentionOf(
  sql: Sql,
  shop: Pick<ShopRow, 'id' | 'currency'>,
  now: Date,
): Promise<Retention> {
  const lifecycle = await readLifecycleConfig(sql, shop, now)
  const customers = await readCustomers(sql, shop.id)
  const { settings } = await readSettings(sql, shop.id)
  const churn = churnOf(customers, lifecycle, now)
  return {
    currency: shop.currency,
    stages: countStages(customers, lifecycle, now),
    vip: customers.filter((customer) => isVip(customer, lifecycle, now)).length,
    customers: customers.length,
    lifecycle,
    rfmMode: lifecycle.cutPoints ? 'quantiles' : 'fixed',
    periodDays: PERIOD_DAYS,
    churn,
    ...readSpending(customers, { churn, margin: settings.grossMargin / 100 }, { shop, now }),
  }
}

/** As it stood at `now`, without the orders that came later. */
function stageAt({ orders }: Customer, { medianGapDays }: LifecycleConfig, now: number): Stage {
  const history = readHistory(orders.filter(({ at }) => at <= now))
  return readLifecycle({ history, visits: 1 }, medianGapDays, now).stage
}

function countStages(
  customers: readonly Customer[],
  lifecycle: LifecycleConfig,
  now: Date,
): Retention['stages'] {
  const stages = customers.map((customer) => stageAt(customer, lifecycle, now.getTime()))
  const count = (stage: Stage): number => stages.filter((each) => each === stage).length
  return {
    new_visitor: count('new_visitor'),
    returning_visitor: count('returning_visitor'),
    cart_abandoner: count('cart_abandoner'),
    new_customer: count('new_customer'),
    second_order_due: count('second_order_due'),
    active: count('active'),
    at_risk: count('at_risk'),
    lapsed: count('lapsed'),
    lost: count('lost'),
  }
}

function isVip(customer: Customer, lifecycle: LifecycleConfig, now: Date): boolean {
  const history = readHistory(customer.orders)
  const { ratio = 0 } = readLifecycle({ history, visits: 1 }, lifecycle.medianGapDays, +now)
  const buyer = {
    daysSinceOrder: (now.getTime() - (history.lastOrderAt ?? 0)) / DAY_MS,
    ratio,
    orders: history.occasions,
    spent: { minor: spentInYear(customer, now), currency: lifecycle.currency },
    tier: customer.tier,
  }
  return readRfm(buyer, lifecycle).isVip
}

const GONE: readonly Stage[] = ['lapsed', 'lost']

function churnOf(
  customers: readonly Customer[],
  lifecycle: LifecycleConfig,
  now: Date,
): number | null {
  const [end, start] = [now.getTime(), now.getTime() - PERIOD_DAYS * DAY_MS]
  const there = customers.filter(
    (customer) =>
      (customer.orders[0]?.at ?? end) <= start &&
      !GONE.includes(stageAt(customer, lifecycle, start)),
  )
  if (there.length === 0) return null
  const left = there.filter((customer) => GONE.includes(stageAt(customer, lifecycle, end)))
  return left.length / there.length
}

type Spending = Pick<Retention, 'repeatRate' | 'avgOrderValue' | 'ordersPerYear' | 'lifetimeValue'>

function readSpending(
  customers: readonly Customer[],
  { churn, margin }: { readonly churn: number | null; readonly margin: number },
  { shop, now }: { readonly shop: Pick<ShopRow, 'currency'>; readonly now: Date },
): Spending {
  const since = now.getTime() - YEAR_DAYS * DAY_MS
  const recent = customers.map(({ orders }) => orders.filter(({ at }) => at > since))
  const buyers = recent.filter((orders) => orders.length > 0).length
  const orders = recent.flat()
  const repeaters = customers.filter((customer) => readHistory(customer.orders).occasions > 1)
  const mean = orders.reduce((sum, { value }) => sum + value, 0) / orders.length
  const ordersPerYear = orders.length / buyers
  const churnPerYear = ((churn ?? 0) * YEAR_DAYS) / PERIOD_DAYS
  const money = (minor: number) => ({ minor: Math.round(minor), currency: shop.currency })
  return {
    repeatRate: customers.length > 0 ? repeaters.length / customers.length : null,
    avgOrderValue: buyers > 0 ? money(mean) : null,
    ordersPerYear: buyers > 0 ? ordersPerYear : null,
    // Nobody has left yet: how long they stay cannot be said.
    lifetimeValue:
      buyers > 0 && churnPerYear > 0 ? money((mean * ordersPerYear * margin) / churnPerYear) : null,
  }
}
