/** The journey as a suite: signed in, wallet seen, order placed, points there, events stored once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutboxStats } from '../../src/core/outbox/types.ts'
import { startDemo, type Demo } from './demo.ts'
import { readEventRows } from './event-rows.ts'
import {
  INLINE_WALLET,
  MUG,
  PANEL_WALLET,
  buyMug,
  numbersIn,
  openPanel,
  signIn,
} from './journey.ts'
import { startPostgres, type PostgresServer } from './postgres.ts'
import type { Engine, Tab } from './tab.ts'

const LIVE_MS = 2000

export function describeJourney(name: string, open: () => Promise<Engine>): void {
  describe(`a shopper in ${name}`, () => {
    let postgres: PostgresServer
    let demo: Demo
    let engine: Engine
    let tab: Tab
    let other: Tab

    beforeAll(async () => {
      postgres = await startPostgres()
      demo = await startDemo({ databaseUrl: postgres.url })
      engine = await open()
      tab = await engine.newTab()
      other = await engine.newTab()
    }, 120_000)

    afterAll(async () => {
      await engine?.close()
      await demo?.stop()
      await postgres?.stop()
    })

    it('sees the wallet in the page and in the panel after signing in', async () => {
      await signIn(tab, demo.url)

      await expect.poll(() => tab.text(INLINE_WALLET), { timeout: 10_000 }).toContain('points')
      await openPanel(tab)
      await expect.poll(() => tab.text(PANEL_WALLET), { timeout: 10_000 }).toContain('points')
    })

    it('sees the points of an order within two seconds, here and in another tab', async () => {
      await other.open(`${demo.url}/account`)
      await expect.poll(() => other.text(INLINE_WALLET), { timeout: 10_000 }).toContain('points')
      await other.evaluate(() => Reflect.set(window, 'wasNotReloaded', true))
      expect(numbersIn(await other.text(INLINE_WALLET))).not.toContain(MUG.points)

      await buyMug(tab, demo.url)

      await expectPoints(other)
      await expect.poll(() => tab.text(INLINE_WALLET), { timeout: 10_000 }).not.toBe('')
      await expectPoints(tab)
      expect(await other.evaluate(() => Reflect.get(window, 'wasNotReloaded') === true)).toBe(true)
    })

    it('has every event of the journey in the database exactly once', async () => {
      const readStats = (): Promise<OutboxStats> =>
        // Safe: `stats` of the built script is the outbox's own.
        tab.evaluate(() => window.regulars?.stats()) as Promise<OutboxStats>
      // What pages sent in their last moment is counted when the next one takes over their copies, ten seconds later.
      await expect
        .poll(
          async () => {
            const { accepted, acknowledged } = await readStats()
            const { length: stored } = await readEventRows(postgres.url)
            return { neverStored: accepted - stored, neverCounted: stored - acknowledged }
          },
          { timeout: 30_000, interval: 1000 },
        )
        .toEqual({ neverStored: 0, neverCounted: 0 })

      const rows = await readEventRows(postgres.url)
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      const names = new Set(rows.map(({ name: event }) => event))
      for (const event of ['page.viewed', 'product.viewed', 'cart.changed', 'order.placed'])
        expect(names).toContain(event)
    })
  })
}

async function expectPoints(tab: Tab): Promise<void> {
  await expect
    .poll(async () => numbersIn(await tab.text(INLINE_WALLET)), { timeout: LIVE_MS, interval: 50 })
    .toContain(MUG.points)
}
