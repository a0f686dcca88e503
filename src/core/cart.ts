/** What lies in the shopper's cart, as the page says it; remembered a month, so that coming back can be greeted. */
import { type Cart, isSameCart, parseCart } from './cart-form.ts'
import { createCell, type ReadonlyCell } from './cell.ts'
import { DAY } from './clock.ts'
import { createEmitter } from './emitter.ts'
import type { Environment } from './environment.ts'
import type { Store } from './store.ts'

/** The merchant’s own word, or what was read off the shop’s platform. */
export type CartSource = 'page' | 'platform'

export interface CartKeeper {
  /** `null`: no cart, or none known. */
  readonly current: ReadonlyCell<Cart | null>
  /** Takes any form; what is not a cart counts as no cart. Once the page has spoken, the platform is not heard any more. */
  set(value: unknown, by?: CartSource): Promise<void>
  /** Told when the page's cart is another one than before, not when a remembered one is read. */
  onChange(listener: (cart: Cart | null) => unknown): () => void
  /** Resolves when the remembered cart has been read; the page's own word is never overwritten by it. */
  readonly ready: Promise<void>
  forget(): Promise<void>
}

/** Of the event `cart.changed`. */
export interface CartSummary extends Readonly<Record<string, unknown>> {
  readonly items: number
  readonly currency?: string | undefined
  /** Minor units. */
  readonly value?: number | undefined
}

const KEY = 'cart'
const REMEMBERED = 30 * DAY

export function createCart(
  store: Store,
  environment: Pick<Environment, 'now'>,
  report: (error: unknown) => void,
): CartKeeper {
  const current = createCell<Cart | null>(null)
  const changes = createEmitter<Cart | null>(report)
  let isTold = false
  let isPageTold = false

  async function load(): Promise<void> {
    const now = environment.now()
    const remembered = parseCart(await store.read(KEY), now)
    if (!remembered || isTold) return
    if (now - remembered.updatedAt < REMEMBERED) current.value = remembered
    else await store.remove(KEY)
  }

  return {
    current,
    ready: load(),
    onChange: changes.on,

    async set(value, by = 'page') {
      isPageTold ||= by === 'page'
      if (isPageTold && by === 'platform') return
      const cart = parseCart(value, environment.now())
      const isSame = isSameCart(cart, current.peek())
      isTold = true
      current.value = cart
      // Of the customer: on a shared device the next one shall not find it.
      if (cart) await store.write(KEY, cart, { purpose: 'functional', ofCustomer: true })
      else await store.remove(KEY)
      if (!isSame) await changes.emit(cart)
    },

    async forget() {
      isTold = true
      current.value = null
      await store.remove(KEY)
    },
  }
}

export function summarise(cart: Cart | null): CartSummary {
  const pieces = cart?.items.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
  const { currency, total: value } = cart ?? {}
  // Half a kilo counts as a piece: the event wants whole ones.
  return { items: Math.ceil(pieces), ...(currency && { currency, value }) }
}
