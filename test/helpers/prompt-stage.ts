/** The stage for what widgets say unasked: the tag with the wishlist, which proposes what the page tells it to. */
import { inject } from 'vitest'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { createBackends } from './backends.ts'
import { startPages, tag, type Page as Html } from './pages.ts'
import { test as base, whenReady, type Stage } from './stage.ts'

export interface VisitOptions extends Html {
  readonly path?: string
  /** Behind the path: `?wish=1` of a friend’s link wakes the wishlist. */
  readonly search?: string
  readonly context?: BrowserContext
  /** Further attributes of the tag. */
  readonly more?: string
  readonly src?: string
}

export interface PromptStage {
  visit: (options?: VisitOptions) => Promise<Page>
}

export const test = base.extend<PromptStage & Pick<Stage, 'pages'>>({
  pages: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the dependencies of a fixture from this pattern
    async ({}, use) => {
      const pages = await startPages()
      for (const [path, text] of Object.entries(inject('artefacts'))) pages.addScript(path, text)
      await use(pages)
      await pages.close()
    },
    { scope: 'file' },
  ],
  visit: async ({ pages, collector, context }, use) => {
    collector.api.more = await createBackends()
    await use(async ({ path = '/', search = '', more = '', src, body = '', ...options } = {}) => {
      const attributes = `data-widgets="wishlist" ${more}`
      const ours = tag({ endpoint: collector.url, more: attributes, ...(src && { src }) })
      const address = pages.add(path, { ...options, body: body + ours })
      const page = await (options.context ?? context).newPage()
      await page.goto(address + search)
      await whenReady(page)
      return page
    })
  },
})

export const AWAITED = '?wish=1'

export function cardOf(page: Page): Locator {
  return page.locator('regulars-host [part="prompt"]')
}

export interface Wish {
  readonly level?: 'badge' | 'bar' | 'sheet' | 'modal'
  /** The shopper has come for it, and need not wait. */
  readonly awaited?: boolean
}

/** The page tells what the wishlist asks something after. */
export async function wish(page: Page, props: Wish = {}): Promise<void> {
  await page.evaluate((props) => window.regulars?.track('shop.wished', { ...props }), props)
}

/** Long enough for whoever waits to have looked again, and the code to have come. */
export async function someTime(page: Page): Promise<void> {
  await page.waitForTimeout(2000)
}
