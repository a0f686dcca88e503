/** What a shop's platform can tell a page and do for it, in one form for all of them. */
import type { CartLine } from '../../contract/campaign/saved-cart.ts'
import type { Money } from '../../contract/scalars.ts'
import type { Cart } from '../../core/cart-form.ts'

export interface ViewedProduct {
  readonly id: string
  readonly name?: string
  readonly price?: Money
  /** Categories, for campaigns that ask for tags. */
  readonly tags?: readonly string[]
  /** Path of the page it was viewed on. */
  readonly path: string
}

export interface PlacedOrder {
  readonly id: string
  readonly total?: Money
}

export interface PlatformListener {
  /** Another cart than before; `null` for an empty one. Resolves when it is what is known. */
  onCart(cart: Cart | null): Promise<void>
  onProduct(product: ViewedProduct): void
  /** May tell the same order again. */
  onOrder(order: PlacedOrder): void
}

export interface Platform {
  /** For people: `data layer`. */
  readonly name: string
  /** `undefined`: it has said nothing of it so far. */
  cart(): Cart | null | undefined
  /** Tells what has happened on this page before too. Returns the way to stop, after which the page is as it was. */
  onChange(listener: PlatformListener): () => void
  /** Where the platform has a way to do it. */
  applyCode?(code: string): Promise<boolean>
  replaceCart?(lines: readonly CartLine[]): Promise<boolean>
}

export interface PlatformNeeds {
  /** The cart as it is known, for platforms that tell changes alone. */
  readonly known: () => Promise<Cart | null>
  report(error: unknown): void
}

export interface KnownPlatform {
  /** Whether this page is one of its: a single look, for nothing of it is loaded where it is not. */
  isHere(): boolean
  create(needs: PlatformNeeds): Promise<Platform>
}
