/** The many forms of carts are read by code that is loaded when a page first speaks of one. */
import type { CartKeeper, CartSummary } from './cart.ts'
import type { Cart } from './cart-form.ts'
import type { ReadonlyCell } from './cell.ts'
import type { Environment } from './environment.ts'
import { once } from './once.ts'
import type { Store } from './store.ts'

export interface LazyCart extends Pick<CartKeeper, 'set' | 'forget'> {
  /** What the page said last, else what is remembered; `null` for no cart. */
  get(): Promise<Cart | null>
  /** The same, as it changes. */
  follow(): Promise<ReadonlyCell<Cart | null>>
}

export interface LazyCartOptions {
  readonly store: Store
  readonly environment: Pick<Environment, 'now'>
  /** The page's cart is another one than before. */
  onChange(summary: CartSummary): void
  report(error: unknown): void
}

export function createLazyCart(options: LazyCartOptions): LazyCart {
  const load = once(async () => {
    const { createCart, summarise } = await import('./cart.ts')
    const keeper = createCart(options.store, options.environment, options.report)
    keeper.onChange((cart) => options.onChange(summarise(cart)))
    return keeper
  })

  async function follow(): Promise<ReadonlyCell<Cart | null>> {
    const keeper = await load()
    await keeper.ready
    return keeper.current
  }

  return {
    set: async (...cart) => (await load()).set(...cart),
    forget: async () => (await load()).forget(),
    get: async () => (await follow()).peek(),
    follow,
  }
}
