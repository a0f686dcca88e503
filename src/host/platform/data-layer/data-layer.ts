/** The GA4 data layer as a platform: what most shops tell their statistics, with all its dirt. */
import type { Cart } from '../../../core/cart-form.ts'
import { minorOf } from '../amount.ts'
import type { PlacedOrder, Platform, PlatformNeeds, ViewedProduct } from '../platform.ts'
import { foldCart } from './fold-cart.ts'
import { type LayerState, orderIdOf, readEntry, type ShopEvent } from './read-entry.ts'
import { categoriesOf, readItem } from './read-item.ts'
import { watchLayer } from './watch-layer.ts'

export function createDataLayer({ known, report }: PlatformNeeds): Platform {
  let cart: Cart | null | undefined

  return {
    name: 'data layer',
    cart: () => cart,

    onChange(listener) {
      let state: LayerState = {}
      const take = queueUp(async (events: readonly ShopEvent[]) => {
        const next = foldAll(await known(), events)
        if (next === undefined) return
        cart = next
        await listener.onCart(next)
      }, report)
      return watchLayer((entry) => {
        const found = readEntry(entry, state)
        state = found.state
        const { event } = found
        if (!event) return
        const product = productOf(event)
        const order = orderOf(event)
        if (product) listener.onProduct(product)
        if (order) listener.onOrder(order)
        if (event.kind !== 'view') take(event)
      }, report)
    },
  }
}

/** `undefined` where none of them says anything of the cart. */
function foldAll(known: Cart | null, events: readonly ShopEvent[]): Cart | null | undefined {
  let cart = known
  let isChanged = false
  for (const event of events) {
    const next = foldCart(cart, event, Date.now())
    if (next === undefined) continue
    cart = next
    isChanged = true
  }
  return isChanged ? cart : undefined
}

/** One after the other, and together what comes meanwhile: all that was pushed before us is one change. */
function queueUp<T>(
  run: (all: readonly T[]) => Promise<void>,
  report: (error: unknown) => void,
): (one: T) => void {
  const waiting: T[] = []
  let isRunning = false

  async function work(): Promise<void> {
    isRunning = true
    // What is pushed in this very task belongs to it.
    await Promise.resolve()
    while (waiting.length > 0) await run(waiting.splice(0)).catch(report)
    isRunning = false
  }

  return (one) => {
    waiting.push(one)
    if (!isRunning) void work()
  }
}

/** A view of one product; of several it is a list. */
function productOf({ kind, items, currency, fields }: ShopEvent): ViewedProduct | undefined {
  const [only, other] = items
  if (kind !== 'view' || !only || other) return undefined
  const [item] = readItem(only, currency ?? '')
  if (!item) return undefined
  const tags = categoriesOf(only)
  const minor = item.price ?? (currency ? minorOf(fields['value'], currency) : undefined)
  return {
    id: item.id,
    ...(item.name && { name: item.name }),
    ...(currency && minor !== undefined && { price: { minor, currency } }),
    ...(tags.length > 0 && { tags }),
    path: location.pathname,
  }
}

function orderOf({ kind, currency, fields }: ShopEvent): PlacedOrder | undefined {
  const id = orderIdOf(fields)
  if (kind !== 'purchase' || !id) return undefined
  const value = fields['value'] ?? fields['revenue'] ?? fields['transactionTotal']
  const minor = currency === undefined ? undefined : minorOf(value, currency)
  return {
    id,
    ...(currency && minor !== undefined && { total: { minor, currency } }),
  }
}
