/** Ten thousand events in one loop: the work grows with their number, not with its square, and none is lost. */
import { expect } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import {
  expectDrained,
  expectTaken,
  numbersTaken,
  range,
  readStats,
  total,
  track,
} from '../helpers/numbered.ts'
import { test } from '../helpers/stage.ts'

test('9,900 events of half a kilobyte are kept in grouped writes and all arrive', async ({
  collector,
  context,
  shop,
}) => {
  await countWrites(context)
  const page = await shop()
  await expectDrained(page)
  const before = await writesOf(page)

  await track(page, 9900, { bytes: 400 })
  await readStats(page)
  const after = await writesOf(page)

  // Single writes would be 9,900; one per 50 events, and as many again for what is sent meanwhile, is 400.
  expect(after - before).toBeLessThan(1000)
  await expectTaken(collector, range(9900), 55_000)
  const { dead, evicted } = await expectDrained(page)
  expect({ dead, evicted }).toEqual({ dead: {}, evicted: {} })
})

test('beyond 10,000 waiting events the oldest ordinary ones go, and are counted', async ({
  collector,
  shop,
}) => {
  collector.react = () => ({ status: 503 })
  const page = await shop()

  await track(page, 11_000)
  const { evicted, pending } = await readStats(page)
  expect(total(evicted)).toBeGreaterThanOrEqual(1000)
  expect(pending).toBeLessThanOrEqual(10_000)

  collector.react = () => ({})
  await page.close()
  const next = await shop()
  await expectDrained(next, 55_000)
  expect(numbersTaken(collector)).toContain(10_999)
  expect(numbersTaken(collector)).not.toContain(0)
})

async function countWrites(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype
    Reflect.set(window, 'writes', 0)
    IDBDatabase.prototype.transaction = function (...details) {
      if (details[1] === 'readwrite')
        Reflect.set(window, 'writes', Reflect.get(window, 'writes') + 1)
      return transaction.apply(this, details)
    }
  })
}

function writesOf(page: Page): Promise<number> {
  return page.evaluate(() => Number(Reflect.get(window, 'writes')))
}
