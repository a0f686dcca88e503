/** Turns the page’s own clock, in steps that leave real time for what no clock governs: IndexedDB and the network. */
import type { Page } from 'playwright-core'
import { readHealth, readStats } from './numbered.ts'

const MINUTE = 60_000
const REAL_MS = 30
/** A request that never ends must not stop the clock. */
const MOST_LOOKS = 10

/** The clock has to be installed before the page is opened: `context.clock.install()`. */
export async function turnClock(page: Page, ms: number, stepMs = MINUTE): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    await page.clock.fastForward(Math.min(left, stepMs))
    await settle(page)
  }
}

/** A step in the middle of a transaction would look to the script like storage that hangs. */
async function settle(page: Page): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await page.waitForTimeout(REAL_MS)
    await readStats(page)
    if ((await readHealth(page)).sending !== 'sending') return
  }
}
