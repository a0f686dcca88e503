/** Long troubles, lived through by a clock that the test turns. */
import { expect } from 'vitest'
import type { Page, Route } from 'playwright-core'
import { turnClock } from '../helpers/clock.ts'
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
  await turnClock(page, 5000, 1000)
  await expectDrained(page)
  const attempts = await countAttempts(page, (route) => route.abort('internetdisconnected'))
  const leftAt = await page.evaluate(() => {
    Reflect.set(window, 'isOffline', true)
    dispatchEvent(new Event('offline'))
    return Date.now()
  })

  for (const n of range(200)) {
    await track(page, 1, { from: n })
    await turnClock(page, 18_000, 18_000)
  }
  const late = attempts.filter((at) => at > leftAt + 50 * MINUTE)
  expect(late.length).toBeLessThanOrEqual(3)
  expectBalance(await readStats(page))

  await page.unroute(EVENTS)
  const sentAt: number[] = []
  collector.react = () => {
    sentAt.push(virtualNow)
    return {}
  }
  let virtualNow = await page.evaluate(() => {
    Reflect.set(window, 'isOffline', false)
    dispatchEvent(new Event('online'))
    return Date.now()
  })
  const backAt = virtualNow
  while (numbersTaken(collector).length < 200 && virtualNow < backAt + MINUTE) {
    await turnClock(page, 100, 100)
    virtualNow = await page.evaluate(() => Date.now())
  }

  expect(numbersTaken(collector)).toEqual(range(200))
  expect(sentAt[0]! - backAt).toBeGreaterThanOrEqual(300 - 100)
  expect(sentAt[0]! - backAt).toBeLessThanOrEqual(5000)
  await expectDrained(page)
})

test('an ad-blocker is asked five times, then once in a quarter of an hour, and the widgets work', async ({
  complaints,
  context,
  shop,
}) => {
  await context.clock.install()
  const page = await shop()
  const attempts = await countAttempts(page, (route) => route.abort('blockedbyclient'))

  await track(page, 5)
  await turnClock(page, 60 * MINUTE)

  expect((await readHealth(page)).sending).toBe('blocked')
  expect(attempts.length).toBeLessThanOrEqual(5 + 4)
  expectBalance(await readStats(page))
  expect((await readStats(page)).pending).toBeGreaterThanOrEqual(5)
  await page.locator('regulars-host [part="launcher"]').click()
  await turnClock(page, 1000)
  await page.locator('regulars-host .loyalty').waitFor()
  expect(complaints).toEqual([])
})

test.for(['throws', 'never answers'])(
  'a page whose fetch %s keeps its events for the next one',
  async (fault, { collector, context, shop }) => {
    await context.clock.install()
    const page = await shop({
      head: `<script>window.fetch = () => { ${fault === 'throws' ? "throw new Error('patched')" : 'return new Promise(() => undefined)'} }</script>`,
    })

    await track(page, 5)
    await turnClock(page, 30_000, 1000)
    expectBalance(await readStats(page))
    expect((await readStats(page)).pending).toBeGreaterThanOrEqual(5)
    await page.close()

    const next = await shop({ path: '/next' })
    await turnClock(next, 30_000, 1000)
    await expectTaken(collector, range(5))
    await expectDrained(next)
  },
)

test('a tab that is open for ten hours grows by nothing', async ({ collector, context, shop }) => {
  await context.clock.install()
  await watchTraces(context)
  const page = await shop()
  await track(page, 10)
  await turnClock(page, 10_000, 1000)
  await expectTaken(collector, range(10))
  await expectDrained(page)
  const [before, heapBefore] = [await readTraces(page), await heapOf(page)]

  await turnClock(page, 10 * 60 * MINUTE, 10 * MINUTE)
  const [after, heapAfter] = [await readTraces(page), await heapOf(page)]

  expect(after.timers).toBeLessThanOrEqual(1)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners)
  expect(heapAfter - heapBefore).toBeLessThan(1_000_000)
})

/** Times by the page's own clock, of each request that went out. */
async function countAttempts(
  page: Page,
  answer: (route: Route) => Promise<void>,
): Promise<readonly number[]> {
  const attempts: number[] = []
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
