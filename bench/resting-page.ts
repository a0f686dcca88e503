/** Which files of the split build a page has loaded when the launcher stands there and nothing was opened. */
import type { Page } from 'playwright-core'
import { launchChromium } from '../test/helpers/chromium.ts'
import { startCollector, type Collector } from '../test/helpers/collector.ts'
import { startPages, tag } from '../test/helpers/pages.ts'
import * as registry from '../widgets/index.ts'

/** All moments there are to wait for; none of them comes while the page rests. */
const TRIGGERS = [
  { on: 'exit' },
  { on: 'time', seconds: 600 },
  { on: 'scroll', percent: 90 },
  { on: 'idle', seconds: 600 },
  { on: 'seen', selector: '#never' },
  { on: 'cart' },
]

/** Paths inside dist. `campaigns`: the shop runs some, and the shopper has seen a page before. */
export async function filesOfRestingPage({ campaigns = false } = {}): Promise<string[]> {
  const [pages, collector, browser] = await Promise.all([
    startPages(),
    startCollector(),
    launchChromium(),
  ])
  try {
    if (campaigns) serveCampaigns(collector)
    const page = await browser.newPage()
    const names = Object.values(registry).map((create) => create().name)
    const loader = tag({
      endpoint: collector.url,
      src: '/loader.js',
      ...(campaigns && { more: `data-widgets="${names.join(' ')}"` }),
    })
    const url = pages.add('/', { body: loader })
    if (campaigns) await rest(page, url)
    await rest(page, url)
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

async function rest(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('regulars-host [part="launcher"]').waitFor()
  await page.evaluate(() => window.regulars?.ready)
  await page.waitForLoadState('networkidle')
  // What waits for idle, and is kept only then.
  await page.waitForTimeout(1000)
  await page.waitForLoadState('networkidle')
}

function serveCampaigns({ api }: Collector): void {
  const items = TRIGGERS.map((trigger, index) => ({
    id: `campaign-${index}`,
    revision: 1,
    kind: trigger.on === 'exit' ? 'exit' : 'message',
    promotional: false,
    trigger,
    audience: { all: [{ field: 'page.type', op: 'neq', value: 'checkout' }] },
    caps: { perVisit: 1 },
    surface: 'sheet',
    texts: { en: { title: 'Hello', decline: 'No, thanks', hello: 'Hello' } },
    blocks: [{ type: 'text', key: 'hello' }],
  }))
  const lifecycle = { medianGapDays: 60, currency: 'EUR', computedAt: new Date().toISOString() }
  api.shop = { campaigns: 'r1' }
  api.more = async (_request, url) =>
    url.pathname === '/v1/campaigns' ? [200, { revision: 'r1', items, lifecycle }] : undefined
}
