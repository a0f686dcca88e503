/** `npm run pictures`: the pictures of README, taken from the demo shop in Chromium. */
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from '../test/helpers/chromium.ts'
import { startDemo } from '../test/helpers/demo.ts'

const FOLDER = join(import.meta.dirname, 'pictures')
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true }
const DESKTOP = { viewport: { width: 1280, height: 800 } }

const demo = await startDemo()
const browser = await launchChromium()
try {
  await take('wallet.png', DESKTOP, 'mihai', (page) => openPanel(page, '/'))
  await take('account-phone.png', { ...PHONE, locale: 'ro-RO' }, 'zofia', (page) =>
    page.goto(`${demo.url}/account`).then(() => undefined),
  )
} finally {
  await browser.close()
  await demo.stop()
}

async function take(
  file: string,
  options: BrowserContextOptions,
  customer: string,
  show: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await signIn(browser, options, customer)
  await show(page)
  await page.waitForFunction(() => document.querySelector('regulars-host')?.shadowRoot)
  await page.waitForTimeout(1500) // Fonts and the panel's motion have come to rest.
  await page.screenshot({ path: join(FOLDER, file) })
  await page.context().close()
}

async function signIn(
  from: Browser,
  options: BrowserContextOptions,
  customer: string,
): Promise<Page> {
  const page = await (await from.newContext(options)).newPage()
  await page.goto(`${demo.url}/account`)
  await page.locator('button[name="answer"][value="all"]').first().click()
  await page.locator(`button[value="${customer}"]`).click()
  await page.locator('regulars-loyalty').waitFor()
  return page
}

async function openPanel(page: Page, path: string): Promise<void> {
  await page.goto(demo.url + path)
  await page.locator('regulars-host .launcher').click()
  await page.locator('regulars-host .points').waitFor()
}
