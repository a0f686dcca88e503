/** What the panel remembers from page to page, in one tab. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { test, whenReady } from '../helpers/stage.ts'
import { launcherOf, openWallet, panelOf } from '../helpers/widgets.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const LOW = { viewport: { width: 900, height: 430 } }
/** So that there is more than fits. */
const SPACIOUS = '<style>:root { --regulars-space: 60px }</style>'

async function reload(page: Page): Promise<void> {
  await page.reload()
  await whenReady(page)
}

function scrollTop(page: Page): Promise<number> {
  return panelOf(page)
    .locator('.panel-body')
    .evaluate((body) => body.scrollTop)
}

test('a card left open is open on the next page, without the focus and without an event', async ({
  collector,
  shop,
}) => {
  const page = await shop()
  await openWallet(page)

  await reload(page)

  await panelOf(page).locator('.loyalty').waitFor()
  expect(await launcherOf(page).getAttribute('aria-expanded')).toBe('true')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body')
  await page.evaluate(() => window.regulars?.track('shop.reloaded'))
  await expect.poll(() => collector.names()).toContain('shop.reloaded')
  expect(collector.names().filter((name) => name === 'widget.opened')).toHaveLength(1)
})

test('a card left open does not come over a button of the next page', async ({ pages, shop }) => {
  const page = await shop({ path: '/read' })
  await openWallet(page)
  const tagged = await page.evaluate(() => document.querySelector('script')!.outerHTML)
  const button = '<button style="position: absolute; inset: 0">Buy</button>'
  await page.goto(pages.add('/buy', { body: `${button}${tagged}` }))
  await whenReady(page)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))

  expect(await panelOf(page).count()).toBe(0)

  await page.goto(pages.url + '/read')
  await whenReady(page)
  await launcherOf(page).click()
  await panelOf(page).locator('.loyalty').waitFor()
})

test('a panel that was closed stays closed', async ({ shop }) => {
  const page = await shop()
  await openWallet(page)
  await launcherOf(page).click()

  await reload(page)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))

  expect(await panelOf(page).count()).toBe(0)
})

test('is as far down as it was', async ({ newContext, shop }) => {
  const page = await shop({ context: await newContext(LOW), head: SPACIOUS })
  await openWallet(page)
  await panelOf(page).getByText('from 600 points').waitFor()
  await panelOf(page)
    .locator('.panel-body')
    .evaluate((body) => body.scrollTo(0, 30))
  expect(await scrollTop(page)).toBe(30)

  await reload(page)

  await expect.poll(() => scrollTop(page)).toBe(30)
})

test('on a phone it does not come over the page that was asked for', async ({
  newContext,
  shop,
}) => {
  const page = await shop({ context: await newContext(PHONE) })
  await openWallet(page)

  await reload(page)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))

  expect(await panelOf(page).count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBeNull()
})

test('a soft navigation leaves a card open', async ({ shop }) => {
  const page = await shop()
  await openWallet(page)

  await page.evaluate(() => history.pushState(null, '', '/elsewhere'))
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))

  expect(await panelOf(page).locator('.loyalty').isVisible()).toBe(true)
})

test('a soft navigation closes what covers a phone', async ({ newContext, shop }) => {
  const page = await shop({ context: await newContext(PHONE) })
  await openWallet(page)

  await page.evaluate(() => history.pushState(null, '', '/elsewhere'))

  await expect.poll(() => panelOf(page).count()).toBe(0)
})

test('works where the browser allows no storage', async ({ context, shop }) => {
  await context.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  const page = await shop()

  await openWallet(page)
  await launcherOf(page).click()

  expect(await panelOf(page).count()).toBe(0)
})
