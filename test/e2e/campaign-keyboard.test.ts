/** A campaign by keyboard, narrow and without motion; and how it fares in the console. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { findViolations } from '../helpers/axe.ts'
import { openShopper, type Shopper } from '../helpers/campaign-stage.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { startJourneyDemo, type JourneyDemo } from '../helpers/journey-demo.ts'
import { cardOf } from '../helpers/prompt-stage.ts'

let demo: JourneyDemo
let browser: Browser

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startJourneyDemo({ campaigns: true }), launchChromium()])
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

async function preview(shopper: Shopper): Promise<void> {
  await shopper.putIntoCart('moss-teapot')
  const answer = await fetch(new URL('/shop/previews', demo.url))
  const { 'before-you-go': wanted = '' }: Record<string, string> = Object(await answer.json())
  await shopper.open(`/products/moss-teapot?${new URLSearchParams({ 'regulars-preview': wanted })}`)
  await cardOf(shopper.page).getByText('Before you go').waitFor({ timeout: 20_000 })
}

it('opens, is walked through and closed by keyboard, and leaves the focus where it was', async () => {
  const shopper = await openShopper(browser, demo)
  const { page } = shopper
  await preview(shopper)

  const violations = await findViolations(page)
  for (let time = 0; time < 12; time += 1) await page.keyboard.press('Tab')
  const isInside = await page.evaluate(() => document.activeElement?.localName)
  await page.keyboard.press('Escape')
  await cardOf(page).waitFor({ state: 'detached' })

  expect(violations).toEqual([])
  expect(isInside).toBe('regulars-host')
  expect(shopper.exceptions).toEqual([])
  await shopper.context.close()
})

it('fits 320 px: nothing is cut off, and no can be said', async () => {
  const shopper = await openShopper(browser, demo, {
    viewport: { width: 320, height: 640 },
    reducedMotion: 'reduce',
  })
  await preview(shopper)

  const decline = cardOf(shopper.page).getByRole('button', { name: 'No, thanks' })
  await decline.scrollIntoViewIfNeeded()
  const box = await decline.boundingBox()

  expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true)
  expect(box?.height).toBeGreaterThanOrEqual(24)
  await shopper.context.close()
})

it('is looked for in the debugging view, which says why', async () => {
  const shopper = await openShopper(browser, demo)
  await shopper.open('/service?regulars-debug')

  const entry = shopper.page.locator('.debug-campaign', { hasText: 'before-you-go' })
  await entry
    .getByText('This shopper', { exact: false })
    .or(entry.getByText('cannot be known'))
    .first()
    .waitFor()

  expect(await findViolations(shopper.page)).toEqual([])
  await shopper.page.getByRole('button', { name: 'Close' }).first().click()
  expect(await shopper.page.locator('.debug').count()).toBe(0)
  await shopper.context.close()
})

it('is paused by the merchant, in a console that a phone can use', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(`${demo.url}/console/#campaigns`)
  await page.getByLabel('E-mail').fill(demo.merchant.email)
  await page.getByLabel('Password', { exact: true }).fill(demo.merchant.password)
  await page.getByRole('button', { name: 'Sign in' }).click()

  await page.getByRole('button', { name: 'Pause: Made by people we can call' }).click()
  await page.getByRole('button', { name: 'Go on: Made by people we can call' }).waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  const inList = await findViolations(page)
  await page.getByRole('link', { name: 'Before you go' }).click()
  await page.getByText('What it says').waitFor()
  const inEditor = await findViolations(page)
  const wideEditor = await page.evaluate(() => document.documentElement.scrollWidth)

  expect([wide, wideEditor]).toEqual([390, 390])
  expect([inList, inEditor]).toEqual([[], []])
  await context.close()
})
