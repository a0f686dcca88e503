/** What most browser tests stand on: a shop page with the tag, a collector behind it, and an eye on every exception. */
import { expect, test as base } from 'vitest'
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { startCollector, type Collector } from './collector.ts'
import { startPages, tag, type Page as Html, type Pages } from './pages.ts'

export interface ShopOptions extends Html {
  readonly path?: string
  /** Further attributes of the tag. */
  readonly more?: string
  /** Whether the built-in tag is left out, because the page brings its own. */
  readonly withoutTag?: boolean
  /** Another tab may be of another shopper. */
  readonly context?: BrowserContext
}

export interface Stage {
  readonly browser: Browser
  readonly pages: Pages
  readonly collector: Collector
  readonly context: BrowserContext
  /** Whatever a page threw and nobody caught; must be empty at the end of a test. */
  readonly exceptions: string[]
  /** What our script said to the developer; the browser's own words about failed requests are not in it. */
  readonly complaints: string[]
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** Opens a tab with the page, and waits until the script is in place. */
  shop: (options?: ShopOptions) => Promise<Page>
}

export const test = base.extend<Stage>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the dependencies of a fixture from this pattern
    async ({}, use) => {
      const browser = await launchChromium()
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
  pages: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const pages = await startPages()
      await use(pages)
      await pages.close()
    },
    { scope: 'file' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  collector: async ({}, use) => {
    const collector = await startCollector()
    await use(collector)
    await collector.goDown()
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  exceptions: async ({}, use) => {
    const exceptions: string[] = []
    await use(exceptions)
    expect(exceptions).toEqual([])
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  complaints: async ({}, use) => {
    await use([])
  },
  newContext: async ({ browser, exceptions, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext({ locale: 'en-GB', ...options })
      context.on('weberror', (error) => exceptions.push(String(error.error())))
      context.on('console', (message) => {
        if (message.type() === 'error' && !isFromBrowser(message.text()))
          complaints.push(message.text())
      })
      contexts.push(context)
      return context
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  context: async ({ newContext }, use) => {
    await use(await newContext())
  },
  shop: async ({ collector, context, pages }, use) => {
    await use(async ({ path = '/', more = '', withoutTag, body = '', ...options } = {}) => {
      const ours = withoutTag ? '' : tag({ endpoint: collector.url, more })
      const address = pages.add(path, { ...options, body: body + ours })
      const page = await (options.context ?? context).newPage()
      await page.goto(address)
      if (!withoutTag) await whenReady(page)
      return page
    })
  },
})

/** The global is a function that queues until the script runs, and has `ready` from then on. */
export async function whenStarted(page: Page | Frame): Promise<void> {
  await page.waitForFunction(() => window.regulars && 'ready' in window.regulars)
}

/** Resolves when the launcher stands; rejects with what is wrong in the configuration. */
export async function whenReady(page: Page): Promise<void> {
  await whenStarted(page)
  await page.evaluate(() => window.regulars?.ready)
}

function isFromBrowser(text: string): boolean {
  return /^(Failed to load resource|Access to (fetch|XMLHttpRequest))/.test(text)
}
