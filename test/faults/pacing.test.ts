/** A server in trouble: it is asked as rarely as it wishes, and nothing is lost meanwhile. */
import { expect } from 'vitest'
import {
  expectBalance,
  expectDrained,
  expectTaken,
  numbersOf,
  numbersTaken,
  range,
  readStats,
  track,
} from '../helpers/numbered.ts'
import { test } from '../helpers/stage.ts'

const RETRY_AFTER_MS = 4000

test('no tab asks before the time that Retry-After names', async ({ collector, shop }) => {
  const tabs = await Promise.all([shop(), shop({ path: '/other' })])
  await expectDrained(tabs[0])
  let refusedAt: number | undefined
  collector.react = ({ at }) => {
    if (refusedAt !== undefined) return {}
    refusedAt = at
    return { status: 429, headers: { 'retry-after': '4' } }
  }
  const before = collector.deliveries.length

  await track(tabs[0], 5)
  await expect.poll(() => refusedAt).toBeDefined()
  await track(tabs[1], 5, { from: 5 })
  await expectTaken(collector, range(10), 15_000)

  const waits = collector.deliveries.slice(before + 1).map(({ at }) => at - refusedAt!)
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(RETRY_AFTER_MS)
  for (const tab of tabs) await expectDrained(tab)
})

test('a Retry-After that the page may not read still ends in patience', async ({
  collector,
  shop,
}) => {
  const page = await shop()
  await expectDrained(page)
  collector.exposeHeaders = false
  const refusals = 3
  const before = collector.deliveries.length
  collector.react = () =>
    collector.deliveries.length - before <= refusals
      ? { status: 429, headers: { 'retry-after': '4' } }
      : {}

  await track(page, 5)
  await expectTaken(collector, range(5), 30_000)

  expect(collector.deliveries.length - before).toBe(refusals + 1)
  await expectDrained(page)
})

test('with 30 % of answers failing, all of 1,000 events arrive with few requests', async ({
  collector,
  shop,
}) => {
  const EVENTS = 1000
  const BEST = EVENTS / 50
  const page = await shop()
  await expectDrained(page)
  const isFailing = everyThirdOrSo()
  collector.react = () => (isFailing() ? { status: 503 } : {})
  const before = collector.deliveries.length

  await track(page, EVENTS)
  await expectTaken(collector, range(EVENTS), 50_000)
  await expectDrained(page)

  expect(collector.deliveries.length - before).toBeLessThanOrEqual(3 * BEST)
})

test('while the server is down one request is under way at a time, and afterwards order is kept', async ({
  collector,
  shop,
}) => {
  const page = await shop()
  await expectDrained(page)
  const down = { status: 503, delayMs: 200 }
  collector.react = () => down
  for (const n of range(60)) await track(page, 1, { from: n })
  await expect
    .poll(() => collector.deliveries.filter((one) => numbersOf(one).length > 0).length, {
      timeout: 20_000,
    })
    .toBeGreaterThanOrEqual(3)
  expectBalance(await readStats(page))

  collector.react = () => ({})
  await expectTaken(collector, range(60), 40_000)

  expect(collector.mostAtOnce).toBe(1)
  expect(numbersTaken(collector)).toEqual(range(60))
  await expectDrained(page)
})

/** The same sequence in every run (a linear congruential generator); 30 of 100 calls say yes. */
function everyThirdOrSo(): () => boolean {
  let state = 1
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % 100 < 30
  }
}
