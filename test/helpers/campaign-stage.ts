/** A shopper in the demo shop with its campaigns: a browser that is not taken for a program, and what a test does with it. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { CampaignExplanation } from '../../src/index.ts'
import type { JourneyDemo } from './journey-demo.ts'
import { cardOf } from './prompt-stage.ts'
import { whenReady } from './stage.ts'

/** Programs are told nothing; this one plays a person. */
const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

export interface Shopper {
  readonly context: BrowserContext
  readonly page: Page
  /** Whatever a page threw and nobody caught. */
  readonly exceptions: string[]
  open(path: string, page?: Page): Promise<void>
  newPage(): Promise<Page>
  signIn(customer: 'ana' | 'mihai' | 'zofia'): Promise<void>
  putIntoCart(product: string, quantity?: number): Promise<void>
}

export async function openShopper(
  browser: Browser,
  demo: JourneyDemo,
  options: BrowserContextOptions = {},
): Promise<Shopper> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    userAgent: PERSON,
    ...options,
  })
  context.setDefaultTimeout(10_000)
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'webdriver', { get: () => false }),
  )
  await context.addCookies(
    Object.entries({ fe_consent: 'all', fe_language: 'en', fe_currency: 'EUR' }).map(
      ([name, value]) => ({ name, value, url: demo.url }),
    ),
  )
  const exceptions: string[] = []
  context.on('weberror', (error) => exceptions.push(String(error.error())))
  const page = await context.newPage()
  const open = async (path: string, tab = page): Promise<void> => {
    await tab.goto(demo.url + path)
    await whenReady(tab)
  }
  return {
    context,
    page,
    exceptions,
    open,
    newPage: () => context.newPage(),
    async signIn(customer) {
      await context.clearCookies({ name: 'fe_customer' })
      await open('/account')
      await page.locator(`button[value=${customer}]`).click()
      await page.locator('[data-signed-in]').waitFor()
    },
    async putIntoCart(product, quantity = 1) {
      await open(`/products/${product}`)
      await page.fill('[data-buy] input[type=number]', String(quantity))
      await page.click('[data-buy] button')
      await page.locator('[data-notice]:not(:empty)').waitFor()
    },
  }
}

export async function explain(page: Page, campaignId: string): Promise<CampaignExplanation> {
  return page.evaluate(async (id) => {
    const { regulars } = globalThis as unknown as {
      readonly regulars: { explain(id: string): Promise<CampaignExplanation[]> }
    } // Safe: the script has set it, which whenReady waits for.
    const [found] = await regulars.explain(id)
    if (!found) throw new Error(`There is no campaign ${id} on this page.`)
    return found
  }, campaignId)
}

/** State and reason: enough to compare. */
export async function stateOf(page: Page, campaignId: string): Promise<string> {
  const { state, reason } = await explain(page, campaignId)
  return reason === null ? state : `${state}: ${reason}`
}

/** A brisk way out over the top edge, from deep in the page. */
export async function leaveAtTop(page: Page): Promise<void> {
  await page.mouse.move(600, 600)
  await page.waitForTimeout(1200)
  await page.mouse.move(620, 300, { steps: 4 })
  await page.mouse.move(630, 40, { steps: 3 })
  await page.mouse.move(640, -20)
  await page.waitForTimeout(600)
}

/** The clock of every page of the context can be moved on from here; it begins now, or at `time`. */
export async function installClock(
  context: BrowserContext,
  time: number = Date.now(),
): Promise<void> {
  await context.clock.install({ time })
  // The clock that stands in for the browser's own keeps no book of when the page was seen.
  await context.addInitScript(() =>
    Object.defineProperty(performance, 'getEntriesByType', {
      value: (type: string) =>
        type === 'visibility-state' ? [{ name: 'visible', startTime: 0 }] : [],
    }),
  )
}

/** Moves the clock of the whole context on, which was installed; from then on nothing waits for a page that has only just been seen. */
export async function settle(...pages: readonly [Page, ...Page[]]): Promise<void> {
  await Promise.all(pages.map(untilJudging))
  await pages[0].clock.fastForward(12_000)
}

/** The engine comes after everything else. */
async function untilJudging(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { regulars } = globalThis as unknown as {
      readonly regulars: { explain(): Promise<unknown> }
    } // Safe: the script has set it, which whenReady waits for.
    await regulars.explain()
  })
}

/** As a page tells of what happened; the moment of campaigns that wait for it. */
export async function happen(page: Page, name: `shop.${string}`): Promise<void> {
  await page.evaluate((name) => window.regulars?.track(name, {}), name)
}

/** All that scripts of the shop have stored in this browser; cookies of the server stay. */
export async function wipeStorage(page: Page, url: string): Promise<void> {
  // A page of ours would hold the database open.
  await page.goto('about:blank')
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', {
    origin: url,
    storageTypes: 'indexeddb,local_storage',
  })
  await session.detach()
}

/** What is said over the page; empty for nothing. */
export async function saidNow(page: Page): Promise<string> {
  return (await cardOf(page).allInnerTexts()).join('\n')
}

/** The text of the slot in the page. */
export async function inSlot(page: Page, slot: string): Promise<string> {
  return page.evaluate((name) => {
    const element = document.querySelector(`regulars-offers[data-slot="${name}"]`)
    return element?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? ''
  }, slot)
}
