/** Each status ends as the verdict table says; none makes an event vanish. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { expectBalance, readHealth, readStats, total, track } from '../helpers/numbered.ts'
import { test } from '../helpers/stage.ts'

const AT_ONCE = 8
const MINUTE = 60_000

type Fate = 'given up' | 'purged' | 'kept, paused' | 'kept, tried again'

/** Every status that the table names, and those that browsers and proxies treat in their own way. */
const FATES: Readonly<Record<Fate, readonly number[]>> = {
  'given up': [400, 413, 422],
  purged: [410],
  'kept, paused': [401, 402, 403, 404, 405, 409, 415, 421, 431, 451, 499],
  // Chromium takes 407 from a server that is no proxy for a network error.
  'kept, tried again': [407, 408, 425, 429, 500, 501, 502, 503, 504, 507, 511],
}

const EXPECTED = Object.entries(FATES).flatMap(([fate, statuses]) =>
  statuses.map((status) => [status, fate] as const),
)

test('every status has the fate of the table', async ({ collector, newContext, shop }) => {
  collector.react = ({ events }) => {
    const status = events.map(({ props }) => Number(props['n'])).find((n) => n >= 400)
    return status === undefined ? {} : { status }
  }
  const fates = new Map<number, Fate | undefined>()

  async function tryOne(status: number): Promise<void> {
    const context = await newContext()
    const page = await shop({ context })
    await track(page, 1, { from: status })
    const look = async (): Promise<Fate | undefined> => {
      const fate = await readFate(page)
      fates.set(status, fate)
      return fate
    }
    await expect.poll(look, { timeout: 20_000 }).toBeDefined()
    expectBalance(await readStats(page))
    await context.close()
  }
  const statuses = EXPECTED.map(([status]) => status)
  for (let index = 0; index < statuses.length; index += AT_ONCE)
    await Promise.all(statuses.slice(index, index + AT_ONCE).map(tryOne))

  expect(Object.fromEntries(fates)).toEqual(Object.fromEntries(EXPECTED))
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

/** Undefined while it is not decided yet. */
async function readFate(page: Page): Promise<Fate | undefined> {
  const stats = await readStats(page)
  const { sending } = await readHealth(page)
  if (sending === 'stopped') return stats.pending === 0 ? 'purged' : undefined
  if (stats.pending === 0) return total(stats.dead) === 1 ? 'given up' : undefined
  if (sending === 'paused') return 'kept, paused'
  return sending === 'waiting' ? 'kept, tried again' : undefined
}
