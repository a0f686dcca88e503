/** What the shop says about sending, as far as it holds for this shopper; nothing is made up, and nothing averaged. */
import type { FactKind } from '../../contract/campaign/block.ts'
import type { ShippingRule, ShopFacts } from '../../contract/campaign/facts.ts'
import type { Money } from '../../contract/scalars.ts'

export const FACT_KINDS: readonly FactKind[] = ['shipping', 'delivery', 'returns', 'payment']

export interface ShippingFact {
  readonly price: Money
  /** Elsewhere, or in another way, it costs more. */
  readonly isFrom: boolean
  /** The same wherever it is sent to, as far as is known where that is. */
  readonly freeFrom?: Money
  /** Working days until it is there. */
  readonly days: { readonly min: number; readonly max: number }
}

export interface ShippingTo {
  /** ISO 3166 alpha-2; undefined where nobody knows. */
  readonly country: string | undefined
  /** Of the cart; undefined without one. */
  readonly currency: string | undefined
}

export function tellShipping(
  { shipping }: Pick<ShopFacts, 'shipping'>,
  { country, currency }: ShippingTo,
): ShippingFact | undefined {
  const here = inCurrency(inCountry(shipping, country), currency)
  const [first] = here
  if (!first) return undefined
  const prices = here.map(({ price }) => price.minor)
  const cheapest = Math.min(...prices)
  const isSameFreeFrom = here.every(({ freeFrom }) => freeFrom?.minor === first.freeFrom?.minor)
  return {
    price: { minor: cheapest, currency: first.currency },
    isFrom: prices.some((minor) => minor > cheapest),
    ...(isSameFreeFrom && first.freeFrom && { freeFrom: first.freeFrom }),
    days: {
      min: Math.min(...here.map(({ days }) => days.min)),
      max: Math.max(...here.map(({ days }) => days.max)),
    },
  }
}

/** The day on which so many working days have passed, from Monday to Friday: holidays are the shop's to know. */
export function addWorkingDays(from: Date, days: number): Date {
  const day = new Date(from)
  for (let left = days; left > 0;) {
    day.setDate(day.getDate() + 1)
    if (day.getDay() % 6 !== 0) left -= 1
  }
  return day
}

/** Whether the shop has said any of these. */
export function hasFacts(facts: ShopFacts, kinds: readonly FactKind[] = FACT_KINDS): boolean {
  return kinds.some((kind) => isTold(kind, facts, facts.shipping.length > 0))
}

export function isTold(kind: FactKind, facts: ShopFacts, isShippingKnown: boolean): boolean {
  switch (kind) {
    case 'returns':
      return (facts.returns?.days ?? 0) > 0
    case 'payment':
      return facts.payment.length > 0
    default:
      return isShippingKnown
  }
}

function inCountry(
  rules: readonly ShippingRule[],
  country: string | undefined,
): readonly ShippingRule[] {
  if (!country) return rules
  const named = rules.filter(({ countries }) => countries.includes(country))
  return named.length > 0 ? named : rules.filter(({ countries }) => countries.includes('*'))
}

/** Prices of several currencies cannot be compared: those of the cart, or of the rule that the shop has put first. */
function inCurrency(
  rules: readonly ShippingRule[],
  currency: string | undefined,
): readonly ShippingRule[] {
  const inCart = rules.filter((rule) => rule.currency === currency)
  return inCart.length > 0 ? inCart : rules.filter((rule) => rule.currency === rules[0]?.currency)
}
