/** `npm run pictures`: what README and docs show, taken from the demo shop in Chromium. Needs `npm run build`. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from '../test/helpers/chromium.ts'
import { startDemo } from '../test/helpers/demo.ts'
import { launcherOf, panelOf } from '../test/helpers/widgets.ts'

const FOLDER = join(import.meta.dirname, 'pictures')
/** All of them together; a repository keeps every version of them for ever. */
const MOST_BYTES = 1_500_000
const QUALITY = 82

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5, hasTouch: true }
const DESKTOP = { viewport: { width: 1200, height: 760 } }
const LOCALES = { en: 'en-GB', ro: 'ro-RO', ru: 'ru-RU', es: 'es-ES', pl: 'pl-PL' }

interface Picture {
  readonly name: string
  readonly device: BrowserContextOptions
  readonly path: string
  /** Whoever is signed in, Mihai if not said: a customer in the shop, or the merchant in the console. */
  readonly who?: 'ana' | 'mihai' | 'zofia' | 'merchant'
  /** After the page was opened. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

const onPhone = Object.entries(LOCALES).map(([language, locale]) => ({
  name: `phone-${language}`,
  device: { ...PHONE, locale },
  path: '/',
  prepare: openPanel,
}))

const PICTURES: readonly Picture[] = [
  { name: 'desktop-light', device: DESKTOP, path: '/', prepare: openPanel },
  { name: 'desktop-dark', device: DESKTOP, path: '/appearance', prepare: inTheDark },
  { name: 'desktop-right-to-left', device: DESKTOP, path: '/appearance', prepare: fromRightToLeft },
  {
    name: 'desktop-forced-colours',
    device: { ...DESKTOP, forcedColors: 'active' },
    path: '/',
    prepare: openPanel,
  },
  { name: 'desktop-page', device: DESKTOP, path: '/account' },
  {
    name: 'desktop-invite',
    device: DESKTOP,
    path: '/',
    who: 'ana',
    prepare: (page) => openPanel(page, 'referral'),
  },
  {
    name: 'desktop-chat',
    device: DESKTOP,
    path: '/',
    prepare: (page) => openPanel(page, 'chat'),
  },
  { name: 'phone-chat', device: PHONE, path: '/', who: 'zofia', prepare: openConversation },
  { name: 'phone-ticket', device: PHONE, path: '/', who: 'zofia', prepare: openTicket },
  { name: 'phone-invitation', device: PHONE, path: '/', who: 'ana', prepare: followLink },
  ...onPhone,
  { name: 'phone-dark', device: PHONE, path: '/appearance', prepare: inTheDark },
  {
    name: 'phone-forced-colours',
    device: { ...PHONE, forcedColors: 'active' },
    path: '/',
    prepare: openPanel,
  },
  { name: 'phone-launcher', device: PHONE, path: '/' },
  {
    name: 'phone-page',
    device: { ...PHONE, locale: LOCALES.ro },
    path: '/account',
    who: 'zofia',
  },
  {
    name: 'desktop-tickets',
    device: DESKTOP,
    path: '/console/#tickets',
    who: 'merchant',
    prepare: takeTicket,
  },
  // The last one: what is answered in it is news to the customer.
  {
    name: 'desktop-inbox',
    device: DESKTOP,
    path: '/console/#inbox',
    who: 'merchant',
    prepare: answerMihai,
  },
]

mkdirSync(FOLDER, { recursive: true })
const demo = await startDemo()
const browser = await launchChromium()
try {
  for (const picture of PICTURES) await take(picture)
} finally {
  await browser.close()
  await demo.stop()
}
const bytes = readdirSync(FOLDER).reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0)
console.log(`${PICTURES.length} pictures, ${bytes} bytes in docs/pictures`)
if (bytes > MOST_BYTES)
  throw new Error(`docs/pictures may hold ${MOST_BYTES} bytes: lower QUALITY.`)

async function take({ name, device, path, who = 'mihai', prepare }: Picture): Promise<void> {
  const page = await (await browser.newContext({ locale: LOCALES.en, ...device })).newPage()
  await (who === 'merchant' ? signInToConsole(page) : signIn(page, who))
  await page.goto(demo.url + path)
  if (who !== 'merchant') await launcherOf(page).waitFor()
  await prepare?.(page)
  await page.waitForTimeout(1500) // Fonts, pictures and motion have come to rest.
  const session = await page.context().newCDPSession(page)
  // Playwright's own screenshots are never WebP, which is a third of a PNG.
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
  })
  writeFileSync(join(FOLDER, `${name}.webp`), data, 'base64')
  await page.context().close()
}

async function signIn(page: Page, customer: string): Promise<void> {
  await page.goto(`${demo.url}/account`)
  await page.locator('button[name="answer"][value="all"]').first().click()
  await page.locator(`button[value="${customer}"]`).click()
  await page.locator('regulars-loyalty').waitFor()
}

/** By what the server has printed when it first started. */
async function signInToConsole(page: Page): Promise<void> {
  const [, email = '', password = ''] =
    /Sign-in\s+(\S+)\s+Password\s+(\S+)/.exec(demo.output()) ?? []
  await page.goto(`${demo.url}/console/`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

/** The section by the name of its widget, which is the class of what it shows. */
async function openPanel(page: Page, section = 'loyalty'): Promise<void> {
  // By a press: after a key or a script alone the heading would wear the ring of the focus.
  await launcherOf(page).click()
  await panelOf(page).locator('.tile').first().waitFor()
  await page.evaluate((name) => window.regulars?.open(name), section)
  await panelOf(page).locator(`.${section}`).waitFor()
}

/** The one of days ago that was answered to the end. */
async function openConversation(page: Page): Promise<void> {
  await openPanel(page, 'chat')
  await panelOf(page).locator('.start-row').first().click()
  await panelOf(page).locator('.chat-bubble').first().waitFor()
}

/** What is settled stands last: what was wrong, and how it was mended. */
async function openTicket(page: Page): Promise<void> {
  await launcherOf(page).click()
  await panelOf(page).locator('.tile').first().waitFor()
  await page.evaluate(() => window.regulars?.open('feedback'))
  await panelOf(page).locator('.fb-start .tile').last().click()
  await panelOf(page).locator('.fb').waitFor()
}

/** The one that is due soonest. */
async function takeTicket(page: Page): Promise<void> {
  await page.locator('a[href^="#tickets/"]').first().click()
  await page.getByRole('textbox', { name: 'What you write to the shopper' }).waitFor()
}

async function answerMihai(page: Page): Promise<void> {
  await page.locator('.inbox-row', { hasText: 'Mihai' }).click()
  const field = page.getByRole('textbox', { name: 'Your answer' })
  await field.fill('Hello Mihai, yes: rooibos, cinnamon and orange peel, and no liquorice.')
  await field.press('Control+Enter')
  await page.locator('.bubble', { hasText: 'and no liquorice' }).waitFor()
  await field.blur()
}

/** A friend's first look: the link of whoever is signed in, in a browser that knows nobody. */
async function followLink(page: Page): Promise<void> {
  await openPanel(page, 'referral')
  const link = await panelOf(page).locator('.ref-link span').last().textContent()
  await page.context().clearCookies()
  await page.evaluate(async () => window.regulars?.forget())
  await page.goto(link?.trim() ?? '')
  await page.locator('button[name="answer"][value="all"]').first().click()
  await page.getByRole('button', { name: 'Yes, please' }).waitFor()
}

/** Where the demo shop lets one try looks, one of them is a dark page, another an Arabic one. */
async function choosePreset(page: Page, field: string): Promise<void> {
  await page.locator(`[data-preset*='${field}']`).first().click()
  await page.waitForTimeout(1500) // The look follows when the hand rests, and the language after it.
  if ((await panelOf(page).count()) === 0) await openPanel(page)
}

function inTheDark(page: Page): Promise<void> {
  return choosePreset(page, '"page":"dark"')
}

function fromRightToLeft(page: Page): Promise<void> {
  return choosePreset(page, '"pageLanguage":"ar"')
}
