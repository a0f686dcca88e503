/** The cart after what the data layer says has happened: some events name all that lies in it, others what came and went. */
import { type Cart, type CartItem, parseCart } from '../../../core/cart-form.ts'
import { currencyOf, minorOf } from '../amount.ts'
import { type Fields, textAt } from './fields.ts'
import { orderIdOf, type ShopEvent } from './read-entry.ts'
import { type LayerItem, readItem } from './read-item.ts'

/** `undefined`: the event says nothing of the cart that could be used. */
export function foldCart(
  cart: Cart | null,
  event: ShopEvent,
  now: number,
): Cart | null | undefined {
  if (event.kind === 'purchase') return isOrder(event) ? null : undefined
  const currency = event.currency ?? cart?.currency
  if (event.kind === 'view' || !currency || !currencyOf(currency)) return undefined
  const items = event.items.flatMap((item) => readItem(item, currency))
  // Of another currency nothing is added up.
  const before = cart?.currency === currency ? cart : null
  switch (event.kind) {
    case 'cart':
      return takeWhole(items, event.fields, { currency, before, now })
    case 'add':
      return items.length > 0 ? addTo(before, items, { currency, now }) : undefined
    case 'remove':
      return before && items.length > 0 ? takeFrom(before, items, now) : undefined
  }
}

/** A click on a button of that name is none. */
function isOrder({ items, fields }: ShopEvent): boolean {
  return items.length > 0 || orderIdOf(fields) !== undefined
}

interface Around {
  readonly currency: string
  readonly before?: Cart | null
  readonly now: number
}

function takeWhole(
  items: readonly LayerItem[],
  fields: Fields,
  { currency, before, now }: Around,
): Cart | null | undefined {
  const value = minorOf(fields['value'], currency)
  if (items.length === 0)
    return value === undefined ? undefined : parseCart({ currency, total: value }, now)
  if (items.some(({ price }) => price === undefined))
    // A line without a price cannot be added up; the total can still be true.
    return value === undefined ? undefined : parseCart({ currency, total: value }, now)
  const codes = codesOf(items, fields)
  const lines = chooseLines(items, value)
  const sum = sumOf(lines)
  // Less than the lines is a discount where a code is named; without one it may just be without tax.
  const discount = codes.length > 0 && value !== undefined && value < sum ? sum - value : 0
  const country = before?.country
  return parseCart(
    {
      currency,
      items: lines,
      total: sum - discount,
      ...(discount > 0 && { discount }),
      codes,
      ...(country && { country }),
    },
    now,
  )
}

/** GA4 wants prices with discounts taken off; who writes them beside it is known by the value of the whole. */
function chooseLines(items: readonly LayerItem[], value: number | undefined): CartItem[] {
  const plain = items.map((item) => lineOf(item, item.price ?? 0))
  const reduced = items.map((item) => lineOf(item, Math.max(0, (item.price ?? 0) - item.discount)))
  return value !== undefined && value === sumOf(reduced) ? reduced : plain
}

function addTo(cart: Cart | null, items: readonly LayerItem[], { currency, now }: Around) {
  const lines = new Map((cart?.items ?? []).map((item) => [keyOf(item), item]))
  for (const item of items) {
    const known = lines.get(keyOf(item))
    const price = item.price ?? known?.unit
    if (price === undefined) continue
    const added = lineOf(item, price)
    lines.set(keyOf(item), known ? withQuantity(known, known.quantity + added.quantity) : added)
  }
  return lines.size > 0 ? restOf(cart, [...lines.values()], { currency, now }) : undefined
}

/** Without a number the whole line is gone: rather too little in the cart than a promise that does not hold. */
function takeFrom(cart: Cart, items: readonly LayerItem[], now: number): Cart | null | undefined {
  const lines = cart.items.flatMap((line) => {
    const gone = items.filter((item) => keyOf(item) === keyOf(line))
    const left = gone.reduce((rest, { quantity = line.quantity }) => rest - quantity, line.quantity)
    if (left === line.quantity) return [line]
    return left > 0 ? [withQuantity(line, left)] : []
  })
  return lines.length > 0 ? restOf(cart, lines, { currency: cart.currency, now }) : null
}

/** What a code takes off is anybody’s guess once the lines are others. */
function restOf(cart: Cart | null, items: readonly CartItem[], { currency, now }: Around) {
  const { codes, country, token } = cart ?? {}
  return (
    parseCart(
      {
        currency,
        items,
        ...(codes && { codes }),
        ...(country && { country }),
        ...(token && { token }),
      },
      now,
    ) ?? undefined
  )
}

function lineOf(item: LayerItem, unit: number): CartItem {
  const { id, variantId, name = '', quantity = 1, categories } = item
  return {
    id,
    ...(variantId && { variantId }),
    name,
    quantity,
    unit,
    line: Math.round(unit * quantity),
    ...(categories.length > 0 && { collections: categories }),
  }
}

function withQuantity(line: CartItem, quantity: number): CartItem {
  return { ...line, quantity, line: Math.round(line.unit * quantity) }
}

function codesOf(items: readonly LayerItem[], fields: Fields): readonly string[] {
  const codes = [textAt(fields, 'coupon'), ...items.map(({ coupon }) => coupon)]
  return [
    ...new Set(codes.flatMap((each) => each?.split(/[,|]/) ?? []).map((each) => each.trim())),
  ].filter(Boolean)
}

function keyOf({ id, variantId = '' }: { readonly id: string; readonly variantId?: string }) {
  return JSON.stringify([id, variantId])
}

function sumOf(lines: readonly CartItem[]): number {
  return lines.reduce((minor, { line }) => minor + line, 0)
}
