/** Two tabs at once, a browser that keeps nothing, one that was wiped, a second device: what was said and given holds. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Browser, Page, Response } from 'playwright-core'
import {
  happen,
  inSlot,
  installClock,
  openShopper,
  saidNow,
  settle,
  stateOf,
  wipeStorage,
  type Shopper,
} from '../helpers/campaign-stage.ts'
import { plainCard, timedOffer } from '../helpers/campaign-parts.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { startJourneyDemo, type JourneyDemo } from '../helpers/journey-demo.ts'
import { cardOf } from '../helpers/prompt-stage.ts'
import { blockStorage } from '../helpers/referral-journey.ts'

const DAY = 86_400_000
const ISSUE = /\/v1\/offers\/[\w-]+\/(issue|mine)$/
const ON_CALL = { on: 'event', name: 'shop.called' } as const

let demo: JourneyDemo
let browser: Browser
let shopper: Shopper

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startJourneyDemo({ campaigns: true }), launchChromium()])
})

beforeEach(async () => {
  await shopper?.context.close()
  shopper = await openShopper(browser, demo)
  await installClock(shopper.context)
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

/** When each was, on clocks that were moved on by as much. */
async function callAtOnce(...pages: readonly Page[]): Promise<number[]> {
  const at = (await pages[0]!.evaluate(() => Date.now())) + 600
  return Promise.all(
    pages.map((page) =>
      page.evaluate(async (at) => {
        while (Date.now() < at) await new Promise((resolve) => setTimeout(resolve, 1))
        window.regulars?.track('shop.called', {})
        return Date.now()
      }, at),
    ),
  )
}

it('two tabs that are triggered at the same moment show one card, and its end is the end in both', async () => {
  await demo.activate(plainCard('at-once', { trigger: ON_CALL, caps: {} }))
  await demo.runOnly('at-once')
  const { page } = shopper
  const other = await shopper.newPage()
  await shopper.open('/')
  await shopper.open('/', other)
  await settle(page, other)

  const [one = 0, two = 0] = await callAtOnce(page, other)
  await expect.poll(async () => (await saidNow(page)) + (await saidNow(other))).not.toBe('')
  await page.waitForTimeout(1500)
  const said = [await saidNow(page), await saidNow(other)].filter(Boolean)
  const loud = (await saidNow(page)) ? page : other
  await cardOf(loud).getByRole('button', { name: 'Close' }).click()
  await settle(page, other)
  await Promise.all([happen(page, 'shop.called'), happen(other, 'shop.called')])
  await page.waitForTimeout(1000)

  expect(Math.abs(one - two)).toBeLessThan(50)
  expect(said).toEqual([expect.stringContaining('Card at-once')])
  expect([await saidNow(page), await saidNow(other)]).toEqual(['', ''])
  expect(shopper.exceptions).toEqual([])
})

it('a browser that keeps nothing is told once a page, and nothing as loud as a dialog', async () => {
  for (const id of ['loud', 'louder'])
    await demo.activate(plainCard(id, { trigger: ON_CALL, caps: {}, surface: 'modal' }))
  await demo.runOnly('loud', 'louder')
  const { page, context } = shopper
  await blockStorage(context)
  await shopper.open('/')
  await settle(page)

  await happen(page, 'shop.called')
  await cardOf(page)
    .getByText(/Card loud/)
    .waitFor()
  const level = await cardOf(page).getAttribute('data-level')
  await cardOf(page).getByRole('button', { name: 'Close' }).click()
  await page.clock.fastForward(70_000)
  await happen(page, 'shop.called')
  await page.waitForTimeout(1000)
  const second = await saidNow(page)

  expect(level).toBe('sheet')
  expect(second).toBe('')
  expect(await stateOf(page, 'louder')).toMatch(/quota|shown|refused/)
  expect(shopper.exceptions).toEqual([])
})

it('a member is shown what is for every 30 days once, though the browser was wiped, on any device', async () => {
  const caps = { every: { n: 30, unit: 'day' } } as const
  await demo.activate(plainCard('monthly', { trigger: ON_CALL, caps }))
  await demo.runOnly('monthly')
  const { page } = shopper
  await shopper.signIn('mihai')
  await shopper.open('/')
  await settle(page)
  await happen(page, 'shop.called')
  await cardOf(page).getByText('Card monthly').waitFor()
  const told = page.waitForResponse((response) => response.url().endsWith('/v1/campaigns/memory'))
  await page.clock.fastForward(3000)
  expect((await told).status()).toBe(200)

  await wipeStorage(page, demo.url)
  await shopper.open('/')
  await expect.poll(() => stateOf(page, 'monthly')).toBe('not_due: caps')
  const device = await openShopper(browser, demo)
  await device.signIn('mihai')
  await device.open('/')
  await expect.poll(() => stateOf(device.page, 'monthly')).toBe('not_due: caps')
  const stranger = await openShopper(browser, demo)
  await stranger.open('/')
  await expect.poll(() => stateOf(stranger.page, 'monthly')).toBe('not_triggered: trigger')

  await Promise.all([device.context.close(), stranger.context.close()])
})

/** As the timer in the page counts them. */
async function secondsLeft(page: Page): Promise<number> {
  const timer = page.locator('regulars-offers[data-slot=home] [role=timer]')
  const parts = (await timer.innerText()).match(/\d+/g)?.map(Number) ?? []
  return parts.reduce((all, part) => all * 60 + part, 0)
}

function issued(page: Page): Promise<Response> {
  return page.waitForResponse((answer) => ISSUE.test(answer.url()))
}

/** What the backend has answered about the offer of this page, and what the page makes of it. */
async function openOffer(
  { page, open }: Shopper,
  path: string,
): Promise<{
  readonly state: string
  readonly end: number
  readonly code: string
  readonly text: string
}> {
  const answered = issued(page)
  await open(path)
  const { state, expiresAt, code = '' } = await (await answered).json()
  await expect.poll(() => inSlot(page, 'home')).toContain('10%')
  return { state, end: Date.parse(expiresAt), code, text: await inSlot(page, 'home') }
}

it('a deadline is the same on a second device of the member', async () => {
  await demo.activate(timedOffer('on-both'))
  await demo.runOnly('on-both')
  const device = await openShopper(browser, demo, { timezoneId: 'Asia/Tokyo' })
  await installClock(device.context, Date.now() - 3 * 3_600_000)
  for (const each of [shopper, device]) await each.signIn('mihai')

  const [one, other] = [await openOffer(shopper, '/'), await openOffer(device, '/')]
  const [left, leftThere] = await Promise.all([secondsLeft(shopper.page), secondsLeft(device.page)])

  expect(Math.abs(one.end - other.end)).toBeLessThanOrEqual(2000)
  expect(other.code).toBe(one.code)
  expect(Math.abs(left - leftThere)).toBeLessThanOrEqual(5)
  await device.context.close()
})

it('an offer that ends while it is looked at is gone, is refused at the till, and comes no second time', async () => {
  await demo.activate(timedOffer('short'))
  await demo.runOnly('short')
  const { page } = shopper
  await shopper.signIn('zofia')
  await shopper.putIntoCart('moss-teapot')
  const { code, state } = await openOffer(shopper, '/')
  const before = await inSlot(page, 'home')

  demo.pass(2 * DAY + 60_000)
  await page.clock.fastForward(2 * DAY + 60_000)
  await expect.poll(() => inSlot(page, 'home')).toContain('has ended')
  const ended = await inSlot(page, 'home')
  const later = await openShopper(browser, demo)
  await later.signIn('zofia')
  await later.putIntoCart('moss-teapot')
  await later.open('/cart')
  await later.page.fill('[data-code-form] input[name=code]', code)
  await later.page.getByRole('button', { name: 'Use code' }).click()
  const refusal = later.page.locator('[data-code-text]')
  await expect.poll(() => refusal.innerText()).toContain('no longer valid')
  demo.pass(30 * DAY)
  await later.signIn('zofia')
  const again = issued(later.page)
  await later.open('/')
  const answer = await (await again).json()
  await later.page.waitForTimeout(500)

  expect([state, before]).toEqual(['live', expect.stringContaining(code)])
  expect(ended).not.toContain(code)
  expect(ended).not.toMatch(/until|left/i)
  expect([answer.state, answer.code]).toEqual([expect.not.stringMatching('live'), undefined])
  expect(await inSlot(later.page, 'home')).not.toMatch(/until|left|[A-Z\d]{2,}-[A-Z\d]{3,}/i)
  await later.context.close()
})
