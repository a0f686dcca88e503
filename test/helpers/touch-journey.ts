/** A way over five soft pages on which a phone gives every sign of leaving, with and without somebody who watches. */
import type { CDPSession, Page } from 'playwright-core'
import type { LabPages } from './trigger-lab.ts'
import { wait } from './exit-situations.ts'

export interface Trace {
  /** After each step: the length of the history, its state, and the path that is shown. */
  readonly steps: readonly unknown[]
  /** Where Back leads, press by press, to the page before the shop. */
  readonly backs: readonly string[]
  /** Every sign that fired. */
  readonly signs: readonly string[]
}

interface Journey {
  readonly tab: Page
  readonly pages: LabPages
  readonly isWatched: boolean
}

/** Time that a test need not wait for: long timers are short, and the clock is put on when `isLate` is set. */
const HURRY = `<script>
const wait = setTimeout, now = performance.now.bind(performance), date = Date.now
window.setTimeout = (run, ms, ...rest) => wait(run, ms > 40_000 ? 300 : ms, ...rest)
performance.now = () => now() + (window.isLate ? 46_000 : 0)
Date.now = () => date() + (window.wasAway ? 20_000 : 0)
</script>`

export async function driveSigns({ tab, pages, isWatched }: Journey): Promise<Trace> {
  const steps: unknown[] = []
  const devtools = await tab.context().newCDPSession(tab)
  await tab.goto(pages.add('/search', { body: 'Search' }))
  await tab.goto(pages.addLab('/home', { head: HURRY, body: '<div style="height: 8000px"></div>' }))

  async function step(act: () => Promise<unknown>): Promise<void> {
    // Each sign alone is enough, for who begins to watch just now.
    if (isWatched)
      await tab.evaluate(() =>
        lab.start([{ on: 'exit', sensitivity: 'high', dwellSeconds: 3 }], { pageType: 'product' }),
      )
    await act()
    await wait(500)
    steps.push(await tab.evaluate(() => [history.length, history.state, location.pathname]))
  }
  const go = async (path: string): Promise<void> => {
    await tab.evaluate((path) => {
      history.pushState({ path }, '', path)
      lab.turnPage()
    }, path)
  }
  const back = (): Promise<void> => tab.evaluate(() => history.back())

  for (const path of ['/teas', '/teas/1', '/cart', '/teas/2', '/cart']) await step(() => go(path))
  await step(() => go('/teas/3'))
  await step(async () => {
    await back()
    await wait(300)
    await back()
  })
  await step(async () => {
    await tab.evaluate(() => scrollTo({ top: 5000, behavior: 'instant' }))
    await dragFinger(devtools, { from: 150, to: 750, stepPx: 120 })
  })
  await step(() => tab.evaluate(goAway))
  await step(async () => {
    await tab.evaluate(() => Reflect.set(window, 'isLate', true))
    await wait(1000)
  })
  const signs = await tab.evaluate(() => [...new Set(lab.fired.flatMap(({ signs }) => signs))])
  return { steps, backs: await pressBack(tab), signs }
}

/** Downwards it moves the page up; px of the screen. The browser scrolls, and goes on scrolling when the finger is lifted. */
export async function dragFinger(
  devtools: CDPSession,
  { from, to, stepPx }: { readonly from: number; readonly to: number; readonly stepPx: number },
): Promise<void> {
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number): Promise<unknown> =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: 200, y }],
    })
  const steps = Math.ceil(Math.abs(to - from) / stepPx)
  await touch('touchStart', from)
  for (let step = 1; step <= steps; step += 1)
    await touch('touchMove', from + ((to - from) * step) / steps)
  await touch('touchEnd')
}

/** Hidden for twenty seconds. */
function goAway(): void {
  const turn = (state: string): void => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }
  turn('hidden')
  Reflect.set(window, 'wasAway', true)
  turn('visible')
}

async function pressBack(tab: Page): Promise<readonly string[]> {
  const paths: string[] = []
  while (paths.at(-1) !== '/search' && paths.length < 12) {
    await tab.goBack({ waitUntil: 'commit' })
    await wait(100)
    paths.push(new URL(tab.url()).pathname)
  }
  return paths
}
