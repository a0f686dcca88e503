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
const MAX_CODES = 20
const MAX_LABELS = 100
const MAX_LABEL_LENGTH = 128
const MAX_URL_LENGTH = 2048
/** Of this site, or over https. Without backslash, tab and the like, of which browsers make another site’s address. */
const URL_FORM = /^(https:\/\/|\/(?!\/))[^\s\\]*$/

/** `null` for no cart: nothing given, no currency, or an amount that is not whole minor units. */
export function parseCart(value: unknown, now: number): Cart | null {
  const { currency, total, items, token, updatedAt, ...more } = fieldsOf(value)
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
    ...parseTerms(more),
    ...(secret && { token: secret }),
    updatedAt: amountOf(updatedAt) ?? now,
  }
}

/** Whether a shopper would call it the same cart. */
export function isSameCart(one: Cart | null, other: Cart | null): boolean {
  const contents = (cart: Cart | null) => JSON.stringify(cart && { ...cart, updatedAt: 0 })
  return contents(one) === contents(other)
}

/** What changes the price or the way of the whole order. */
function parseTerms(
  cart: Readonly<Record<string, unknown>>,
): Pick<Cart, 'codes' | 'discount' | 'country'> {
  const codes = labelsOf(cart['codes'], MAX_CODES)
  const discount = amountOf(cart['discount'])
  const country = textOf(cart['country'])?.toUpperCase()
  return {
    ...(codes && { codes }),
    ...(discount !== undefined && { discount }),
    ...(country && /^[A-Z]{2}$/.test(country) && { country }),
  }
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
      ...parseTraits(item),
    },
  ]
}

type Traits = Omit<CartItem, 'id' | 'variantId' | 'sku' | 'name' | 'quantity' | 'unit' | 'line'>

/** What kind of product it is, and how to show it. */
function parseTraits(item: Readonly<Record<string, unknown>>): Traits {
  const tags = labelsOf(item['tags'], MAX_LABELS)
  const collections = labelsOf(item['collections'], MAX_LABELS)
  const url = urlOf(item['url'])
  const image = urlOf(item['image'])
  return {
    ...(tags && { tags }),
    ...(collections && { collections }),
    ...(url && { url }),
    ...(image && { image }),
    ...(isYes(item['isDigital']) && { isDigital: true }),
    ...(isYes(item['isSubscription']) && { isSubscription: true }),
    ...(isYes(item['noFreeShipping']) && { noFreeShipping: true }),
  }
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

/** An empty list says that there are none; no list says nothing. */
function labelsOf(value: unknown, most: number): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const labels = value.flatMap((each: unknown) => textOf(each)?.slice(0, MAX_LABEL_LENGTH) ?? [])
  return [...new Set(labels)].slice(0, most)
}

function urlOf(value: unknown): string | undefined {
  const url = typeof value === 'string' ? value.trim() : ''
  // Cut short it would lead elsewhere.
  return url.length <= MAX_URL_LENGTH && URL_FORM.test(url) ? url : undefined
}

/** Attributes of a template are texts. */
function isYes(value: unknown): boolean {
  return value === true || value === 'true'
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
