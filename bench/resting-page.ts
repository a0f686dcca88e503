/** Which files of the split build a page has loaded when the launcher stands there and nothing was opened. */
import { launchChromium } from '../test/helpers/chromium.ts'
import { startCollector } from '../test/helpers/collector.ts'
import { startPages, tag } from '../test/helpers/pages.ts'

/** Paths inside dist. */
export async function filesOfRestingPage(): Promise<string[]> {
  const [pages, collector, browser] = await Promise.all([
    startPages(),
    startCollector(),
    launchChromium(),
  ])
  try {
    const page = await browser.newPage()
    const loader = tag({ endpoint: collector.url, src: '/loader.js' })
    await page.goto(pages.add('/', { body: loader }))
    await page.locator('regulars-host [part="launcher"]').waitFor()
    await page.evaluate(() => window.regulars?.ready)
    await page.waitForLoadState('networkidle')
    return pages.requests.filter((path) => path.endsWith('.js')).map((path) => path.slice(1))
  } finally {
    await Promise.all([browser.close(), pages.close(), collector.goDown()])
  }
}
