/** What is said unasked, as it looks and behaves: beside the launcher, along the lower edge of a phone, as a bar, as a dialog. */
import { describe, expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { findViolations } from '../helpers/axe.ts'
import { AWAITED, cardOf, test, wish } from '../helpers/prompt-stage.ts'
import { launcherOf } from '../helpers/widgets.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const LONG = '<p>Green tea</p>'.repeat(80)

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not in the page.')
  return { ...box, right: box.x + box.width, bottom: box.y + box.height }
}

/** In its place: whatever moves has come to its end. */
async function atRest(page: Page): Promise<Locator> {
  const card = cardOf(page)
  await card.waitFor()
  await card.evaluate((element) =>
    Promise.allSettled(element.getAnimations().map(({ finished }) => finished)),
  )
  return card
}

/** Where the focus is, through our shadow root. */
async function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document
    const inner = activeElement?.shadowRoot?.activeElement ?? activeElement
    return inner?.getAttribute('aria-label') ?? inner?.textContent ?? ''
  })
}

describe('the card', () => {
  test('stands above the launcher at its corner, no wider than 360 px', async ({ visit }) => {
    const page = await visit({ search: AWAITED, body: LONG })
    const card = await boxOf(await atRest(page))
    const launcher = await boxOf(launcherOf(page))
    expect(card.width).toBeLessThanOrEqual(360)
    expect(card.right).toBe(launcher.right)
    expect(card.bottom).toBeLessThan(launcher.y)
  })

  test('stands at the left on a page from right to left', async ({ visit }) => {
    const head = '<style>html { direction: rtl }</style>'
    const page = await visit({ search: AWAITED, head, body: LONG })
    const card = await boxOf(await atRest(page))
    expect(card.x).toBe((await boxOf(launcherOf(page))).x)
  })

  test('is reached, closed and left by keyboard, and takes the focus from nobody', async ({
    visit,
  }) => {
    const page = await visit({ search: AWAITED, body: '<a href="#teas">Teas</a>' })
    await page.getByRole('link').focus()
    await atRest(page)
    expect(await focusOf(page)).toBe('Teas')
    await page.keyboard.press('Escape')
    expect(await cardOf(page).isVisible()).toBe(true)

    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focusOf(page)).toBe('Open the list')
    await page.keyboard.press('Escape')

    await cardOf(page).waitFor({ state: 'detached' })
    expect(await focusOf(page)).toBe('Rewards and help')
  })

  test('is told to a screen reader, as a region with a name', async ({ visit }) => {
    const page = await visit({ search: AWAITED })
    await atRest(page)
    const region = page.getByRole('region', { name: 'Somebody has shared a wish with you' })
    expect(await region.isVisible()).toBe(true)
    await expect
      .poll(() => page.locator('regulars-host [role="status"]').allTextContents())
      .toContain('Somebody has shared a wish with you')
  })

  test('can be read and closed at 400 %', async ({ newContext, visit }) => {
    const context = await newContext({ viewport: { width: 320, height: 256 } })
    const page = await visit({ context, search: AWAITED, body: LONG })
    const card = await atRest(page)
    const { x, y, right, bottom } = await boxOf(card)
    expect([x >= 0, y >= 0, right <= 320, bottom <= 256]).toEqual([true, true, true, true])

    await card.getByRole('button', { name: 'Don’t show again' }).scrollIntoViewIfNeeded()
    await card.getByRole('button', { name: 'Close' }).click()

    await card.waitFor({ state: 'detached' })
  })

  test('does not move for who wants no motion, and has a border in forced colours', async ({
    newContext,
    visit,
  }) => {
    const context = await newContext({ reducedMotion: 'reduce', forcedColors: 'active' })
    const page = await visit({ context, search: AWAITED })
    await cardOf(page).waitFor()
    const look = await cardOf(page).evaluate((card) => {
      const { borderStyle, transitionDuration } = getComputedStyle(card)
      return [borderStyle, transitionDuration, card.getAnimations().length]
    })
    expect(look).toEqual(['solid', '0s', 0])
  })
})

describe('on a phone', () => {
  test('it takes no more than 30 % of the screen until it is taken up', async ({
    newContext,
    visit,
  }) => {
    const context = await newContext(PHONE)
    const page = await visit({
      context,
      search: AWAITED,
      body: LONG,
      head: '<style>:root { --regulars-space: 40px }</style>',
    })
    const card = await atRest(page)
    const before = await boxOf(card)
    expect([before.x, before.width, before.bottom]).toEqual([0, 390, 844])
    expect(before.height).toBeLessThanOrEqual(0.3 * 844 + 0.5)

    await card.getByRole('heading').tap()

    await expect.poll(async () => (await boxOf(card)).height).toBeGreaterThan(before.height)
  })

  test('the page beneath is scrolled and pressed as before', async ({ newContext, visit }) => {
    const page = await visit({
      context: await newContext(PHONE),
      search: AWAITED,
      body: `<button onclick="this.textContent = 'Added'">Add to cart</button>${LONG}`,
    })
    await atRest(page)
    await page.getByRole('button', { name: 'Add to cart' }).tap()
    await page.getByRole('button', { name: 'Added' }).waitFor()
    await page.mouse.move(200, 200)
    await page.mouse.wheel(0, 300)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  })

  test('it stands above the bar with which the shop sells', async ({ newContext, visit }) => {
    const bar =
      '<div id="bar" style="position: fixed; inset: auto 0 0; height: 64px; background: #eee"><button>Add to cart</button></div>'
    const page = await visit({
      context: await newContext(PHONE),
      search: AWAITED,
      body: bar + LONG,
    })
    const card = await boxOf(await atRest(page))
    expect(card.bottom).toBeLessThanOrEqual(844 - 64)
  })

  test('all there is to press is large enough for a thumb', async ({ newContext, visit }) => {
    const page = await visit({ context: await newContext(PHONE), search: AWAITED })
    const buttons = await (await atRest(page)).getByRole('button').all()
    const sizes = await Promise.all(buttons.map(boxOf))
    for (const { width, height } of sizes)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
  })
})

describe('a bar', () => {
  test('runs along the lower edge, and leaves the launcher its place', async ({ visit }) => {
    const page = await visit({ body: LONG })
    await wish(page, { level: 'bar' })
    const bar = await boxOf(await atRest(page))
    expect([bar.x, bar.bottom]).toEqual([0, page.viewportSize()?.height])
    const close = await boxOf(cardOf(page).getByRole('button', { name: 'Close' }))
    expect(close.right).toBeLessThanOrEqual((await boxOf(launcherOf(page))).x)
  })
})

describe('a dialog', () => {
  test('has the focus on its heading, keeps the page out, and gives the focus back', async ({
    visit,
  }) => {
    const page = await visit({ body: '<button>Buy</button>' })
    await page.getByRole('button', { name: 'Buy' }).focus()
    await wish(page, { level: 'modal', awaited: true })
    await atRest(page)
    expect(await focusOf(page)).toBe('Keep what you would like to have')
    expect(await cardOf(page).evaluate((card) => card.matches(':modal'))).toBe(true)

    await page.keyboard.press('Escape')

    await cardOf(page).waitFor({ state: 'detached' })
    expect(await focusOf(page)).toBe('Buy')
  })

  test('lets the shopper decline as easily as agree, and closes beside itself', async ({
    visit,
  }) => {
    const page = await visit()
    await wish(page, { level: 'modal', awaited: true })
    const card = await atRest(page)
    const yes = await boxOf(card.getByRole('button', { name: 'Open the list' }))
    const no = await boxOf(card.getByRole('button', { name: 'Not now' }))
    expect([no.width, no.height]).toEqual([yes.width, yes.height])

    await page.mouse.click(10, 10)

    await card.waitFor({ state: 'detached' })
  })
})

describe('axe finds nothing', () => {
  for (const level of ['sheet', 'bar', 'modal'] as const)
    test.for(['light', 'dark'])(`in a ${level} on a %s page`, async (scheme, { visit }) => {
      const colours = scheme === 'dark' ? '#15171a; color: #f2f0eb' : '#ffffff; color: #1c1b19'
      const head = `<style>body { background: ${colours} }</style>`
      const page = await visit({ head, body: '<main><h2>Teas</h2></main>' })
      await wish(page, { level, awaited: true })
      await atRest(page)
      const found = await findViolations(page)
      // The heading of the stage stands outside of any landmark.
      expect(found.filter((line) => !line.startsWith('region: h1'))).toEqual([])
    })
})
