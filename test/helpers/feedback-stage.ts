/** The demo with its surveys and a merchant at the tickets, and browsers for the shoppers who are asked. */
import { afterAll, afterEach, expect } from 'vitest'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { startJourneyDemo, type JourneyDemo } from './journey-demo.ts'
import { cardOf, openPage, openProfile, orderAsGuest, putIntoBasket } from './referral-journey.ts'
import { panelOf } from './widgets.ts'

export interface FeedbackStage {
  readonly demo: JourneyDemo
  /** At the tickets, on a desk. */
  readonly office: Page
  /** A browser of its own. */
  shopper(options?: BrowserContextOptions): Promise<BrowserContext>
}

/** Two browsers on a loaded machine: a fault of ours takes longer. */
const PATIENCE_MS = 20_000
/** The page settles for ten seconds before anything is asked. */
export const ASKED = { timeout: 30_000 }

/** For the top of a test file: one shop for all its tests, each with shoppers of its own; none may leave anything thrown behind. */
export async function useFeedbackStage(): Promise<FeedbackStage> {
  const [demo, browser] = await Promise.all([
    startJourneyDemo({ campaigns: true, chat: true, feedback: true }),
    launchChromium(),
  ])
  // Nothing but surveys asks by itself; what campaigns may give stays.
  await demo.runOnly()
  const exceptions: string[] = []
  const contexts: BrowserContext[] = []
  const watch = (context: BrowserContext): BrowserContext => {
    context.setDefaultTimeout(PATIENCE_MS)
    context.on('weberror', (error) => exceptions.push(String(error.error())))
    return context
  }
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    expect(exceptions.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await demo.stop()
  })
  return {
    demo,
    office: await openTickets(browser, demo, watch),
    async shopper(options = {}) {
      const context = watch(
        await openProfile(browser, {
          agent: 'laptop',
          url: demo.url,
          viewport: { width: 1200, height: 800 },
          ...options,
        }),
      )
      contexts.push(context)
      // Programs are asked nothing; this one plays a person.
      await context.addInitScript(() =>
        Object.defineProperty(navigator, 'webdriver', { get: () => false }),
      )
      return context
    },
  }
}

async function openTickets(
  browser: Browser,
  { url, merchant }: JourneyDemo,
  watch: (context: BrowserContext) => BrowserContext,
): Promise<Page> {
  const desk = watch(
    await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } }),
  )
  const page = await desk.newPage()
  await page.goto(`${url}/console/#tickets`)
  await page.getByLabel('E-mail').fill(merchant.email)
  await page.getByLabel('Password', { exact: true }).fill(merchant.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Live', { exact: true }).waitFor()
  return page
}

/** Buys a mug without an account, and stands on the thank-you page. */
export async function buyAsGuest(context: BrowserContext, url: string): Promise<Page> {
  const page = await openPage(context, url)
  await putIntoBasket(page, url)
  const buyer = { email: 'gina@example.com', name: 'Gina Guest', street: 'Strada Florilor 5' }
  await orderAsGuest(page, url, buyer)
  return page
}

/** The score the shopper gives on the card of a survey, once it asks. */
export async function giveScore(page: Page, score: number): Promise<void> {
  const card = cardOf(page)
  await card.getByText('How likely are you to recommend').waitFor(ASKED)
  await card
    .locator('label', { hasText: new RegExp(`^\\s*${score}\\b`) })
    .first()
    .click()
}

export function feedbackIn(page: Page): Locator {
  return panelOf(page).locator('.fb-section')
}

/** The section in the panel, by the page’s own button. */
export async function openFeedback(page: Page): Promise<Locator> {
  await page.evaluate(() => window.regulars?.open('feedback'))
  await feedbackIn(page).waitFor()
  return feedbackIn(page)
}

/** As by a finger: the survey goes on at once. */
export function tap(section: Locator, answer: string): Promise<void> {
  return section.locator('label', { hasText: answer }).click()
}

/** Fills in the step that is there, and goes on. */
export async function write(page: Page, text: string): Promise<void> {
  await feedbackIn(page).getByRole('textbox').fill(text)
  await feedbackIn(page)
    .getByRole('button', { name: /^(Next|Send)$/ })
    .click()
}

/** Opens the ticket of these words. */
export async function takeTicket(office: Page, words: string): Promise<void> {
  await office.locator('a', { hasText: words }).first().click()
  await office.getByRole('heading', { level: 2 }).first().waitFor()
}

/** Writes to the shopper, and moves the ticket in the same step. */
export async function answerTicket(office: Page, text: string, then?: string): Promise<void> {
  await office.getByLabel('What you write to the shopper').fill(text)
  if (then) await office.getByLabel('And then').selectOption({ label: then })
  await office.getByRole('button', { name: /^Send/ }).click()
  await office.getByText(text).last().waitFor()
}
