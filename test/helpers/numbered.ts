/** Events with a number each, so that a test can say which arrived, how often, and in which order. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { OutboxHealth, OutboxStats } from '../../src/core/outbox/types.ts'
import type { Collector, Delivery } from './collector.ts'

const NAME = 'shop.counted'

export interface TrackOptions {
  readonly from?: number
  /** Roughly how large each event is; without it, as small as events are. */
  readonly bytes?: number
}

/** Tracks `count` events in one go, and does not wait for anything. */
export async function track(
  page: Page,
  count: number,
  { from = 0, bytes = 0 }: TrackOptions = {},
): Promise<void> {
  await page.evaluate(
    ([name, count, from, bytes]) => {
      // The contract allows texts of a kilobyte, so a large event has several.
      const texts = Math.ceil(bytes / 1000)
      const size = texts ? Math.floor(bytes / texts) : 0
      const filling = Array.from({ length: texts }, (_, index) => [
        `text${index}`,
        'x'.repeat(size),
      ])
      for (let n = from; n < from + count; n += 1)
        window.regulars?.track(name, { n, ...Object.fromEntries(filling) })
    },
    [NAME, count, from, bytes] as const,
  )
}

export function range(count: number, from = 0): number[] {
  return Array.from({ length: count }, (_, index) => from + index)
}

/** The numbers of a request’s events; other events have none. */
export function numbersOf({ events }: Pick<Delivery, 'events'>): number[] {
  return events.filter(({ name }) => name === NAME).map(({ props }) => Number(props['n']))
}

/** In the order in which each was first taken. */
export function numbersTaken(collector: Collector): number[] {
  return [...collector.taken.keys()].flatMap((id) => {
    const event = collector.event(id)
    return event ? numbersOf({ events: [event] }) : []
  })
}

export function sorted(numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => a - b)
}

/** How many times an event came once more than needed. */
export function repeats(collector: Collector): number {
  return [...collector.taken.values()].reduce((sum, times) => sum + times - 1, 0)
}

export async function expectTaken(
  collector: Collector,
  numbers: readonly number[],
  timeout = 10_000,
): Promise<void> {
  await expect.poll(() => sorted(numbersTaken(collector)), { timeout }).toEqual(numbers)
}

export async function readStats(page: Page): Promise<OutboxStats> {
  // Safe: `stats` of the built script is the outbox's own.
  return (await page.evaluate(() => window.regulars?.stats())) as OutboxStats
}

export async function readHealth(page: Page): Promise<OutboxHealth> {
  // Safe: as above.
  return (await page.evaluate(() => window.regulars?.health())) as OutboxHealth
}

export function total(reasons: Readonly<Record<string, number>>): number {
  return Object.values(reasons).reduce((sum, count) => sum + count, 0)
}

/** Every accepted event has exactly one fate. */
export function expectBalance(stats: OutboxStats): void {
  const { acknowledged, dead, evicted, expired, withdrawn, pending, lost } = stats
  const fates = acknowledged + total(dead) + total(evicted) + expired + withdrawn + pending + lost
  expect({ fates, stats }).toEqual({ fates: stats.accepted, stats })
  expect(Math.min(acknowledged, expired, withdrawn, pending, lost)).toBeGreaterThanOrEqual(0)
}

/** Waits until nothing waits, and checks the sums. */
export async function expectDrained(page: Page, timeout = 10_000): Promise<OutboxStats> {
  await expect.poll(async () => (await readStats(page)).pending, { timeout }).toBe(0)
  const stats = await readStats(page)
  expectBalance(stats)
  return stats
}
