/** Makes one form of whatever a page calls its cart: amounts in minor units, or no cart; never a throw. */

export interface CartItem {
  readonly id: string
  readonly variantId?: string
  readonly sku?: string
  readonly name: string
  readonly quantity: number
  /** What one costs, minor units. */
  readonly unit: number
  /** What the line costs after its discounts, minor units. */
  readonly line: number
  readonly tags?: readonly string[]
  readonly collections?: readonly string[]
  /** Page and picture of the product, of this site or over https. */
  readonly url?: string
  readonly image?: string
  /** Downloads and gift cards: nothing is put into a parcel. */
  readonly isDigital?: true
  readonly isSubscription?: true
  /** Oversize, or express alone: an order with it is never sent for free. */
  readonly noFreeShipping?: true
}

export interface Cart {
  readonly currency: string
  /** What the shopper would pay for the items, minor units. */
  readonly total: number
  readonly items: readonly CartItem[]
  /** Codes that are in it. */
  readonly codes?: readonly string[]
  /** Taken off the order as a whole, minor units; `total` is what is left, the lines are without it. */
  readonly discount?: number
  /** Where it is sent, ISO 3166 alpha-2. */
  readonly country?: string
  readonly token?: string
  readonly updatedAt: number
}

const MAX_ITEMS = 200
const MAX_LENGTH = 256

/** `null` for no cart: nothing given, no currency, or an amount that is not whole minor units. */
export function parseCart(value: unknown, now: number): Cart | null {
  const { currency, total, items, token, updatedAt } = fieldsOf(value)
  const code = textOf(currency)?.toUpperCase()
  if (!code || !/^[A-Z]{3}$/.test(code)) return null
  const lines = Array.isArray(items) ? items.slice(0, MAX_ITEMS).flatMap(parseItem) : []
  const sum = lines.reduce((minor, item) => minor + item.line, 0)
  const whole = total === undefined || total === null ? sum : amountOf(total)
  if (whole === undefined) return null
  const secret = textOf(token)
  return {
    currency: code,
    total: whole,
    items: lines,
    ...(secret && { token: secret }),
    updatedAt: amountOf(updatedAt) ?? now,
  }
}

/** Whether a shopper would call it the same cart. */
export function isSameCart(one: Cart | null, other: Cart | null): boolean {
  const contents = (cart: Cart | null) => JSON.stringify(cart && { ...cart, updatedAt: 0 })
  return contents(one) === contents(other)
}

function parseItem(value: unknown): CartItem[] {
  const item = fieldsOf(value)
  const id = textOf(item.id)
  const quantity = numberOf(item.quantity ?? 1)
  if (!id || !quantity || quantity <= 0) return []
  const price = amountOf(item.unit)
  const line =
    amountOf(item.line) ?? (price === undefined ? undefined : Math.round(price * quantity))
  if (line === undefined) return []
  const variantId = textOf(item.variantId)
  const sku = textOf(item.sku)
  return [
    {
      id,
      ...(variantId && { variantId }),
      ...(sku && { sku }),
      name: textOf(item.name) ?? '',
      quantity,
      unit: price ?? Math.round(line / quantity),
      line,
    },
  ]
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  try {
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {} // A getter of the page threw: as good as absent.
  }
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' ? text.trim().slice(0, MAX_LENGTH) || undefined : undefined
}

function numberOf(value: unknown): number | undefined {
  const text = textOf(value)
  const number = text === undefined ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : undefined
}

/** Whole and not negative, or nothing: `12.5` can only be major units, and guessing would show a wrong price. */
function amountOf(value: unknown): number | undefined {
  const number = numberOf(value)
  return Number.isSafeInteger(number) && Number(number) >= 0 ? number : undefined
}
