/** A friend's link in a real browser: read where somebody looks, told before anything is asked, taken by a gesture and once. */
import { expect } from 'vitest'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { createBackend } from '../../widgets/referral/backend.fixture.ts'
import { findViolations } from '../helpers/axe.ts'
import { type Stage, test as base, whenReady } from '../helpers/stage.ts'
import { dumpStorage } from '../helpers/storage.ts'
import { wholePage } from '../helpers/whole-page.ts'
import { launcherOf, panelOf } from '../helpers/widgets.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const OFFER = 'GET /v1/referral/offers/ANA-FERN'
const CLAIM = 'POST /v1/referral/offers/ANA-FERN/claims'

interface Landing {
  readonly context?: BrowserContext
  readonly language?: string
  readonly before?: (page: Page) => Promise<unknown>
}

/** Opens the friend's link, on a page that has nothing for axe to find. */
const test = base.extend<{ land: (landing?: Landing) => Promise<Page> }>({
  land: async ({ collector, context, pages }, use) => {
    collector.api.more = createBackend()
    await use(async ({ language = 'en', before, ...options } = {}) => {
      const page = await (options.context ?? context).newPage()
      await before?.(page)
      const html = wholePage({ endpoint: collector.url, language, panelOnly: true })
      await page.goto(`${pages.add('/landing', { html })}?utm_source=chat&ref=ANA-FERN#teas`)
      await whenReady(page)
      return page
    })
  },
})

const cardOf = (page: Page): Locator => page.locator('regulars-host [part="prompt"]')
const asked = (collector: Stage['collector'], what: string): number =>
  collector.requests.filter((request) => request === what).length

test('tells who invites, leaves the focus alone, and covers little of a phone', async ({
  land,
  newContext,
  collector,
}) => {
  const page = await land({ context: await newContext(PHONE) })
  const card = cardOf(page)
  await card.getByRole('heading', { name: 'Ana invites you €10.00 off' }).waitFor()

  expect((await card.boundingBox())!.height).toBeLessThanOrEqual(844 * 0.3)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  expect(asked(collector, OFFER)).toBe(1)
  expect(asked(collector, CLAIM)).toBe(0)
  expect(await dumpStorage(page)).not.toContain('ANA-FERN')
  expect(page.url()).toContain('?utm_source=chat&ref=ANA-FERN#teas')
})

test('is taken by keyboard; the page is told, and the code stays in the panel', async ({
  land,
}) => {
  const page = await land()
  await page.evaluate(() => {
    addEventListener('regulars:referral-claimed', (event) => {
      document.title = JSON.stringify(Reflect.get(event, 'detail'))
    })
  })
  await cardOf(page).getByRole('button', { name: 'Yes, please' }).focus()
  await page.keyboard.press('Enter')

  await cardOf(page).getByText('HELLO-7K2P').waitFor()
  await expect
    .poll(() =>
      page.evaluate(
        () => document.activeElement?.shadowRoot?.activeElement?.textContent ?? 'the page',
      ),
    )
    .toContain('From Ana, for you')
  expect(JSON.parse(await page.title())).toMatchObject({ claimId: 'clm_1.sig', code: 'HELLO-7K2P' })

  await page.reload()
  await whenReady(page)
  await launcherOf(page).click()
  await panelOf(page)
    .getByRole('button', { name: /^Invite friends/ })
    .click()
  await panelOf(page).getByText('HELLO-7K2P').waitFor()
  expect(await cardOf(page).count()).toBe(0)
})

test('is not read in a frame', async ({ land, pages, context, collector }) => {
  const page = await land()
  await cardOf(page).waitFor()
  const address = page.url()
  collector.requests.length = 0

  const outer = await context.newPage()
  await outer.goto(pages.add('/outer', { body: `<iframe src="${address}"></iframe>` }))
  const frame = outer.frames().find((each) => each.url() === address)!
  await frame.waitForFunction(() => window.regulars && 'ready' in window.regulars)
  await frame.evaluate(() => window.regulars?.ready)
  await outer.waitForLoadState('networkidle')

  expect(asked(collector, OFFER)).toBe(0)
})

test('is not read in a tab at the back until it comes forward', async ({ land, collector }) => {
  const page = await land({
    before: (tab) =>
      tab.addInitScript(() => {
        let state = 'hidden'
        Object.defineProperty(document, 'visibilityState', { get: () => state })
        Object.assign(window, {
          comeForward() {
            state = 'visible'
            document.dispatchEvent(new Event('visibilitychange'))
          },
        })
      }),
  })
  await page.waitForLoadState('networkidle')
  expect(asked(collector, OFFER)).toBe(0)

  await page.evaluate('comeForward()')

  await cardOf(page)
    .getByRole('heading', { name: /Ana invites you/ })
    .waitFor()
})

test('gives the same code after a lost answer and a reload', async ({ land, context }) => {
  const keys: (string | undefined)[] = []
  let isLost = true
  await context.route('**/claims', async (route) => {
    if (route.request().method() === 'OPTIONS') return route.fallback()
    keys.push(route.request().headers()['idempotency-key'])
    return isLost ? route.abort() : route.fallback()
  })
  const page = await land()
  await cardOf(page).getByRole('button', { name: 'Yes, please' }).click()
  await cardOf(page)
    .getByText(/you get the same code/)
    .waitFor()

  isLost = false
  await page.reload()
  await whenReady(page)
  await launcherOf(page).click()
  await panelOf(page)
    .getByRole('button', { name: /^Invite friends/ })
    .click()
  await panelOf(page).getByText('HELLO-7K2P').waitFor()

  expect(keys.length).toBeGreaterThan(1)
  expect(new Set(keys).size).toBe(1)
})

test('works where the browser stores nothing', async ({ land }) => {
  const page = await land({
    before: (tab) =>
      tab.addInitScript(() => {
        const deny = (): never => {
          throw new DOMException('denied', 'SecurityError')
        }
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, { get: deny })
      }),
  })

  await cardOf(page).getByRole('button', { name: 'Yes, please' }).click()

  await cardOf(page).getByText('HELLO-7K2P').waitFor()
})

test('goes out of the address where the merchant wants it, and nothing else does', async ({
  land,
  collector,
}) => {
  collector.api.shop = { widgets: { referral: { cleanAddress: true } } }
  const page = await land()
  await cardOf(page).waitFor()

  await expect.poll(() => page.url()).toMatch(/\?utm_source=chat#teas$/)
  expect(await page.evaluate(() => history.length)).toBe(2)
})

for (const language of ['en', 'ro', 'ru', 'es', 'pl']) {
  test(`leaves axe nothing to find in ${language}, before and after`, async ({
    land,
    newContext,
  }) => {
    // What is still fading in has too little contrast for a moment.
    const context = await newContext({ reducedMotion: 'reduce' })
    const page = await land({ language, context })
    await cardOf(page).getByRole('button').first().waitFor()
    expect(await findViolations(page)).toEqual([])

    await cardOf(page).locator('.action').click()
    await cardOf(page).getByText('HELLO-7K2P').waitFor()

    expect(await findViolations(page)).toEqual([])
  })
}
