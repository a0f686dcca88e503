/** Leaving with a finger, in a phone that Chromium plays: what speaks for it, what does not, and a history that nobody touched. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Choice } from '../fixtures/triggers/lab.ts'
import { launchChromium } from './chromium.ts'
import { wait } from './exit-situations.ts'
import { dragFinger, driveSigns, type Trace } from './touch-journey.ts'
import { startLabPages, type LabPages } from './trigger-lab.ts'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

const SHOP = `<style>body { margin: 0; height: 8000px } .list { height: 200px; overflow: auto }</style>
<a href="#end">To the end</a><div class="list"><p style="height: 2000px">Teas</p></div>
<p id="end" style="position: absolute; top: 7000px">End</p>`

export function describeTouch(): void {
  describe('exit by touch', () => {
    let browser: Browser
    let pages: LabPages
    let context: BrowserContext
    let page: Page
    let devtools: CDPSession

    beforeAll(async () => {
      ;[browser, pages] = await Promise.all([launchChromium(), startLabPages()])
    })
    afterAll(() => Promise.all([browser?.close(), pages?.close()]))
    beforeEach(async () => {
      context = await browser.newContext(PHONE)
      page = await context.newPage()
      devtools = await context.newCDPSession(page)
    })
    afterEach(() => context.close())

    async function open(choice: Choice = {}, referer?: string): Promise<void> {
      await page.goto(pages.addLab('/shop', { body: SHOP }), referer ? { referer } : {})
      await page.evaluate(
        (choice) => lab.start([{ on: 'exit', sensitivity: 'normal', dwellSeconds: 3 }], choice),
        choice,
      )
    }
    const flick = (): Promise<void> => dragFinger(devtools, { from: 150, to: 750, stepPx: 120 })
    /** A finger that moves, and does not scroll by it what matters. */
    const nudge = (): Promise<void> => dragFinger(devtools, { from: 400, to: 380, stepPx: 5 })
    const jumpTo = (top: number): Promise<void> =>
      page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), top)
    async function fires(): Promise<number> {
      await wait(500)
      return page.evaluate(() => lab.fired.length)
    }

    it('is a flick up from 60 % of the page, once', async () => {
      await open()
      await jumpTo(4300)
      await flick()
      expect(await fires()).toBe(1)
      expect(await page.evaluate(() => lab.fired)).toEqual([
        { trigger: 'exit', score: 2, signs: ['fast upward scroll'] },
      ])

      await flick()
      expect(await fires()).toBe(1)
    })

    it('is no flick down, and no flick near the upper end', async () => {
      await open()
      await jumpTo(800)
      await flick()
      await jumpTo(3000)
      await dragFinger(devtools, { from: 750, to: 150, stepPx: 120 })
      expect(await fires()).toBe(0)
    })

    it('is no slow way up', async () => {
      await open()
      await jumpTo(4300)
      await dragFinger(devtools, { from: 150, to: 700, stepPx: 12 })
      expect(await fires()).toBe(0)
    })

    it('is no jump to the top without a finger, as the status bar of iOS makes it', async () => {
      await open()
      await jumpTo(4300)
      await wait(100)
      for (const top of [3800, 2600, 1200, 0]) {
        await jumpTo(top)
        await wait(16)
      }
      expect(await fires()).toBe(0)
    })

    it('is no link to another place of the page', async () => {
      await open()
      await jumpTo(0)
      await page.tap('a')
      await wait(100)
      await jumpTo(0)
      expect(await fires()).toBe(0)
    })

    it('is no pull to refresh', async () => {
      await open()
      await jumpTo(3000)
      await jumpTo(0)
      await flick()
      expect(await fires()).toBe(0)
    })

    it('is no phone that is turned', async () => {
      await open()
      await jumpTo(4300)
      await nudge()
      await page.setViewportSize({ width: 844, height: 390 })
      await jumpTo(3600)
      expect(await fires()).toBe(0)
    })

    it('is no keyboard that goes', async () => {
      await page.setViewportSize({ width: 390, height: 500 })
      await open()
      await jumpTo(4300)
      await nudge()
      await page.setViewportSize(PHONE.viewport)
      await jumpTo(3700)
      expect(await fires()).toBe(0)
    })

    it('is a toolbar of the browser that comes back with the flick', async () => {
      await open()
      await jumpTo(4300)
      await page.setViewportSize({ width: 390, height: 788 })
      await flick()
      expect(await fires()).toBe(1)
    })

    it('is no finger in a list of its own, whatever the page does meanwhile', async () => {
      await open()
      await page.evaluate(() => document.querySelector('.list')?.scrollTo(0, 1500))
      await jumpTo(4300)
      await jumpTo(0)
      await dragFinger(devtools, { from: 60, to: 180, stepPx: 20 })
      await jumpTo(4300)
      await wait(100)
      await jumpTo(3500)
      expect(await fires()).toBe(0)
    })

    it('is nothing on the page that a search engine led to, and is on the next', async () => {
      await open({ pageViews: 1 }, 'https://www.google.com/')
      await wait(3200)
      await jumpTo(4300)
      await flick()
      expect(await fires()).toBe(0)

      await open({ pageViews: 2 }, 'https://www.google.com/')
      await jumpTo(4300)
      await flick()
      expect(await fires()).toBe(1)
    })

    describe('leaves the history alone', () => {
      async function journey(isWatched: boolean): Promise<Trace> {
        const own = await browser.newContext(PHONE)
        const tab = await own.newPage()
        const trace = await driveSigns({ tab, pages, isWatched })
        await own.close()
        return trace
      }

      it('over five pages and every sign there is: length, state and where Back leads are as without', async () => {
        const watched = await journey(true)
        const bare = await journey(false)

        expect(watched.steps).toEqual(bare.steps)
        expect(watched.backs).toEqual(bare.backs)
        expect(watched.backs.at(-1)).toBe('/search')
        expect(watched.signs.toSorted()).toEqual([
          'came back after absence',
          'fast upward scroll',
          'idle with a cart',
          'left the cart without checkout',
          'went back repeatedly',
        ])
      })

      it('leads back to the search engine with one press', async () => {
        await page.goto(pages.add('/search', { body: 'Search' }))
        await open()
        await jumpTo(4300)
        await flick()
        expect(await fires()).toBe(1)

        await page.goBack({ waitUntil: 'commit' })
        expect(new URL(page.url()).pathname).toBe('/search')
      })

      it('and the page goes into the back/forward cache and comes out of it', async () => {
        await open()
        await page.evaluate(() => Reflect.set(window, 'isRestored', true))
        await page.goto(pages.add('/next', {}))
        await page.goBack({ waitUntil: 'commit' })

        expect(await page.evaluate(() => Reflect.get(window, 'isRestored'))).toBe(true)
        const reasons = await page.evaluate(() =>
          Reflect.get(performance.getEntriesByType('navigation')[0] ?? {}, 'notRestoredReasons'),
        )
        expect(reasons ?? null).toBe(null)
        await jumpTo(4300)
        await flick()
        expect(await fires()).toBe(1)
      })
    })
  })
}
