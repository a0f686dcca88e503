/** Turns the page’s own clock, in steps that leave real time for what no clock governs: IndexedDB and the network. */
import type { Page } from 'playwright-core'

const MINUTE = 60_000
const REAL_MS = 30

/** The clock has to be installed before the page is opened: `context.clock.install()`. */
export async function turnClock(page: Page, ms: number, stepMs = MINUTE): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    await page.clock.fastForward(Math.min(left, stepMs))
    await page.waitForTimeout(REAL_MS)
    await page.evaluate(() => window.regulars?.stats())
  }
}
