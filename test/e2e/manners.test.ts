/** What the script may cost a page at rest, in counts that are the same on every machine. */
import { expect } from 'vitest'
import { test, whenReady } from '../helpers/stage.ts'
import { readTraces, watchTraces } from '../helpers/traces.ts'
import { tag } from '../helpers/pages.ts'

/** The limits of the architecture. */
const MAX_NODES = 20
const MAX_LISTENERS = 12

test.for(['/regulars.js', '/loader.js'])(
  '%s at rest is a few nodes and listeners',
  async (src, { collector, context, shop }) => {
    await watchTraces(context)
    const body = tag({ endpoint: collector.url, src })
    const empty = await shop({ withoutTag: true, body: body.replace('async', 'type="text/plain"') })
    const before = await readTraces(empty)

    const page = await shop({ withoutTag: true, path: '/tagged', body })
    await expect
      .poll(() => page.evaluate(() => Boolean(document.querySelector('regulars-host'))))
      .toBe(true)
    await page.evaluate(() => window.regulars?.stats())
    const after = await readTraces(page)

    expect(after.nodes - before.nodes).toBeLessThanOrEqual(MAX_NODES)
    expect(after.listeners - before.listeners).toBeLessThanOrEqual(MAX_LISTENERS)
  },
)

test('a second page asks the backend for nothing but the events', async ({ collector, shop }) => {
  const first = await shop()
  await first.evaluate(() => window.regulars?.stats())
  await first.close()
  const before = collector.requests.length

  const second = await shop({ path: '/second' })
  await whenReady(second)
  await second.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))

  const asked = collector.requests
    .slice(before)
    .filter((request) => !request.endsWith('/v1/events'))
  expect(asked).toEqual([])
})

test('nothing moves when the launcher comes', async ({ context, shop }) => {
  await context.addInitScript(() => {
    Reflect.set(window, 'shift', 0)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Reflect.set(window, 'shift', Reflect.get(window, 'shift') + Reflect.get(entry, 'value'))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const page = await shop({ body: '<p>Text</p>'.repeat(50) })

  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))

  expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBe(0)
})
