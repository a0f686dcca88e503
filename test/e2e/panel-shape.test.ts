/** A card on a desktop, the screen on a phone: what each leaves of the page, and what a keyboard leaves of it. */
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { test } from '../helpers/stage.ts'
import { openWallet, panelOf } from '../helpers/widgets.ts'

const LONG = '<p>Text</p>'.repeat(200)
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

async function boxOf(panel: Locator): Promise<number[]> {
  return panel.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return [left, top, width, height].map(Math.round)
  })
}

/** What a keyboard does to the visual viewport on iOS, where the layout viewport stays as it is. */
async function imitateKeyboard(page: Page, height: number, offsetTop: number): Promise<void> {
  await page.evaluate(
    ([height, offsetTop]) => {
      const viewport = window.visualViewport!
      Object.defineProperties(viewport, {
        height: { value: height, configurable: true },
        offsetTop: { value: offsetTop, configurable: true },
      })
      viewport.dispatchEvent(new Event('resize'))
    },
    [height, offsetTop] as const,
  )
}

test('a card on a desktop is not modal, and leaves the page as it is', async ({ shop }) => {
  const page = await shop({ body: LONG })
  await openWallet(page)

  const panel = panelOf(page)
  expect(await panel.getAttribute('aria-modal')).toBeNull()
  expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBeNull()
  await page.mouse.move(200, 300)
  await page.mouse.wheel(0, 400)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
})

test('fills a phone, holds the page still, and gives it back as it was', async ({
  newContext,
  shop,
}) => {
  const context = await newContext(PHONE)
  const page = await shop({ context, body: LONG })
  await page.evaluate(() => document.documentElement.style.setProperty('overflow', 'visible'))
  await openWallet(page)

  expect(await boxOf(panelOf(page))).toEqual([0, 0, 360, 740])
  expect(await panelOf(page).getAttribute('aria-modal')).toBe('true')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe(
    'hidden',
  )
  await panelOf(page).getByRole('button', { name: 'Close' }).click()

  expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBe(
    'overflow: visible;',
  )
})

test('Tab goes round in a panel that covers the page', async ({ newContext, shop }) => {
  const page = await shop({ context: await newContext(PHONE), body: '<a href="#">Link</a>' })
  await openWallet(page)
  const inPanel = (): Promise<boolean> =>
    page.evaluate(() => document.activeElement?.localName === 'regulars-host')

  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('Tab')
    expect(await inPanel()).toBe(true)
  }
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('Shift+Tab')
    expect(await inPanel()).toBe(true)
  }
})

test('keeps to what the keyboard leaves of a phone', async ({ newContext, shop }) => {
  const page = await shop({ context: await newContext(PHONE), body: LONG })
  await openWallet(page)

  await imitateKeyboard(page, 400, 120)

  await expect.poll(() => boxOf(panelOf(page))).toEqual([0, 120, 360, 400])
})

test('stands above the keyboard of a tablet', async ({ newContext, shop }) => {
  const context = await newContext({ viewport: { width: 1024, height: 768 } })
  const page = await shop({ context })
  await openWallet(page)

  await imitateKeyboard(page, 460, 0)

  await expect
    .poll(async () => {
      const [, top = 0, , height = 0] = await boxOf(panelOf(page))
      return top >= 0 && top + height <= 460 && height > 300
    })
    .toBe(true)
})

test('is left alone while two fingers zoom into it', async ({ newContext, shop }) => {
  const context = await newContext(PHONE)
  const page = await shop({ context })
  await openWallet(page)

  const session = await context.newCDPSession(page)
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 })
  await expect.poll(() => page.evaluate(() => window.visualViewport?.scale)).toBe(2)
  await page.evaluate(() => new Promise(requestAnimationFrame))

  expect(await boxOf(panelOf(page))).toEqual([0, 0, 360, 740])
})

test('at 400 % zoom the way out and all of the content can be reached', async ({
  newContext,
  shop,
}) => {
  const context = await newContext({ viewport: { width: 320, height: 256 } })
  const page = await shop({ context })
  await openWallet(page)

  const [left = -1, top = -1, width = 0, height = 0] = await boxOf(
    panelOf(page).getByRole('button', { name: 'Close' }),
  )
  expect(left >= 0 && top >= 0 && left + width <= 320 && top + height <= 256).toBe(true)
  const last = panelOf(page).locator('.loyalty > :last-child')
  await last.scrollIntoViewIfNeeded()
  expect(await last.isVisible()).toBe(true)
  const isTooWide = await panelOf(page).evaluate((panel) =>
    [panel, ...panel.querySelectorAll('*')].some(
      (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1,
    ),
  )
  expect(isTooWide).toBe(false)
})
