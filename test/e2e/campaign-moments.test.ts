/** Whether and when something is said: leaving, two tabs, caps, quiet places, and who is heard of several. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import {
  explain,
  leaveAtTop,
  openShopper,
  saidNow,
  stateOf,
  type Shopper,
} from '../helpers/campaign-stage.ts'
import { plainCard } from '../helpers/campaign-parts.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { startJourneyDemo, type JourneyDemo } from '../helpers/journey-demo.ts'
import { cardOf } from '../helpers/prompt-stage.ts'

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

it('asks why, once, who leaves by the top edge, and not who only strays there', async () => {
  await demo.runOnly('before-you-go')
  const { page } = shopper
  await shopper.putIntoCart('moss-teapot')
  await shopper.open('/products/moss-teapot')
  await page.waitForTimeout(10_000)

  // A pointer that comes from the edge, and one that goes out to the side.
  await page.mouse.move(640, 2)
  await page.mouse.move(640, -5)
  await page.mouse.move(640, 500)
  await page.mouse.move(1400, 500)
  await page.waitForTimeout(600)
  const strayed = await saidNow(page)
  await leaveAtTop(page)
  await cardOf(page).getByText('Before you go').waitFor()
  const asked = await saidNow(page)
  await page.keyboard.press('Escape')
  await leaveAtTop(page)

  expect(strayed).toBe('')
  expect(asked).not.toContain('free shipping')
  expect(await saidNow(page)).toBe('')
  expect(shopper.exceptions).toEqual([])
})

it('shows in one of two tabs, and after a reload in none', async () => {
  await demo.activate(plainCard('once'))
  await demo.runOnly('once')
  const other = await shopper.newPage()
  await Promise.all([shopper.open('/'), shopper.open('/', other)])
  await shopper.page.waitForTimeout(13_000)

  const said = [await saidNow(shopper.page), await saidNow(other)].filter(Boolean)
  await shopper.open('/')
  await shopper.open('/', other)
  await other.waitForTimeout(13_000)

  expect(said).toEqual([expect.stringContaining('Card once')])
  expect([await saidNow(shopper.page), await saidNow(other)]).toEqual(['', ''])
  expect(await stateOf(shopper.page, 'once')).toBe('not_due: caps')
})

it('covers no consent banner, and then says the most important of several; explain names the others', async () => {
  await demo.activate(plainCard('loud', { priority: 5, surface: 'modal' }))
  await demo.activate(plainCard('quiet', { priority: 1 }))
  await demo.runOnly('loud', 'quiet')
  await shopper.context.clearCookies({ name: 'fe_consent' })
  const { page } = shopper
  await shopper.open('/')
  await page.waitForTimeout(12_000)

  const underBanner = await saidNow(page)
  const waits = await explain(page, 'loud')
  await page.getByRole('button', { name: 'Only necessary' }).click()
  await cardOf(page).getByText('Card loud').waitFor({ timeout: 20_000 })

  expect(underBanner).toBe('')
  expect(waits.verdict?.reason).toBe('banner')
  expect(await stateOf(page, 'quiet')).toMatch(/busy|gap|quota|waiting|shown/)
  expect(await saidNow(page)).not.toContain('Card quiet')
})

it('says nothing to a program, and nothing while somebody pays', async () => {
  await demo.activate(plainCard('everywhere'))
  await demo.runOnly('everywhere')
  const robot = await openShopper(browser, demo, {
    userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  })
  await shopper.putIntoCart('dune-mug')
  await Promise.all([robot.open('/'), shopper.open('/checkout')])
  await shopper.page.waitForTimeout(13_000)

  expect(await saidNow(robot.page)).toBe('')
  expect(await saidNow(shopper.page)).toBe('')
  await robot.context.close()
})
