import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLazyCart } from '../../core/lazy-cart.ts'
import { type Browser, createBrowser } from '../../core/simulated-browser.fixture.ts'
import { createSamples, gtagEntry } from './data-layer/samples.fixture.ts'
import { followPlatform, type PlatformFollower } from './follow-platform.ts'

interface Page {
  dataLayer?: unknown[]
}
const page = globalThis as Page

let browser: Browser
let following: PlatformFollower | undefined

// Loaded when a page first speaks of a cart, and has a layer: that takes longer than any turn.
beforeAll(() => Promise.all([import('../../core/cart.ts'), import('./data-layer/data-layer.ts')]))

beforeEach(() => {
  browser = createBrowser()
  delete page.dataLayer
})

afterEach(() => {
  following?.stop()
  following = undefined
  vi.useRealTimers()
})

/** A page with what core has of it, of the same browser as before. */
function openPage() {
  const { store } = browser.openTab({ mode: 'granted' })
  const events: [name: string, props: object][] = []
  const errors: unknown[] = []
  const report = (error: unknown) => void errors.push(error)
  const changes: number[] = []
  const cart = createLazyCart({
    store,
    environment: { now: Date.now },
    onChange: (changed) => void changes.push(changed.value ?? 0),
    report,
  })
  const track = (name: string, props: object) => void events.push([name, props])
  following = followPlatform({ core: { cart, store, track }, report })
  return { cart, track, events, errors, changes, following }
}

/** As many turns as it takes to read and to write, however slow each is. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setTimeout(resolve))
}

const orderEntries = () => [...createSamples()[0]!.entries]
const cartEvent = (event: string, id: string, price: number) => ({
  event,
  ecommerce: { currency: 'EUR', items: [{ item_id: id, price }] },
})

describe('eight layers as they are found', () => {
  test.each(createSamples())('$dirt', async ({ entries, order }) => {
    page.dataLayer = [...entries]

    const { events, errors } = openPage()
    await settle()

    const { id: orderId, minor: value, currency } = order
    expect(events).toEqual([['order.placed', { orderId, ...(value && { value, currency }) }]])
    expect(errors).toEqual([])
  })

  test.each(createSamples())('pushed later: $dirt', async ({ entries, order }) => {
    page.dataLayer = []
    const { events } = openPage()
    await settle()

    for (const entry of entries) page.dataLayer.push(entry)
    await settle()

    expect(events.map(([, props]) => props)).toMatchObject([{ orderId: order.id }])
  })

  test('nothing personal is told or kept', async () => {
    page.dataLayer = createSamples().flatMap(({ entries }) => entries)

    const { events } = openPage()
    await settle()

    const { store } = browser.openTab()
    const kept = JSON.stringify([events, await store.entries()])
    expect(kept).not.toMatch(/ana@|0700|email/)
  })
})

describe('the cart', () => {
  test('what was pushed before is one change, what comes is another', async () => {
    page.dataLayer = [cartEvent('view_cart', 'tea', 10), cartEvent('add_to_cart', 'cup', 5)]
    const { cart, changes } = openPage()
    await settle()
    expect((await cart.get())?.total).toBe(1_500)

    page.dataLayer.push(cartEvent('add_to_cart', 'cup', 5))
    await settle()

    expect(changes).toEqual([1_500, 2_000])
  })

  test('changes on the next page begin with the cart that is remembered', async () => {
    page.dataLayer = [cartEvent('view_cart', 'tea', 10)]
    openPage()
    await settle()
    following?.stop()

    page.dataLayer = [cartEvent('add_to_cart', 'cup', 5)]
    const { cart } = openPage()
    await settle()

    expect((await cart.get())?.total).toBe(1_500)
  })

  test('who says the cart by themselves is not contradicted any more', async () => {
    page.dataLayer = [cartEvent('view_cart', 'tea', 10)]
    const { cart } = openPage()
    await cart.set({ currency: 'EUR', total: 777 })
    await settle()

    page.dataLayer.push(cartEvent('add_to_cart', 'cup', 5))
    await settle()

    expect((await cart.get())?.total).toBe(777)
  })

  test('an order empties it', async () => {
    page.dataLayer = [cartEvent('view_cart', 'tea', 10), ...orderEntries()]

    const { cart } = openPage()
    await settle()

    expect(await cart.get()).toBeNull()
  })
})

describe('once', () => {
  test('an order is told once, also when the page of thanks is loaded again', async () => {
    page.dataLayer = [...orderEntries(), ...orderEntries()]
    const first = openPage()
    await settle()
    following?.stop()

    page.dataLayer = orderEntries()
    const second = openPage()
    await settle()

    expect(first.events).toHaveLength(1)
    expect(second.events).toEqual([])
  })

  test('what was read stays read after a start anew', async () => {
    page.dataLayer = [cartEvent('add_to_cart', 'tea', 10)]
    openPage()
    await settle()
    following?.stop()

    const { cart } = openPage()
    await settle()

    expect((await cart.get())?.total).toBe(1_000)
  })

  test('a product is told once for each time it is looked at', async () => {
    page.dataLayer = []
    const { events } = openPage()
    await settle()

    for (const id of ['tea', 'tea', 'cup', 'tea'])
      page.dataLayer.push(cartEvent('view_item', id, 10))

    expect(events.map(([name, props]) => [name, Object.values(props)])).toEqual([
      ['product.viewed', ['tea', 1_000, 'EUR']],
      ['product.viewed', ['cup', 1_000, 'EUR']],
      ['product.viewed', ['tea', 1_000, 'EUR']],
    ])
    expect(following?.viewed()).toMatchObject({ id: 'tea', path: location.pathname })
  })

  test('what the page has told itself is not told again', async () => {
    page.dataLayer = []
    const { events, following } = openPage()
    await settle()
    following.onEvent('product.viewed', { productId: 'tea' })
    following.onEvent('order.placed', { orderId: 'T-1001' })

    page.dataLayer.push(cartEvent('view_item', 'tea', 10), ...orderEntries())
    await settle()

    expect(events).toEqual([])
  })
})

describe('manners', () => {
  test('the page’s push is called first, its answer given back, and its errors are its own', async () => {
    const layer: unknown[] = (page.dataLayer = [])
    const calls: unknown[] = []
    layer.push = function (this: unknown[], ...entries: unknown[]) {
      calls.push([this === layer, ...entries])
      return 42
    }
    const { events } = openPage()
    await settle()

    const answer = layer.push(gtagEntry('event', 'view_item', { items: [{ id: 'a' }] }))

    expect(answer).toBe(42)
    expect(calls).toMatchObject([[true, { 1: 'view_item' }]])
    expect(events).toHaveLength(1)
  })

  test('the layer is left as it was found', async () => {
    const layer: unknown[] = (page.dataLayer = [])
    openPage()
    await settle()
    expect(Object.keys(layer)).toContain('push')

    following?.stop()

    expect(Object.hasOwn(layer, 'push')).toBe(false)
  })

  test('whoever has wrapped it after us is not undone, and we hear nothing more', async () => {
    const layer: unknown[] = (page.dataLayer = [])
    const { events } = openPage()
    await settle()
    const ours = layer.push
    const theirs = (...entries: unknown[]) => Reflect.apply(ours, layer, entries)
    layer.push = theirs

    following?.stop()
    layer.push(cartEvent('view_item', 'tea', 10))

    expect(layer.push).toBe(theirs)
    expect(layer).toHaveLength(1)
    expect(events).toEqual([])
  })

  test('a layer that cannot be changed, or is replaced, is looked at', async () => {
    vi.useFakeTimers()
    const layer = (page.dataLayer = [] as unknown[])
    Object.defineProperty(layer, 'push', { value: Array.prototype.push })
    const { events, errors } = openPage()
    await vi.advanceTimersByTimeAsync(10)

    layer.push(cartEvent('view_item', 'tea', 10))
    await vi.advanceTimersByTimeAsync(1_000)
    page.dataLayer = [cartEvent('view_item', 'cup', 10)]
    await vi.advanceTimersByTimeAsync(1_000)

    expect(events.map(([, props]) => props)).toMatchObject([
      { productId: 'tea' },
      { productId: 'cup' },
    ])
    expect(errors).toEqual([])
  })

  test('a layer that comes late is found, and without one nothing goes on', async () => {
    vi.useFakeTimers()
    const { events } = openPage()
    await vi.advanceTimersByTimeAsync(900)
    page.dataLayer = [cartEvent('view_item', 'tea', 10)]
    await vi.advanceTimersByTimeAsync(1_000)
    expect(events).toHaveLength(1)

    following?.stop()
    delete page.dataLayer
    openPage()
    await vi.advanceTimersByTimeAsync(20_000)

    expect(vi.getTimerCount()).toBe(0)
  })
})
