/** What a script leaves in a page: counted before it came and after it went. */
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'

export interface Traces {
  readonly html: string
  readonly globals: readonly string[]
  readonly sheets: number
  readonly timers: number
  readonly observers: number
  readonly channels: number
  readonly locks: number
  /** All listeners of the page, on whatever they listen. */
  readonly listeners: number
  readonly nodes: number
}

interface Watched {
  readonly timers: Set<unknown>
  readonly observers: Set<object>
  readonly channels: Set<object>
}

/** Must be there before the page's own scripts. */
export async function watchTraces(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: join(import.meta.dirname, '../fixtures/watch-traces.js') })
}

export async function readTraces(page: Page): Promise<Traces> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN
  const seen = await page.evaluate(async () => {
    // Safe: the fixture has put it there, before any script of the page ran.
    const watched = Reflect.get(window, 'watchedTraces') as Watched
    const { held = [], pending = [] } = await navigator.locks.query()
    return {
      html: document.documentElement.outerHTML,
      globals: Object.keys(window),
      sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
      timers: watched.timers.size,
      observers: watched.observers.size,
      channels: watched.channels.size,
      locks: held.length + pending.length,
    }
  })
  return { ...seen, listeners: metric('JSEventListeners'), nodes: metric('Nodes') }
}
