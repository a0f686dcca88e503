/** The whole way of a point in the demo shop: earned, waited for, spent, given back, used, told; and what the merchant sees of it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../helpers/chromium.ts'
import { startJourneyDemo, type JourneyDemo } from '../helpers/journey-demo.ts'
import { whenReady } from '../helpers/stage.ts'
import { openWallet } from '../helpers/widgets.ts'

const DAY = 86_400_000
const PATIENT = { timeout: 10_000 }

let demo: JourneyDemo
let browser: Browser
let context: BrowserContext
let page: Page
let other: Page

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startJourneyDemo(), launchChromium()])
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(PATIENT.timeout)
  page = await context.newPage()
  other = await context.newPage()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

async function open(path: string, tab = page): Promise<void> {
  await tab.goto(demo.url + path)
  await whenReady(tab)
}

/** Of the widget's element in the page; empty while there is none. */
async function inPage(
  tab = page,
  selector = 'regulars-loyalty:not([data-show="estimate"])',
): Promise<string> {
  return tab.evaluate((wanted) => {
    const root = document.querySelector(wanted)?.shadowRoot?.querySelector<HTMLElement>('.root')
    return root?.innerText ?? ''
  }, selector)
}

/** The number in front of “points to spend”. */
async function spendable(tab = page): Promise<number> {
  const [, points] = /(\d+)\s+points? to spend/.exec(await inPage(tab)) ?? []
  return Number(points ?? Number.NaN)
}

async function foretold(): Promise<string> {
  return inPage(page, '[data-show="estimate"]')
}

async function putIntoCart(product: string, quantity: number): Promise<void> {
  await open(`/products/${product}`)
  await page.fill('[data-buy] input[type=number]', String(quantity))
  await page.click('[data-buy] button')
  await expect.poll(() => page.textContent('[data-cart-count]')).not.toBe('0')
}

async function placeOrder(): Promise<void> {
  await open('/checkout')
  await page.fill('#address', 'Strada Florilor 5')
  await page.fill('#postcode', '720229')
  await page.fill('#city', 'Suceava')
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.waitForURL('**/thank-you/**')
  await whenReady(page)
}

/** An open panel stays open on the next page, and may lie over a button there. */
async function closePanel(): Promise<void> {
  await page.locator('regulars-host').getByRole('button', { name: 'Close', exact: true }).click()
}

/** Said at the moment, wherever it stands. */
async function toldIn(selector: string): Promise<string> {
  return (await page.textContent(selector))?.replace(/\s+/g, ' ').trim() ?? ''
}

it('a guest learns what the programme offers', async () => {
  await open('/')
  await page.click('[data-consent] button[value="all"]')
  await open('/account')

  await expect.poll(() => toldIn('h1'), PATIENT).toBe('Who is shopping?')
  await openWallet(page)
  await page.getByText('Points on every order').waitFor()
  await closePanel()
})

it('a member without points sees each reward and how far it is', async () => {
  await open('/account')
  await page.click('button[name="customer"][value="ana"]')
  await whenReady(page)

  await expect.poll(() => spendable(), PATIENT).toBe(0)
  await expect.poll(() => inPage(), PATIENT).toMatch(/€5 off.*100 points to go/s)
})

it('points are foretold for a product and follow its quantity, then for the cart', async () => {
  await open('/products/moss-teapot')
  await expect.poll(foretold, PATIENT).toContain('64 points')

  await page.fill('[data-buy] input[type=number]', '2')
  await expect.poll(foretold, PATIENT).toContain('128 points')
  await page.click('[data-buy] button')
  await expect.poll(() => page.textContent('[data-cart-count]')).toBe('2')
  await open('/cart')

  await expect.poll(foretold, PATIENT).toContain('128 points')
})

it('the points of an order are seen at once, with the day they can be spent from', async () => {
  await placeOrder()

  await expect.poll(() => inPage(), PATIENT).toMatch(/128 [a-z ]+ from/)
  expect(await toldIn('[data-order]')).toMatch(/They wait until \d+ \w+/)
  expect(await spendable()).toBe(0)
})

it('after the return window they can be spent', async () => {
  demo.pass(15 * DAY)
  await open('/account')

  await expect.poll(() => spendable(), PATIENT).toBe(128)
})

it('a reward is redeemed and given back, and a second tab follows both', async () => {
  // One tab hears the backend for all: it has to be listening before there is something to hear.
  const listening = page.waitForResponse(/\/v1\/stream/)
  await open('/account')
  await listening
  await open('/account', other)
  const reward = page.locator('regulars-loyalty li.reward', { hasText: '€5 off' })
  await reward.getByRole('button', { name: /^Redeem/ }).click()
  const undo = page.getByRole('button', { name: /^Give back for 100 points/ })
  await undo.waitFor()
  await expect.poll(() => spendable(other), PATIENT).toBe(28)

  await undo.click()

  await expect.poll(() => spendable(), PATIENT).toBe(128)
  await expect.poll(() => spendable(other), PATIENT).toBe(128)
})

it('a code goes from the panel into the cart, which says what it takes off', async () => {
  await putIntoCart('dune-mug', 2)
  await open('/cart')
  await openWallet(page)
  const panel = page.locator('regulars-host [part="panel"]')
  const reward = panel.locator('li.reward', { hasText: '€5 off' })
  await reward.getByRole('button', { name: /^Redeem/ }).click()
  await panel.getByRole('button', { name: 'Use code' }).click()

  await expect.poll(() => toldIn('[data-code-text]'), PATIENT).toBe('Your code takes €5.00 off.')
  expect([await toldIn('[data-code-amount]'), await toldIn('[data-total]')]).toEqual([
    '−€5.00',
    '€39.00',
  ])
  await expect.poll(foretold, PATIENT).toContain('39 points')
  await closePanel()
})

it('on a phone the cart with its code needs no sideways scrolling', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await open('/cart')
  await expect.poll(foretold, PATIENT).toContain('39 points')

  const width = await page.evaluate(() => document.documentElement.scrollWidth)

  expect(width).toBe(360)
  await page.setViewportSize({ width: 1280, height: 900 })
})

it('a backend that is away leaves the choice to the shopper, and charges nothing it did not show', async () => {
  await open('/cart')
  demo.reach(false)
  await open('/checkout')

  expect(await toldIn('[data-code-text]')).toContain('cannot be checked at the moment')
  expect(await toldIn('[data-subtotal]')).toBe('€44.00')
  expect(await page.isVisible('[data-total]')).toBe(false)
  demo.reach(true)
})

it('the order costs less, earns on what was paid, and the code is used', async () => {
  await placeOrder()

  expect(await toldIn('[data-order] .sums')).toMatch(/−€5\.00.*€43\.90/)
  await expect.poll(() => inPage(), PATIENT).toMatch(/39 [a-z ]+ from/)
  await open('/account')
  await expect.poll(() => spendable(), PATIENT).toBe(28)
  expect(await inPage()).not.toContain('Your codes')
})

it('the history tells all of it', async () => {
  await page.locator('regulars-loyalty summary', { hasText: 'History' }).click()

  await expect.poll(() => inPage(), PATIENT).toContain('Redeemed: €5 off')
  const told = await inPage()
  expect(told.match(/Order FE-/g)?.length).toBe(2)
  expect(told).toContain('−100 points')
})

it('a cancelled order gives back the points it was paid with, and takes those it earned', async () => {
  await page
    .getByRole('button', { name: /^Cancel order/ })
    .first()
    .click()
  await page.locator('.order-cancelled').waitFor()
  await whenReady(page)

  await expect.poll(() => spendable(), PATIENT).toBe(128)
  expect(await inPage()).not.toMatch(/\d points? [a-z ]*from [A-Z\d]/)
})

it('points set aside at the checkout pay for this very cart, and are spent with its order', async () => {
  await putIntoCart('dune-mug', 2)
  await open('/cart')
  await page.click('[data-regulars-open]')
  const panel = page.locator('regulars-host [part="panel"]')
  const slider = panel.locator('li.reward', { hasText: 'Pay with points' })
  await slider.getByRole('button', { name: 'Redeem 120 points' }).click()
  await panel.getByText('Set aside for this order').waitFor()
  await panel.getByRole('button', { name: 'Use code' }).click()
  await expect.poll(() => toldIn('[data-code-text]'), PATIENT).toBe('Your code takes €6.00 off.')
  await closePanel()

  await placeOrder()

  expect(await toldIn('[data-order] .sums')).toMatch(/−€6\.00.*€42\.90/)
  await open('/account')
  await expect.poll(() => spendable(), PATIENT).toBe(8)
})

it('the merchant finds the member with all of it, and pauses the programme', async () => {
  const office = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await office.goto(`${demo.url}/console/#members`)
  await office.getByLabel('E-mail').fill(demo.merchant.email)
  await office.getByLabel('Password', { exact: true }).fill(demo.merchant.password)
  await office.getByRole('button', { name: 'Sign in' }).click()
  await office.getByLabel('E-mail, customer id or member id').fill('ana.rusu')
  await office.getByRole('button', { name: 'Find' }).click()
  await office.getByRole('heading', { name: 'Ana Rusu' }).waitFor()
  const file = await office.textContent('main')
  await office.getByRole('link', { name: 'Programme' }).click()
  await office.getByRole('button', { name: 'Paused' }).click()
  await office.getByText('Saved. It is in force now.').waitFor()
  const width = await office.evaluate(() => document.documentElement.scrollWidth)
  await office.close()

  expect(file).toContain('Available8')
  expect(file).toMatch(/€5\.00 off, 100 points/)
  expect(width).toBe(390)
})
