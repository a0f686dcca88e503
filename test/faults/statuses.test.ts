/** Every status from 400 to 511 ends as the verdict table says; none makes an event vanish. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { OutboxHealth, OutboxStats } from '../../src/core/outbox/types.ts'
import {
  expectBalance,
  numbersOf,
  range,
  readHealth,
  readStats,
  total,
  track,
} from '../helpers/numbered.ts'
import { test } from '../helpers/stage.ts'

const AT_ONCE = 8
const MINUTE = 60_000

type Fate = 'given up' | 'purged' | 'kept, paused' | 'kept, tried again'

function fateOf(status: number): Fate {
  if ([400, 413, 422].includes(status)) return 'given up'
  if (status === 410) return 'purged'
  // Chromium takes 407 from a server that is no proxy for a network error.
  if (status >= 500 || [407, 408, 425, 429].includes(status)) return 'kept, tried again'
  return 'kept, paused'
}

function fateIn(stats: OutboxStats, health: OutboxHealth): Fate | undefined {
  if (health.sending === 'stopped') return stats.pending === 0 ? 'purged' : undefined
  if (stats.pending === 0) return total(stats.dead) === 1 ? 'given up' : undefined
  if (health.sending === 'paused') return 'kept, paused'
  return health.sending === 'waiting' ? 'kept, tried again' : undefined
}

describe.for([
  [400, 439],
  [440, 475],
  [476, 511],
] as const)('status %i to %i', ([first, last]) => {
  test('has the fate of the table', async ({ collector, newContext, shop }) => {
    collector.react = ({ events }) => {
      const status = events.map(({ props }) => Number(props['n'])).find((n) => n >= 400)
      return status === undefined ? {} : { status }
    }
    const statuses = range(last - first + 1, first)
    const fates = new Map<number, Fate | undefined>()

    async function tryOne(status: number): Promise<void> {
      const context = await newContext()
      const page = await shop({ context })
      await track(page, 1, { from: status })
      fates.set(status, await fateOfPage(page))
      expectBalance(await readStats(page))
      await context.close()
    }
    for (let index = 0; index < statuses.length; index += AT_ONCE)
      await Promise.all(statuses.slice(index, index + AT_ONCE).map(tryOne))

    expect(Object.fromEntries(fates)).toEqual(
      Object.fromEntries(statuses.map((status) => [status, fateOf(status)])),
    )
    const asked = new Set(collector.deliveries.flatMap(numbersOf))
    expect([...asked].toSorted((a, b) => a - b)).toEqual(statuses)
  })
})

test('a pause for a refusal lasts fifteen minutes, one for a failure five at most', async ({
  collector,
  newContext,
  shop,
}) => {
  const waits: number[] = []
  for (const status of [404, 503]) {
    collector.react = () => ({ status })
    const page = await shop({ context: await newContext() })
    await track(page, 1)
    await expect.poll(async () => (await readHealth(page)).notBefore).toBeGreaterThan(Date.now())
    const now = await page.evaluate(() => Date.now())
    waits.push(((await readHealth(page)).notBefore! - now) / MINUTE)
  }

  expect(waits[0]).toBeGreaterThan(14)
  expect(waits[0]).toBeLessThanOrEqual(17)
  expect(waits[1]).toBeLessThanOrEqual(5)
})

async function fateOfPage(page: Page): Promise<Fate | undefined> {
  const read = async (): Promise<Fate | undefined> =>
    fateIn(await readStats(page), await readHealth(page))
  await expect.poll(read, { timeout: 10_000 }).toBeDefined()
  return read()
}
