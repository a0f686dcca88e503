/** Follows the platform this page shows itself to be: its cart becomes the cart, its orders and product pages become events, each once. */
import { murmur3 } from '../../campaigns/experiment/murmur.ts'
import type { Money } from '../../contract/scalars.ts'
import type { Core } from '../../core/create-core.ts'
import type { Store } from '../../core/store.ts'
import { importAgain } from '../import-again.ts'
import { findLayer } from './data-layer/find-layer.ts'
import type {
  KnownPlatform,
  PlacedOrder,
  Platform,
  PlatformListener,
  ViewedProduct,
} from './platform.ts'

export interface PlatformFollower {
  stop(): void
  /** What the page has told itself is not told a second time. */
  onEvent(name: string, props: Readonly<Record<string, unknown>>): void
  /** The product the platform names for the address that is shown now. */
  viewed(): ViewedProduct | undefined
  /** `undefined` while none was found; it may have ways to apply a code or to replace the cart. */
  platform(): Platform | undefined
}

export interface PlatformOptions {
  readonly core: Pick<Core, 'cart' | 'track' | 'store'>
  report(error: unknown): void
}

/** The first that is there. What a page says by `regulars.cart.set` goes before all of them: core sees to that. */
const PLATFORMS: readonly KnownPlatform[] = [
  {
    isHere: () => findLayer() !== undefined,
    create: async (needs) =>
      (await importAgain(() => import('./data-layer/data-layer.ts'))).createDataLayer(needs),
  },
]
/** Tag managers come late; after the last look a page without a platform costs nothing. */
const LOOKS_AFTER_MS = [0, 1_000, 4_000, 15_000] as const
const KEY = 'platform.orders'
const MOST_ORDERS = 20

export function followPlatform({ core, report }: PlatformOptions): PlatformFollower {
  const timers = LOOKS_AFTER_MS.map((delayMs) => setTimeout(() => look().catch(report), delayMs))
  const orders = new Set<string>()
  let platform: Platform | undefined
  let product: ViewedProduct | undefined
  /** The product the page has named itself, and where. */
  let own = ''
  let isFound = false
  let isStopped = false
  let stop = (): void => undefined

  async function look(): Promise<void> {
    const found = isFound ? undefined : PLATFORMS.find(({ isHere }) => isHere())
    if (!found) return
    isFound = true
    try {
      platform = await found.create({ known: core.cart.get, report })
    } catch (error) {
      isFound = false // The network was down; the next look tries again.
      throw error
    }
    if (!isStopped) stop = platform.onChange(listener)
  }

  const listener: PlatformListener = {
    onCart: (cart) => core.cart.set(cart, 'platform'),

    onProduct(viewed) {
      const isAgain = product?.id === viewed.id && product.path === viewed.path
      product = viewed
      if (isAgain || own === placeOf(viewed.id)) return
      const { id: productId, name, price } = viewed
      core.track('product.viewed', { productId, ...(name && { name }), ...amountOf(price) })
    },

    onOrder: (order) => void tellOrder(order).catch(report),
  }

  /** A thank-you page that is reloaded is still the same order. */
  async function tellOrder({ id, total }: PlacedOrder): Promise<void> {
    if (orders.has(id)) return
    orders.add(id)
    if (await isNewOrder(core.store, id))
      core.track('order.placed', { orderId: id, ...amountOf(total) })
  }

  return {
    platform: () => platform,
    viewed: () => (product?.path === location.pathname ? product : undefined),

    onEvent(name, { orderId, productId }) {
      if (name === 'order.placed') orders.add(String(orderId))
      if (name === 'product.viewed') own = placeOf(productId)
    },

    stop() {
      isStopped = true
      for (const timer of timers) clearTimeout(timer)
      stop()
    },
  }
}

function placeOf(productId: unknown): string {
  return `${location.pathname} ${String(productId)}`
}

function amountOf(price: Money | undefined): { value?: number; currency?: string } {
  return price ? { value: price.minor, currency: price.currency } : {}
}

/** Kept as numbers that lead back to no order. Where nothing may be kept, this page alone is known. */
async function isNewOrder(store: Pick<Store, 'update'>, id: string): Promise<boolean> {
  const mark = murmur3(id)
  let isNew = true
  await store.update(
    KEY,
    (value) => {
      const marks: readonly unknown[] = Array.isArray(value) ? value : []
      isNew = !marks.includes(mark)
      return isNew ? [...marks, mark].slice(-MOST_ORDERS) : marks
    },
    { purpose: 'functional', ofCustomer: true },
  )
  return isNew
}
