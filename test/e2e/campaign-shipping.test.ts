/** How much is missing until shipping is free: right after whatever happens to the cart, said once, and nothing in the page moves for it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import {
  inSlot as readSlot,
  openShopper,
  stateOf,
  type Shopper,
} from '../helpers/campaign-stage.ts'
import { timedOffer } from '../helpers/campaign-parts.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { startJourneyDemo, type JourneyDemo } from '../helpers/journey-demo.ts'
import { cardOf } from '../helpers/prompt-stage.ts'

/** What shoppers notice as “at once”. */
const CODE = /[A-Z\d]{2,}-[A-Z\d-]{3,}/
const AT_ONCE = { timeout: 500, interval: 20 }

let demo: JourneyDemo
let browser: Browser
let shopper: Shopper

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startJourneyDemo({ campaigns: true }), launchChromium()])
  await demo.runOnly('free-post-in-cart', 'free-post')
})

beforeEach(async () => {
  await shopper?.context.close()
  shopper = await openShopper(browser, demo)
  await watchPage(shopper)
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

/** In euros as everywhere, and in no other currency. */
const TO_SWITZERLAND = {
  countries: ['CH'],
  currency: 'EUR',
  price: { minor: 1500, currency: 'EUR' },
  freeFrom: { minor: 4500, currency: 'EUR' },
  days: { min: 4, max: 8 },
}

interface Watched {
  /** What a screen reader was told, in order. */
  readonly told: string[]
  /** Of what moved by itself. */
  readonly shifts: string[]
}

/** As the browser tells of it, in part. */
interface Shift {
  readonly hadRecentInput: boolean
  readonly sources: readonly { readonly node: Node | null }[]
}

/** Before any script of the page: live regions in our shadow roots, and what moves. */
async function watchPage({ context }: Shopper): Promise<void> {
  await context.addInitScript(() => {
    const watched: { told: string[]; shifts: string[] } = { told: [], shifts: [] }
    Reflect.set(window, 'watched', watched)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // Safe: entries of layout-shift, which TypeScript does not know.
        const { hadRecentInput, sources } = entry as unknown as Shift
        const moved = sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML : node?.nodeName,
        )
        if (!hadRecentInput) watched.shifts.push(moved.join().slice(0, 300))
      }
    }).observe({ type: 'layout-shift', buffered: true })
    const { attachShadow } = Element.prototype
    Element.prototype.attachShadow = function (init) {
      const root = attachShadow.call(this, init)
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const near = target instanceof Element ? target : target.parentElement
          const text = near?.closest('[role=status]')?.textContent ?? ''
          if (/shipping/.test(text) && watched.told.at(-1) !== text) watched.told.push(text)
        }
      }).observe(root, { subtree: true, childList: true, characterData: true })
      return root
    }
  })
}

function readWatched(page: Page): Promise<Watched> {
  return page.evaluate(() => {
    const { told, shifts } = Reflect.get(window, 'watched') as Watched
    return { told: told.splice(0), shifts: shifts.splice(0) }
  })
}

interface Said {
  readonly currency: string
  readonly minor: number
  readonly country?: string
  readonly discount?: number
}

/** As a theme does that tells its cart itself. */
async function tellCart(
  page: Page,
  { currency, minor, country, discount = 0 }: Said,
): Promise<void> {
  await page.evaluate(
    ({ currency, minor, country, discount }) =>
      window.regulars?.cart.set({
        currency,
        total: minor - discount,
        items: [{ id: 'dune-mug', name: 'Dune Mug', quantity: 1, unit: minor }],
        ...(country && { country }),
        ...(discount > 0 && { discount, codes: ['TEN'] }),
      }),
    { currency, minor, country, discount },
  )
}

/** What stands in the cart as soon as the next frame or two, and what of it was said aloud. */
async function follow(page: Page, carts: readonly Said[]): Promise<readonly string[][]> {
  const rounds: string[][] = []
  for (const cart of carts) {
    const before = await inSlot(page, 'cart')
    await tellCart(page, cart)
    await expect.poll(() => inSlot(page, 'cart'), AT_ONCE).not.toBe(before)
    await page.waitForTimeout(200)
    const told = (await readWatched(page)).told.map((text) => text.replaceAll('\u00A0', ' '))
    const [text = ''] = (await inSlot(page, 'cart')).split(/\n+/).slice(1)
    rounds.push([text, ...told])
  }
  return rounds
}

/** Amounts keep together by a space of their own. */
async function inSlot(page: Page, slot: string): Promise<string> {
  return (await readSlot(page, slot)).replaceAll('\u00A0', ' ')
}

function onceEach(...texts: readonly string[]): readonly string[][] {
  return texts.map((text) => [text, text])
}

async function openCart(): Promise<Page> {
  const { page } = shopper
  await shopper.putIntoCart('dune-mug')
  await shopper.open('/cart')
  await expect.poll(() => stateOf(page, 'free-post-in-cart')).toBe('shown')
  return page
}

it('is right to the last ban, through codes and currencies, and told once each', async () => {
  const page = await openCart()
  await expect.poll(() => inSlot(page, 'cart')).toContain('€23.00')
  const { shifts } = await readWatched(page)

  const rounds = await follow(page, [
    { currency: 'RON', minor: 20_000 },
    { currency: 'RON', minor: 19_999 },
    { currency: 'RON', minor: 20_000, discount: 2000 },
    { currency: 'CHF', minor: 50_000 },
    { currency: 'EUR', minor: 4499 },
  ])

  expect(rounds).toEqual(
    onceEach(
      'You have free shipping',
      'RON 0.01 more for free shipping',
      'RON 20.00 more for free shipping',
      'No free shipping for this order',
      '€0.01 more for free shipping',
    ),
  )
  expect([shifts, (await readWatched(page)).shifts]).toEqual([[], []])
  expect(shopper.exceptions).toEqual([])
})

it('is that of the country it goes to', async () => {
  await demo.changeSettings((settings) => ({
    ...settings,
    facts: { ...settings.facts, shipping: [...settings.facts.shipping, TO_SWITZERLAND] },
  }))
  const page = await openCart()

  const rounds = await follow(page, [
    { currency: 'RON', minor: 5000, country: 'RO' },
    { currency: 'RON', minor: 5000, country: 'CH' },
    { currency: 'EUR', minor: 4499, country: 'CH' },
  ])

  expect(rounds).toEqual(
    onceEach(
      'RON 150.00 more for free shipping',
      'No free shipping for this order',
      '€0.01 more for free shipping',
    ),
  )
})

/** As soon as the shop has answered: its own line says it too. */
async function says(text: string): Promise<Watched> {
  const { page } = shopper
  await page.waitForLoadState('networkidle')
  await expect.poll(() => inSlot(page, 'cart')).toContain(text)
  await page.waitForTimeout(300)
  return readWatched(page)
}

it('follows the cart of the theme: a code, a gift card, a line that is removed', async () => {
  await demo.activate(timedOffer('ten'))
  await demo.runOnly('free-post-in-cart', 'ten')
  const { page } = shopper
  await shopper.putIntoCart('gift-card')
  await shopper.putIntoCart('linen-napkins')
  await shopper.putIntoCart('dune-mug', 2)
  await shopper.open('/')
  await expect.poll(() => inSlot(page, 'home')).toMatch(CODE)
  const code = CODE.exec(await inSlot(page, 'home'))?.[0] ?? ''
  await shopper.open('/cart')
  const { shifts } = await says('You have free shipping')
  const rounds: Watched[] = []
  const then = async (control: string, text: string): Promise<void> => {
    await page.locator(control).click()
    rounds.push(await says(text))
  }

  await then('[data-line=linen-napkins] [data-remove] button', '€1.00 more')
  await page.fill('[data-code-form] input[name=code]', code)
  await then('[data-code-add] button', '€5.40 more')
  await then('[data-line=gift-card] [data-remove] button', '€5.40 more')
  await then('[data-code-remove]', '€1.00 more')

  expect(rounds.map(({ told }) => told)).toEqual([
    ['€1.00 more for free shipping'],
    ['€5.40 more for free shipping'],
    [],
    ['€1.00 more for free shipping'],
  ])
  expect([shifts, ...rounds.map((round) => round.shifts)].flat()).toEqual([])
  expect(shopper.exceptions).toEqual([])
})

it('a bar says it on a product’s page, follows, and pushes nothing', async () => {
  await demo.runOnly('free-post')
  const { page } = shopper
  await shopper.open('/products/dune-mug')
  await expect.poll(() => stateOf(page, 'free-post')).toMatch(/not_triggered|not_due/)
  const add = page.locator('[data-buy] button')
  const bar = cardOf(page)
  await add.click()
  await bar.getByText('€23.00 more').first().waitFor()
  const { shifts } = await readWatched(page)
  await add.click()
  await bar.getByText('€1.00 more').first().waitFor()
  await page.waitForTimeout(300)

  expect(shifts).toEqual([])
  expect(await readWatched(page)).toEqual({ told: ['€1.00 more for free shipping'], shifts: [] })
})
