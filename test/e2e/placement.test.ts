/** Where the launcher stands, by the shop's settings and the shopper's, and what that costs a page with nothing in the way. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { test, whenReady } from '../helpers/stage.ts'
import { chunkOf, tag } from '../helpers/pages.ts'
import { launcherOf, openWallet, panelOf } from '../helpers/widgets.ts'

const BAR =
  '<div id="bar" style="position: fixed; inset: auto 0 0; height: 80px; background: #eee"></div>'
const BAR_HEIGHT = 80

/** Pixels to the left, right and lower edge of the viewport. */
async function edgesOf(page: Page): Promise<{ left: number; right: number; bottom: number }> {
  return launcherOf(page).evaluate((button) => {
    const { left, right, bottom } = button.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    return { left, right: clientWidth - right, bottom: clientHeight - bottom }
  })
}

describe('the launcher', () => {
  test('stands where the shop wants it, on a phone elsewhere', async ({ collector, shop }) => {
    collector.api.shop = {
      launcher: { side: 'start', offset: 32, bottom: 64, phone: { offset: 8, bottom: 90 } },
    }
    const page = await shop()

    expect(await edgesOf(page)).toMatchObject({ left: 32, bottom: 64 })
    await page.setViewportSize({ width: 390, height: 800 })

    expect(await edgesOf(page)).toMatchObject({ left: 8, bottom: 90 })
  })

  test('stands where the page’s own properties say, before what the shop says', async ({
    collector,
    shop,
  }) => {
    collector.api.shop = { launcher: { offset: 32, z: 7 } }
    const page = await shop({ head: '<style>:root { --regulars-offset: 50px }</style>' })

    expect(await edgesOf(page)).toMatchObject({ right: 50, bottom: 50 })
    await page.evaluate(() =>
      document.documentElement.style.setProperty('--regulars-offset', '60px'),
    )
    expect(await edgesOf(page)).toMatchObject({ right: 60, bottom: 60 })
    expect(await launcherOf(page).evaluate((button) => getComputedStyle(button).zIndex)).toBe('7')
  })

  test('is not there where the merchant has a button of their own', async ({ collector, shop }) => {
    collector.api.shop = { launcher: { kind: 'none' } }
    const page = await shop({ body: '<button data-regulars-open="loyalty">Points</button>' })
    expect(await launcherOf(page).isVisible()).toBe(false)

    await page.getByRole('button', { name: 'Points' }).click()

    await page.locator('regulars-host .loyalty').waitFor()
  })

  test('is not there on the paths the merchant has named, after soft navigations too', async ({
    collector,
    shop,
  }) => {
    collector.api.shop = { launcher: { hideOn: ['/checkout/*'] } }
    const page = await shop({ path: '/checkout/pay' })
    await expect.poll(() => launcherOf(page).isVisible()).toBe(false)

    await page.evaluate(() => history.pushState(null, '', '/teas'))
    await expect.poll(() => launcherOf(page).isVisible()).toBe(true)
    await page.evaluate(() => history.pushState(null, '', '/checkout/address'))

    await expect.poll(() => launcherOf(page).isVisible()).toBe(false)
  })

  test('leaves its place to the card where the merchant has a button of their own', async ({
    collector,
    shop,
  }) => {
    collector.api.shop = { launcher: { kind: 'none', offset: 30, bottom: 40 } }
    const page = await shop()

    await page.evaluate(() => window.regulars?.open())
    await panelOf(page).locator('.loyalty').waitFor()

    const edges = await panelOf(page).evaluate((card) => {
      const { right, bottom } = card.getBoundingClientRect()
      return [innerWidth - right, innerHeight - bottom]
    })
    expect(edges).toEqual([30, 40])
  })

  test('is large enough for a thumb, and has a border in forced colours', async ({
    newContext,
    shop,
  }) => {
    const page = await shop({ context: await newContext({ forcedColors: 'active' }) })

    const box = await launcherOf(page).boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
    const border = await launcherOf(page).evaluate((button) => getComputedStyle(button).borderStyle)
    expect(border).toBe('solid')
  })

  test('shows the focus of a keyboard', async ({ shop }) => {
    const page = await shop()

    await page.keyboard.press('Tab')

    const { outlineStyle, outlineWidth } = await launcherOf(page).evaluate((button) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(button)
      return { outlineStyle, outlineWidth }
    })
    expect(outlineStyle).toBe('solid')
    expect(Number.parseFloat(outlineWidth)).toBeGreaterThanOrEqual(2)
  })
})

describe('stepping aside', () => {
  test('is loaded only where something is in the way', async ({ collector, pages, shop }) => {
    const body = tag({ endpoint: collector.url, src: '/loader.js' })
    const chunk = chunkOf(pages, 'src/host/launcher-extras.ts')
    const extras = (): string[] => pages.requests.filter((path) => path === chunk)
    const free = await shop({ withoutTag: true, body: `<p>${'Text '.repeat(2000)}</p>${body}` })
    await whenReady(free)
    await free.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)))
    expect(extras()).toEqual([])

    const barred = await shop({ withoutTag: true, path: '/bar', body: BAR + body })
    await whenReady(barred)

    await expect.poll(async () => (await edgesOf(barred)).bottom).toBeGreaterThanOrEqual(BAR_HEIGHT)
    expect(extras()).toHaveLength(1)
  })

  test('follows a bar that grows, and comes back when it is gone', async ({ shop }) => {
    const page = await shop({ body: BAR })
    await expect.poll(async () => (await edgesOf(page)).bottom).toBeGreaterThanOrEqual(BAR_HEIGHT)

    await page.locator('#bar').evaluate((bar) => (bar.style.height = '200px'))
    await expect.poll(async () => (await edgesOf(page)).bottom).toBeGreaterThanOrEqual(200)
    await page.locator('#bar').evaluate((bar) => bar.remove())

    await expect.poll(async () => (await edgesOf(page)).bottom).toBe(20)
  })

  test('takes the open card along', async ({ shop }) => {
    const page = await shop({ body: BAR })
    await expect.poll(async () => (await edgesOf(page)).bottom).toBeGreaterThanOrEqual(BAR_HEIGHT)
    await openWallet(page)
    const gap = async (): Promise<number> => {
      const [card, launcher] = [await panelOf(page).boundingBox(), await edgesOf(page)]
      const lowest = await page.evaluate(() => document.documentElement.clientHeight)
      return Math.round(lowest - (card!.y + card!.height) - launcher.bottom)
    }
    await expect.poll(gap).toBe(70)

    await page.locator('#bar').evaluate((bar) => bar.remove())
    await expect.poll(async () => (await edgesOf(page)).bottom).toBe(20)

    await expect.poll(gap).toBe(70)
  })

  test.for([
    { reducedMotion: 'reduce', moves: false },
    { reducedMotion: 'no-preference', moves: true },
  ] as const)('glides: $moves with $reducedMotion', async (one, { newContext, shop }) => {
    const { reducedMotion, moves } = one
    const page = await shop({ body: BAR, context: await newContext({ reducedMotion }) })
    await expect.poll(async () => (await edgesOf(page)).bottom).toBeGreaterThanOrEqual(BAR_HEIGHT)

    const transition = (): Promise<string> =>
      launcherOf(page).evaluate((button) => getComputedStyle(button).transitionProperty)

    if (moves) await expect.poll(transition).toContain('translate')
    else expect(await transition()).not.toContain('translate')
  })

  test('hears neither scrolling nor the pointer', async ({ context, shop }) => {
    await context.addInitScript(() => {
      const types: string[] = []
      const { addEventListener } = EventTarget.prototype
      Reflect.set(window, 'types', types)
      EventTarget.prototype.addEventListener = function (...given: [string, never]): void {
        // The driver listens to the mouse.
        if (new Error().stack?.includes('/regulars.js')) types.push(given[0])
        addEventListener.apply(this, given)
      }
    })
    const page = await shop({ body: BAR })
    await expect.poll(async () => (await edgesOf(page)).bottom).toBeGreaterThanOrEqual(BAR_HEIGHT)

    // Safe: the script above has put it there.
    const types = (await page.evaluate(() => Reflect.get(window, 'types'))) as string[]

    expect(types).toContain('scrollend')
    expect(types.filter((type) => /^scroll$|move|wheel|over$/.test(type))).toEqual([])
  })

  test('says which selector it cannot read, and goes by the others', async ({
    collector,
    complaints,
    shop,
  }) => {
    collector.api.shop = { launcher: { avoid: ['..stamp', '#stamp'] } }
    const page = await shop({
      body: '<p id="stamp" style="position: absolute; right: 0; bottom: 0; margin: 0; height: 120px">New</p>',
    })

    await expect.poll(async () => (await edgesOf(page)).bottom).toBeGreaterThanOrEqual(120)
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toContain('launcher.avoid')
    expect(complaints[0]).toContain('..stamp')
  })
})
