/** What advocates, friends and the merchant do in the demo shop when somebody is invited. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { SignIn } from '../../demo/server/seed/seed.ts'
import { whenReady } from './stage.ts'

/** Everybody has a browser of their own; two alike on one machine would look like one person. */
const AGENTS = {
  desk: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  phone:
    'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  laptop:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
}

export interface Profile extends BrowserContextOptions {
  readonly agent: keyof typeof AGENTS
  readonly url: string
}

/** Another person's browser, with the shop's questions answered. */
export async function openProfile(
  browser: Browser,
  { agent, url, ...options }: Profile,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'en-GB',
    userAgent: AGENTS[agent],
    ...options,
  })
  await context.addCookies([
    { name: 'fe_language', value: 'en', url },
    { name: 'fe_currency', value: 'EUR', url },
    { name: 'fe_consent', value: 'necessary', url },
  ])
  return context
}

/** Nothing can be kept but cookies: as with all site data blocked, without the shop itself failing. */
export async function blockStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('Blocked.', 'SecurityError')
    }
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get: refuse })
  })
}

export async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  await whenReady(page)
  return page
}

/** Resolves on the account page, signed in. */
export async function signInAs(
  context: BrowserContext,
  url: string,
  customer: 'ana' | 'mihai' | 'zofia',
): Promise<Page> {
  const page = await openPage(context, `${url}/account`)
  await page.click(`button[name="customer"][value="${customer}"]`)
  await page.locator('regulars-referral').getByText('Copy link').waitFor()
  return page
}

export async function linkOf(page: Page): Promise<string> {
  const text = await page.locator('regulars-referral .ref-link').innerText()
  return /https?:\S+/.exec(text)?.[0] ?? ''
}

/** Of the widget's element in the page. */
export function inPage(page: Page): Locator {
  return page.locator('regulars-referral')
}

/** Everything the element shows at the moment; empty while there is none. */
export function textIn(page: Page, element = 'regulars-referral'): Promise<string> {
  return page.evaluate((name) => {
    const root = document.querySelector(name)?.shadowRoot?.querySelector<HTMLElement>('.root')
    return root?.innerText ?? ''
  }, element)
}

/** Said at the moment, wherever it stands. */
export async function told(page: Page, selector: string): Promise<string> {
  return (await page.textContent(selector))?.replace(/\s+/g, ' ').trim() ?? ''
}

export function cardOf(page: Page): Locator {
  return page.locator('regulars-host [part="prompt"]')
}

export async function takeInvitation(page: Page): Promise<void> {
  await cardOf(page).getByRole('button', { name: 'Yes, please' }).click()
  await cardOf(page).locator('output.code').waitFor()
}

export async function putIntoBasket(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/products/dune-mug`)
  await whenReady(page)
  await page.fill('[data-buy] input[type=number]', '2')
  await page.click('[data-buy] button')
  await page.locator('[data-cart-count]', { hasText: '2' }).waitFor()
}

export interface Buyer {
  readonly email: string
  readonly name: string
  /** Two at one address could be one person. */
  readonly street: string
}

/** Orders what is in the basket without an account; the number of the order. */
export async function orderAsGuest(page: Page, url: string, buyer: Buyer): Promise<string> {
  await page.goto(`${url}/checkout`)
  await page.fill('#email', buyer.email)
  await page.fill('#name', buyer.name)
  await page.fill('#address', buyer.street)
  await page.fill('#postcode', '720229')
  await page.fill('#city', 'Suceava')
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.waitForURL('**/thank-you/**')
  await whenReady(page)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** On a phone, as merchants look after work. */
export async function openOffice(
  browser: Browser,
  url: string,
  { email, password }: SignIn,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${url}/console/#referrals`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('region', { name: 'All invitations' }).waitFor()
  return page
}
