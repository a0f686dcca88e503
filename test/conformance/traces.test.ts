/** A hundred and fifty lives of the script in one page: as many listeners and nodes after the last as after the first, and no more memory. */
import { expect } from 'vitest'
import type { start as Start } from '../fixtures/module.ts'
import type { CDPSession, Page } from 'playwright-core'
import { WIDGETS } from '../helpers/build-widgets.ts'
import { test } from '../helpers/all-widgets.ts'

const HEAD = `<script type="module">import { start } from '/module.js'; window.startRegulars = start</script>`

const LIVES = 150
/** Compiled code and caches of the browser come in the first hundred: a snapshot before and after shows hardly an object of ours among what grows until then. */
const WARM = 100
const SAMPLES = 5
/** Those under way at the end of a life keep a few listeners until they are answered. */
const LAST_REQUESTS_MS = 300
const MOST_GROWTH = 0.05
const MOST_BYTES = 200_000

interface Sample {
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
}

test('a hundred and fifty lives leave no listener, no node and no memory', async ({
  backend,
  context,
  pages,
}) => {
  const body = WIDGETS.map(({ name }) => `<regulars-${name}><p>…</p></regulars-${name}>`).join('')
  const page = await context.newPage()
  await page.goto(pages.add('/lives', { head: HEAD, body }))
  await page.waitForFunction(() => 'startRegulars' in window)
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')

  await live(page, backend.url, WARM)
  const before = await readSamples(session, page, backend.url)
  await live(page, backend.url, LIVES - WARM - 2 * SAMPLES)
  const after = await readSamples(session, page, backend.url)

  const growth = median(after, 'heap') - median(before, 'heap')
  expect(lowest(after, 'listeners')).toBeLessThanOrEqual(lowest(before, 'listeners'))
  expect(lowest(after, 'nodes')).toBeLessThanOrEqual(lowest(before, 'nodes'))
  expect(growth).toBeLessThan(MOST_BYTES)
  expect(growth / median(before, 'heap')).toBeLessThan(MOST_GROWTH)
})

/** Starts, shows every widget in the panel and in the page, and ends; `times` over. */
async function live(page: Page, endpoint: string, times: number): Promise<void> {
  await page.evaluate(
    async ([endpoint, names, times]) => {
      // Safe: the page has put it there.
      const start = Reflect.get(window, 'startRegulars') as typeof Start
      const until = async (check: () => unknown): Promise<void> => {
        while (!check()) await new Promise((resolve) => setTimeout(resolve, 5))
      }
      for (let life = 0; life < times; life += 1) {
        const regulars = start(endpoint)
        await regulars.ready
        for (const name of names) {
          await regulars.open(name)
          await until(() =>
            document.querySelector(`regulars-${name}`)?.shadowRoot?.querySelector('section'),
          )
        }
        const host = document.querySelector('regulars-host')?.shadowRoot
        await until(
          () => host?.querySelector('section') && !host.querySelector('[aria-busy="true"]'),
        )
        await regulars.destroy()
      }
    },
    [endpoint, WIDGETS.map(({ name }) => name), times] as const,
  )
}

/** Each after another life and two collections: what the first one finalises is free after the second. */
async function readSamples(session: CDPSession, page: Page, endpoint: string): Promise<Sample[]> {
  const samples: Sample[] = []
  for (let count = 0; count < SAMPLES; count += 1) {
    await live(page, endpoint, 1)
    await page.waitForTimeout(LAST_REQUESTS_MS)
    for (const _ of [1, 2]) await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN
    samples.push({
      heap: metric('JSHeapUsedSize'),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
    })
  }
  return samples
}

function median(samples: readonly Sample[], what: keyof Sample): number {
  const sorted = samples.map((sample) => sample[what]).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

function lowest(samples: readonly Sample[], what: keyof Sample): number {
  return Math.min(...samples.map((sample) => sample[what]))
}
