/** The process behind a page, to end it as a crash or the system would: no handler of the page runs. */
import type { Browser, Page } from 'playwright-core'

const SAMPLE_MS = 250

/** Chromium’s own windows and spare renderers are about, so it is known by working when its page works, and only then. */
export async function findRenderer(browser: Browser, page: Page): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const read = async (): Promise<Map<number, number>> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const renderers = processInfo.filter(({ type }) => type === 'renderer')
    return new Map(renderers.map(({ id, cpuTime }) => [id, cpuTime]))
  }
  const start = await read()
  await page.waitForTimeout(SAMPLE_MS)
  const rested = await read()
  await page.evaluate((ms) => {
    const end = performance.now() + ms
    while (performance.now() < end);
  }, SAMPLE_MS)
  const worked = await read()
  await session.detach()

  const extraWork = (id: number): number => {
    const middle = rested.get(id) ?? 0
    return (worked.get(id) ?? 0) - middle - (middle - (start.get(id) ?? 0))
  }
  const [busiest] = [...rested.keys()].toSorted((a, b) => extraWork(b) - extraWork(a))
  if (busiest === undefined) throw new Error('Chromium names no renderer.')
  return busiest
}

/** Resolves when the browser knows that the page is gone. */
export async function killRenderer(page: Page, pid: number): Promise<void> {
  const crashed = page.waitForEvent('crash')
  process.kill(pid, 'SIGKILL')
  await crashed
}
