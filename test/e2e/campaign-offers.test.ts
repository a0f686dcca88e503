/** Offers in the demo shop: deadlines that hold, free shipping that is right, a basket that comes back, an apology that comes first. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { inSlot, openShopper, saidNow, stateOf, type Shopper } from '../helpers/campaign-stage.ts'
import { timedOffer } from '../helpers/campaign-parts.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { startJourneyDemo, type JourneyDemo } from '../helpers/journey-demo.ts'
import { cardOf } from '../helpers/prompt-stage.ts'

const DAY = 86_400_000

let demo: JourneyDemo
let browser: Browser
let shopper: Shopper

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startJourneyDemo({ campaigns: true }), launchChromium()])
})

beforeEach(async () => {
  await shopper?.context.close()
  shopper = await openShopper(browser, demo)
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

/** The code and the end, as the page says them. */
async function codeOf(page: Page): Promise<string | undefined> {
  await expect.poll(() => inSlot(page, 'home')).toMatch(/[A-Z\d]{4,}-/)
  return /[A-Z\d]{2,}-[A-Z\d-]+/.exec(await inSlot(page, 'home'))?.[0]
}

async function untilOf(page: Page): Promise<string | undefined> {
  return /until [^\n]+/i.exec(await inSlot(page, 'home'))?.[0]
}

it('a deadline stays what it was: after reloads, in another tab, with storage cleared and another clock', async () => {
  await demo.activate(timedOffer('deadline'))
  await demo.runOnly('deadline')
  const { page, context } = shopper
  await shopper.open('/')
  const first = [await codeOf(page), await untilOf(page)]

  for (let time = 0; time < 5; time += 1) await shopper.open('/')
  const reloaded = [await codeOf(page), await untilOf(page)]
  const tab = await shopper.newPage()
  await tab.clock.install({ time: Date.now() + 2 * 3_600_000 })
  await shopper.open('/', tab)
  const inTab = [await codeOf(tab), await untilOf(tab)]
  await page.evaluate(async () => {
    localStorage.clear()
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
  })
  await context.clearCookies({ name: 'fe_cart' })
  await shopper.open('/')
  const cleared = [await codeOf(page), await untilOf(page)]

  expect(first[1]).toBeDefined()
  expect([reloaded, inTab, cleared]).toEqual([first, first, first])
})

it('after its end an offer is gone, its code is refused, and there is no second one', async () => {
  await demo.activate(timedOffer('ending'))
  await demo.runOnly('ending')
  const { page } = shopper
  await shopper.signIn('mihai')
  await shopper.putIntoCart('moss-teapot')
  await shopper.open('/')
  const code = (await codeOf(page)) ?? ''

  demo.pass(3 * DAY)
  await demo.runJobs()
  await shopper.signIn('mihai')
  await shopper.open('/cart')
  await page.fill('[data-code-form] input[name=code]', code)
  await page.getByRole('button', { name: 'Use code' }).click()
  await expect.poll(() => page.locator('[data-code-text]').innerText()).toContain('no longer valid')
  await shopper.open('/')
  await page.waitForTimeout(3000)

  expect(code).not.toBe('')
  expect(await inSlot(page, 'home')).not.toContain(code)
})

it('free shipping is right to the cent, through codes, gift cards and currencies', async () => {
  await demo.runOnly('free-post-in-cart')
  const { page } = shopper
  await shopper.putIntoCart('dune-mug', 2)
  await shopper.open('/cart')
  await expect.poll(() => inSlot(page, 'cart')).toContain('€1.00')

  await shopper.putIntoCart('gift-card')
  await shopper.open('/cart')
  await expect.poll(() => inSlot(page, 'cart')).toContain('€1.00')
  const quantity = page.locator('[data-line="dune-mug"] input[type=number]')
  await quantity.fill('3')
  await quantity.press('Tab')
  await expect.poll(() => inSlot(page, 'cart'), { timeout: 2000 }).not.toContain('€1.00')
  await page.selectOption('select[name=currency]', 'RON')
  await page.locator('#preferences button').click()
  await page.waitForLoadState()
  await expect.poll(() => inSlot(page, 'cart')).not.toContain('€')

  expect(shopper.exceptions).toEqual([])
})

it('the parcel that is late is spoken of first, and its coupon is the member’s', async () => {
  await demo.runOnly('your-parcel-is-late', 'welcome')
  await shopper.signIn('ana')
  await shopper.open('/products/dune-mug')

  await cardOf(shopper.page).getByText('Your parcel is late').waitFor({ timeout: 30_000 })

  expect(await saidNow(shopper.page)).toContain('FE-AR871-5KMNT')
  await shopper.signIn('mihai')
  await shopper.open('/products/dune-mug')
  await shopper.page.waitForTimeout(15_000)
  expect(await saidNow(shopper.page)).toBe('')
})

it('who had stopped is won back, and is active in the same page view as the order', async () => {
  await demo.runOnly('back-new')
  demo.pass(150 * DAY)
  // The page reckons by the clock of its device, which has to have come along.
  await shopper.context.clock.install({ time: Date.now() + 153 * DAY })
  const { page } = shopper
  await shopper.signIn('zofia')
  await shopper.open('/')
  await cardOf(page).getByText('Good to see you again').waitFor({ timeout: 30_000 })

  await page.keyboard.press('Escape')
  await shopper.putIntoCart('ember-candle', 2)
  await shopper.open('/checkout')
  await page.fill('#address', 'ul. Długa 5')
  await page.fill('#postcode', '31-147')
  await page.fill('#city', 'Kraków')
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.waitForURL('**/thank-you/**')

  await expect.poll(() => stateOf(page, 'back-new')).toMatch(/not_due: (audience|caps|ladder)/)
})

it('goes on by what it knows while the backend is away, and repeats nothing', async () => {
  await demo.activate(
    timedOffer('kept', { kind: 'message', blocks: [], texts: { en: { title: 'Still here' } } }),
  )
  await demo.runOnly('kept')
  const { page, context } = shopper
  await shopper.open('/')
  await expect.poll(() => inSlot(page, 'home')).toContain('Still here')

  await context.route('**/v1/**', (route) => route.abort())
  await shopper.open('/')

  await expect.poll(() => inSlot(page, 'home')).toContain('Still here')
  expect(shopper.exceptions).toEqual([])
})
