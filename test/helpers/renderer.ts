/** The process behind a page, to end it as a crash or the system would: no handler of the page runs. */
import type { Browser, Page } from 'playwright-core'

const SAMPLE_MS = 150
const MIN_ROUNDS = 2
const MAX_ROUNDS = 8
/** Seconds of work by which the first must lead the second. */
const CLEAR_LEAD = 0.2

/** Chromium’s own windows and spare renderers are about, so it is known by working when its page works, and only then. */
export async function findRenderer(browser: Browser, page: Page): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const read = async (): Promise<Map<number, number>> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const renderers = processInfo.filter(({ type }) => type === 'renderer')
    return new Map(renderers.map(({ id, cpuTime }) => [id, cpuTime]))
  }
  const scores = new Map<number, number>()
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const start = await read()
    await page.waitForTimeout(SAMPLE_MS)
    const rested = await read()
    await page.evaluate(work, SAMPLE_MS)
    const worked = await read()
    for (const [id, time] of rested) {
      const whileResting = time - (start.get(id) ?? time)
      const whileWorking = (worked.get(id) ?? time) - time
      scores.set(id, (scores.get(id) ?? 0) + whileWorking - whileResting)
    }
    const [first, second] = [...scores].toSorted(([, a], [, b]) => b - a)
    const isClear = first && first[1] - (second?.[1] ?? 0) > CLEAR_LEAD
    if (isClear && round >= MIN_ROUNDS) {
      await session.detach()
      return first[0]
    }
  }
  throw new Error('No renderer stands out as the one of this page.')
}

function work(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

/** Resolves when the browser knows that the page is gone. */
export async function killRenderer(page: Page, pid: number): Promise<void> {
  const crashed = page.waitForEvent('crash')
  process.kill(pid, 'SIGKILL')
  await crashed
}
