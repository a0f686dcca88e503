// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import type { Cart } from './cart-form.ts'
import { DAY } from './clock.ts'
import { type Browser, createBrowser } from './simulated-browser.fixture.ts'

const tea = { currency: 'EUR', total: 1_000, items: [{ id: 'tea', unit: 1_000 }] }

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

function changesOf({ cart }: ReturnType<Browser['openTab']>) {
  const changes: (Cart | null)[] = []
  cart.onChange((changed) => changes.push(changed))
  return changes
}

test('a change is told once, the same cart again is not', async () => {
  const tab = browser.openTab()
  const changes = changesOf(tab)

  await tab.cart.set(tea)
  await browser.pass(1_000)
  await tab.cart.set(tea)
  await tab.cart.set(null)

  expect(changes.map((cart) => cart?.total)).toEqual([1_000, undefined])
})

test('it is remembered for the next page, where reading it is no change', async () => {
  await browser.openTab().cart.set(tea)

  const tab = browser.openTab()
  const changes = changesOf(tab)
  await tab.cart.ready

  expect(tab.cart.current.value?.total).toBe(1_000)
  expect(changes).toEqual([])
})

test('the page’s own word is not overwritten by the remembered cart', async () => {
  await browser.openTab().cart.set(tea)

  const { cart } = browser.openTab()
  void cart.set(null)
  await cart.ready

  expect(cart.current.value).toBeNull()
})

test('what the page says itself wins over its platform, before and after', async () => {
  const { cart } = browser.openTab()

  await cart.set({ ...tea, total: 1 }, 'platform')
  expect(cart.current.value?.total).toBe(1)
  await cart.set(tea)
  await cart.set({ ...tea, total: 2 }, 'platform')
  expect(cart.current.value?.total).toBe(1_000)

  await cart.set(null)
  await cart.set(tea, 'platform')
  expect(cart.current.value).toBeNull()
})

test('after a month it is forgotten', async () => {
  await browser.openTab().cart.set(tea)
  await browser.pass(30 * DAY)

  const { cart } = browser.openTab()
  await cart.ready

  expect(cart.current.value).toBeNull()
  expect(await browser.storedKeys()).toEqual([])
})

test('an emptied cart leaves no record', async () => {
  const { cart } = browser.openTab()
  await cart.set(tea)

  await cart.set('nonsense')

  expect(await browser.storedKeys()).toEqual([])
})

test('it belongs to the customer: sign-out deletes it', async () => {
  const { cart, store } = browser.openTab()
  await cart.set(tea)

  await store.wipe('customer')

  expect(await browser.storedKeys()).toEqual([])
})

test('forgetting deletes it here and in storage', async () => {
  const { cart } = browser.openTab()
  await cart.set(tea)

  await cart.forget()

  expect(cart.current.value).toBeNull()
  expect(await browser.storedKeys()).toEqual([])
})
