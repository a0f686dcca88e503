/** One visit of a returning shopper, measured from outside by the browser’s own counters. */
import type { Browser, CDPSession } from 'playwright-core'

export interface Measures {
  readonly script: number
  readonly longestTask: number
  /** What tasks over 50 ms last beyond that, together. */
  readonly blocking: number
  /** kB after a collection of garbage. */
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
  readonly layoutShift: number
  /** To the backend, after the first visit has filled the caches. */
  readonly requests: number
  /** From the click on the launcher to the frame that shows the panel; the mouse comes to it HOVER_MS before, as a hand does. */
  readonly openPanel: number
}

const SLOWDOWN = 4
const SETTLED_MS = 2500
const HOVER_MS = 100
const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36'

interface Observed {
  readonly tasks: readonly number[]
  readonly shift: number
}

export async function measurePage(
  browser: Browser,
  url: string,
  hasLauncher: boolean,
): Promise<Measures> {
  // A browser that says it is driven is shown no campaigns, and so would cost less.
  const context = await browser.newContext({ userAgent: PERSON })
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }),
  )
  const first = await context.newPage()
  await first.goto(url)
  await first.waitForTimeout(SETTLED_MS)
  await first.close()

  await context.addInitScript(observe)
  const page = await context.newPage()
  let requests = 0
  page.on('request', (request) => {
    if (request.url().includes('/v1/') && !request.url().endsWith('/v1/events')) requests += 1
  })
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await page.goto(url)
  await page.waitForTimeout(SETTLED_MS)
  const seen = await page.evaluate(() => Reflect.get(window, 'observed') as Observed)
  const counters = await readCounters(session)
  if (hasLauncher) {
    await page.locator('regulars-host [part="launcher"]').hover()
    await page.waitForTimeout(HOVER_MS)
  }
  const openPanel = hasLauncher ? await page.evaluate(timeOpening) : 0
  await context.close()
  return {
    script: 1000 * counters('ScriptDuration'),
    longestTask: Math.max(0, ...seen.tasks),
    blocking: seen.tasks.reduce((sum, ms) => sum + Math.max(0, ms - 50), 0),
    heap: counters('JSHeapUsedSize') / 1000,
    nodes: counters('Nodes'),
    listeners: counters('JSEventListeners'),
    layoutShift: seen.shift,
    requests,
    openPanel,
  }
}

async function readCounters(session: CDPSession): Promise<(name: string) => number> {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  return (name) => metrics.find((metric) => metric.name === name)?.value ?? NaN
}

/** Only tasks over 50 ms are told by the browser; shorter ones count as none. */
function observe(): void {
  const observed = { tasks: [] as number[], shift: 0 }
  Reflect.set(window, 'observed', observed)
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) observed.tasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) observed.shift += Number(Reflect.get(entry, 'value'))
  }).observe({ type: 'layout-shift', buffered: true })
}

async function timeOpening(): Promise<number> {
  const shadow = document.querySelector('regulars-host')?.shadowRoot
  const begun = performance.now()
  shadow?.querySelector('button')?.click()
  do await new Promise((resolve) => requestAnimationFrame(resolve))
  while (!shadow?.querySelector('[part="panel"]'))
  // Callbacks of a frame run before it is painted, and the next task after that.
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now() - begun
}
