/** How much is missing until shipping is free: in whole minor units, and never a guess that a till would take back. */
import type { FreeShippingBase, ShippingRule, ShopFacts } from '../contract/campaign/facts.ts'
import type { Money } from '../contract/scalars.ts'
import type { Cart, CartItem } from '../core/cart-form.ts'

export interface FreeShippingCase {
  readonly cart: Cart | null
  readonly facts: Pick<ShopFacts, 'shipping' | 'freeShipping'>
  /** Ships to it, as the page or the backend says; what the cart says goes before. */
  readonly country: string | undefined
}

export interface FreeShipping {
  /**
   * `unavailable`: never free to that country, in that currency or with what is in the cart. `unknown`: it depends on what nobody has said, as
   * the country.
   */
  readonly state: 'reached' | 'missing' | 'unavailable' | 'unknown'
  /** Of `missing`. */
  readonly missing?: Money
  /** Of the way to it, 0 to 1, for drawing. */
  readonly share: number
  /** Also where nothing is in the cart yet, if it is the same for all. */
  readonly freeFrom?: Money
  /** All of it is digital: nothing is charged for shipping, and nothing is to be said of it either. */
  readonly isNothingSent?: true
}

/** From how much on, in minor units; `never` where it is not free at all. */
type Threshold = number | 'never'

const UNKNOWN: FreeShipping = { state: 'unknown', share: 0 }
const UNAVAILABLE: FreeShipping = { state: 'unavailable', share: 0 }
const NO_BASE: FreeShippingBase = {
  includesTax: true,
  afterDiscounts: true,
  excluded: [],
  excludesSubscriptions: false,
}
const ELSEWHERE = '*'

export function reckonFreeShipping({ cart, facts, country }: FreeShippingCase): FreeShipping {
  const place = cart?.country ?? country
  if (!cart) return reckonWithoutCart(facts.shipping, place)
  const { currency, items } = cart
  const threshold = findThreshold(facts.shipping, currency, place)
  if (items.length > 0 && items.every(({ isDigital }) => isDigital))
    return { state: 'reached', share: 1, isNothingSent: true }
  if (threshold === 'never' || items.some(({ noFreeShipping }) => noFreeShipping))
    return UNAVAILABLE
  if (threshold === undefined) return UNKNOWN
  const freeFrom = { minor: threshold, currency }
  const base = findBase(cart, facts.freeShipping ?? NO_BASE)
  if (base === undefined) return { ...UNKNOWN, freeFrom }
  if (base >= threshold) return { state: 'reached', share: 1, freeFrom }
  const missing = { minor: threshold - base, currency }
  return { state: 'missing', missing, share: base / threshold, freeFrom }
}

/** Nobody knows whether the cart is empty or the page silent; the promise itself may still be the same for all. */
function reckonWithoutCart(rules: readonly ShippingRule[], country: string | undefined) {
  const [currency, other] = new Set(rules.map((rule) => rule.currency))
  if (!currency || other) return UNKNOWN
  const threshold = findThreshold(rules, currency, country)
  if (threshold === 'never') return UNAVAILABLE
  return threshold === undefined
    ? UNKNOWN
    : { ...UNKNOWN, freeFrom: { minor: threshold, currency } }
}

/** `undefined`: it depends on the country, of which nobody has said anything. */
function findThreshold(
  rules: readonly ShippingRule[],
  currency: string,
  country: string | undefined,
): Threshold | undefined {
  if (country !== undefined) return thresholdOf(zoneOf(rules, country), currency)
  // Who pays in euros does not live where the shop takes lei alone.
  const countries = rules
    .filter((rule) => rule.currency === currency)
    .flatMap((rule) => rule.countries)
  const [threshold = 'never', other] = new Set(
    countries.map((each) => thresholdOf(zoneOf(rules, each), currency)),
  )
  return other === undefined ? threshold : undefined
}

/** `*` is for countries that no other rule names, in whichever currency. */
function zoneOf(rules: readonly ShippingRule[], country: string): readonly ShippingRule[] {
  const own = rules.filter(({ countries }) => countries.includes(country))
  return own.length > 0 ? own : rules.filter(({ countries }) => countries.includes(ELSEWHERE))
}

/** Of several ways to the same country, one that becomes free is enough. */
function thresholdOf(zone: readonly ShippingRule[], currency: string): Threshold {
  const thresholds = zone.flatMap(({ freeFrom }) =>
    freeFrom?.currency === currency ? [freeFrom.minor] : [],
  )
  return thresholds.length > 0 ? Math.min(...thresholds) : 'never'
}

/** What of the cart counts; `undefined` where the page said a total without its lines, and some lines would not count. */
function findBase(cart: Cart, rules: FreeShippingBase): number | undefined {
  const { items, total } = cart
  if (items.length === 0 && total > 0)
    return rules.excluded.length > 0 || rules.excludesSubscriptions
      ? undefined
      : total + (rules.afterDiscounts ? 0 : (cart.discount ?? 0))
  const excluded = new Set(rules.excluded.map((label) => label.toLowerCase()))
  const sum = sumOf(items.filter((item) => counts(item, excluded, rules)))
  if (!rules.afterDiscounts) return sum
  // Taken off what counts as a whole: codes rarely touch gift cards, and to promise too little is mended at the till.
  const discount = cart.discount ?? Math.max(0, sumOf(items) - total)
  return Math.max(0, sum - discount)
}

function counts(
  item: CartItem,
  excluded: ReadonlySet<string>,
  { excludesSubscriptions }: FreeShippingBase,
): boolean {
  if (item.isDigital || (excludesSubscriptions && item.isSubscription)) return false
  const labels = [...(item.tags ?? []), ...(item.collections ?? [])]
  return !labels.some((label) => excluded.has(label.toLowerCase()))
}

function sumOf(items: readonly CartItem[]): number {
  return items.reduce((minor, { line }) => minor + line, 0)
}
