/** Which files of the split build a page has loaded when the launcher stands there and nothing was opened, and when the chat was. */
import type { Page } from 'playwright-core'
import { launchChromium } from '../test/helpers/chromium.ts'
import { startCollector } from '../test/helpers/collector.ts'
import { startPages, tag } from '../test/helpers/pages.ts'
import { createBackend } from '../widgets/chat/backend.fixture.ts'
import { EVERY_WIDGET, serveCampaigns } from './campaign-page.ts'

const DESTINATIONS = [
  { kind: 'posthog', key: 'phc_1' },
  { kind: 'segment', writeKey: 'key' },
  { kind: 'formbricks', workspaceId: 'ws1', surveys: {} },
  { kind: 'data-layer' },
]

/**
 * Paths inside dist. `campaigns`: the shop runs some, and the shopper has seen a page before. `chat`: a conversation is open in
 * the panel. `destinations`: every kind of service is told of events.
 */
export async function filesOfRestingPage({
  campaigns = false,
  chat = false,
  destinations = false,
} = {}): Promise<string[]> {
  const [pages, collector, browser] = await Promise.all([
    startPages(),
    startCollector(),
    launchChromium(),
  ])
  try {
    if (campaigns) serveCampaigns(collector)
    if (chat) collector.api.more = createBackend()
    if (destinations) collector.api.shop = { destinations: DESTINATIONS }
    const page = await browser.newPage()
    // The services themselves are no part of what is weighed.
    await page.route('https://**', (route) => route.abort())
    const loader = tag({
      endpoint: collector.url,
      src: '/loader.js',
      ...((campaigns || chat) && { more: EVERY_WIDGET }),
    })
    const url = pages.add('/', { body: loader })
    if (campaigns) await rest(page, url)
    await rest(page, url)
    if (chat) await openChat(page)
    return await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname.slice(1))
        .filter((path) => path.endsWith('.js')),
    )
  } finally {
    await Promise.all([browser.close(), pages.close(), collector.goDown()])
  }
}

async function openChat(page: Page): Promise<void> {
  const panel = page.locator('regulars-host [role="dialog"]')
  await page.evaluate(() => window.regulars?.open?.('chat'))
  await panel.getByRole('button', { name: 'Write to us' }).click()
  await panel.getByRole('textbox', { name: 'Your message' }).waitFor()
  await page.waitForLoadState('networkidle')
}

async function rest(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('regulars-host [part="launcher"]').waitFor()
  await page.evaluate(() => window.regulars?.ready)
  await page.waitForLoadState('networkidle')
  // What waits for idle, and is kept only then.
  await page.waitForTimeout(1000)
  await page.waitForLoadState('networkidle')
}
