/** Long troubles, lived through by a clock that the test turns. */
import { expect } from 'vitest'
import type { Page, Route } from 'playwright-core'
import {
  expectBalance,
  expectDrained,
  expectTaken,
  numbersTaken,
  range,
  readHealth,
  readStats,
  track,
} from '../helpers/numbered.ts'
import { test } from '../helpers/stage.ts'
import { readTraces, watchTraces } from '../helpers/traces.ts'

const MINUTE = 60_000
const EVENTS = '**/v1/events'

test('an hour without a network ends in order, without a storm before or after', async ({
  collector,
  context,
  shop,
}) => {
  await context.clock.install()
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'onLine', { get: () => !Reflect.get(window, 'isOffline') }),
  )
  const page = await shop()
  await context.clock.runFor(5000)
  await expectDrained(page)
  await page.evaluate(() => {
    Reflect.set(window, 'isOffline', true)
    dispatchEvent(new Event('offline'))
  })
  const attempts = await countAttempts(page, (route) => route.abort('internetdisconnected'))

  for (const n of range(200)) {
    await track(page, 1, { from: n })
    await context.clock.runFor(MINUTE * 0.3)
  }
  const lastTenMinutes = attempts.filter((at) => at > attempts.begun + 50 * MINUTE)
  expect(lastTenMinutes.length).toBeLessThanOrEqual(3)
  expectBalance(await readStats(page))

  await page.unroute(EVENTS)
  const backAt = await page.evaluate(() => {
    Reflect.set(window, 'isOffline', false)
    dispatchEvent(new Event('online'))
    return Date.now()
  })
  const first = page.waitForRequest(EVENTS).then(() => page.evaluate(() => Date.now()))
  for (let ms = 0; ms < 10_000 && numbersTaken(collector).length < 200; ms += 100)
    await context.clock.runFor(100)
  await expectTaken(collector, range(200))

  const waited = (await first) - backAt
  expect(waited).toBeGreaterThanOrEqual(300)
  expect(waited).toBeLessThanOrEqual(5000)
  expect(numbersTaken(collector)).toEqual(range(200))
  await expectDrained(page)
})

test('an ad-blocker is asked five times, then once in a quarter of an hour, and the widgets work', async ({
  complaints,
  context,
  shop,
}) => {
  await context.clock.install()
  await context.route(EVENTS, (route) => route.abort('blockedbyclient'))
  const page = await shop()
  const attempts = await countAttempts(page, (route) => route.abort('blockedbyclient'))

  await track(page, 5)
  for (let minute = 0; minute < 60; minute += 1) await context.clock.runFor(MINUTE)

  expect((await readHealth(page)).sending).toBe('blocked')
  expect(attempts.length).toBeLessThanOrEqual(5 + 4)
  expectBalance(await readStats(page))
  expect((await readStats(page)).pending).toBeGreaterThanOrEqual(5)
  await page.locator('regulars-host [part="launcher"]').click()
  await context.clock.runFor(1000)
  await page.locator('regulars-host .loyalty').waitFor()
  expect(complaints).toEqual([])
})

test.for(['throws', 'never answers'])(
  'a page whose fetch %s keeps its events for the next one',
  async (fault, { collector, context, shop }) => {
    await context.clock.install()
    const patched = await context.newPage()
    await patched.close()
    const page = await shop({
      head: `<script>window.fetch = () => { ${fault === 'throws' ? "throw new Error('patched')" : 'return new Promise(() => undefined)'} }</script>`,
    })

    await track(page, 5)
    for (let second = 0; second < 30; second += 1) await context.clock.runFor(1000)
    expectBalance(await readStats(page))
    expect((await readStats(page)).pending).toBeGreaterThanOrEqual(5)
    await page.close()

    const next = await shop({ path: '/next' })
    for (let second = 0; second < 30; second += 1) await context.clock.runFor(1000)
    await expectTaken(collector, range(5))
    await expectDrained(next)
  },
)

test('a tab that is open for ten hours grows by nothing', async ({ collector, context, shop }) => {
  await context.clock.install()
  await watchTraces(context)
  const page = await shop()
  await track(page, 10)
  for (let second = 0; second < 10; second += 1) await context.clock.runFor(1000)
  await expectTaken(collector, range(10))
  await expectDrained(page)
  const [before, heapBefore] = [await readTraces(page), await heapOf(page)]

  for (let hour = 0; hour < 10; hour += 1) {
    for (let minute = 0; minute < 60; minute += 10) await context.clock.fastForward(10 * MINUTE)
  }
  const [after, heapAfter] = [await readTraces(page), await heapOf(page)]

  expect(after.timers).toBeLessThanOrEqual(1)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners)
  expect(heapAfter - heapBefore).toBeLessThan(1_000_000)
})

type Attempts = number[] & { begun: number }

/** Times by the page's own clock. */
async function countAttempts(
  page: Page,
  answer: (route: Route) => Promise<void>,
): Promise<Attempts> {
  const attempts: Attempts = Object.assign([], { begun: await page.evaluate(() => Date.now()) })
  await page.route(EVENTS, async (route) => {
    attempts.push(await page.evaluate(() => Date.now()))
    await answer(route)
  })
  return attempts
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
