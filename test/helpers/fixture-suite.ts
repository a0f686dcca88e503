/** Pages that have broken widgets before, each opened in an engine: one page and one fact about it per test. */
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { startCollector, type Collector } from './collector.ts'
import { testLife } from './fixture-life.ts'
import { testLooks } from './fixture-looks.ts'
import { startFixturePages, type FixturePages } from './fixture-pages.ts'
import { testPlaces } from './fixture-places.ts'
import type { FixtureStage } from './fixture-stage.ts'
import type { Engine, Tab } from './tab.ts'

export function describeFixtures(name: string, open: () => Promise<Engine>): void {
  describe(`${name} on difficult pages`, () => {
    let engine: Engine
    let pages: FixturePages
    let collector: Collector
    let tab: Tab

    beforeAll(async () => {
      ;[engine, collector] = await Promise.all([open(), startCollector()])
      pages = await startFixturePages(collector.url)
      tab = await engine.newTab()
      // WebKit tells its size only of a window that has a page.
      await tab.open('about:blank')
      await tab.resize(1000, 700)
    }, 60_000)

    afterAll(async () => {
      await engine?.close()
      await Promise.all([pages?.close(), collector?.goDown()])
    })

    // Which panel was left open on one page is nothing to the next.
    beforeEach(() => () => tab.evaluate(() => sessionStorage.clear()))

    const stage: FixtureStage = {
      get tab() {
        return tab
      },
      async visit(page) {
        await tab.open(pages.address(page))
        await expect
          .poll(() => tab.evaluate(() => typeof window.regulars?.ready), { timeout: 10_000 })
          .toBe('object')
        await tab.evaluate(async () => window.regulars?.ready)
      },
    }
    testLooks(stage)
    testPlaces(stage)
    testLife(stage)
  })
}
