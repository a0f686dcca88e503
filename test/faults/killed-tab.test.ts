/** A tab that ends without a word: what it had accepted arrives, from the next page or from the next tab. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import {
  expectDrained,
  expectTaken,
  range,
  readStats,
  repeats,
  track,
} from '../helpers/numbered.ts'
import { findRenderer, killRenderer } from '../helpers/renderer.ts'
import { test } from '../helpers/stage.ts'

test('50 kept events survive a killed tab and a dead server', async ({
  browser,
  collector,
  shop,
}) => {
  await collector.goDown()
  const page = await shop()
  const renderer = await findRenderer(browser, page)
  await track(page, 50)
  await readStats(page)

  await killRenderer(page, renderer)
  await collector.comeBack()
  const next = await shop()

  await expectTaken(collector, range(50), 15_000)
  expect(repeats(collector)).toBe(0)
  await expectDrained(next)
})

test('an event survives a tab that is killed in the very tick that tracked it', async ({
  browser,
  collector,
  newContext,
  shop,
}) => {
  const RUNS = range(6)
  await collector.goDown()
  const contexts = await Promise.all(RUNS.map(() => newContext()))
  for (const n of RUNS) {
    const page = await shop({ context: contexts[n]! })
    const renderer = await findRenderer(browser, page)
    const told = page.waitForEvent('console', (message) => message.text() === 'tracked')
    // The loop leaves no room for a microtask, a timer or a transaction.
    void page.evaluate(trackAndNeverReturn, n).catch(() => undefined)
    await told
    await killRenderer(page, renderer)
  }

  await collector.comeBack()
  const pages = await Promise.all(contexts.map((context) => shop({ context })))

  await expectTaken(collector, RUNS, 30_000)
  for (const page of pages) await expectDrained(page)
})

test('when the sending tab is killed in the middle of a request, another one sends', async ({
  browser,
  collector,
  shop,
}) => {
  const tabs = await Promise.all([shop(), shop({ path: '/other' })])
  const renderers = new Map<Page, number>()
  for (const tab of tabs) renderers.set(tab, await findRenderer(browser, tab))
  await expectDrained(tabs[0])
  let isFirst = true
  collector.react = () => {
    if (!isFirst) return {}
    isFirst = false
    return { accept: false, end: 'silent' }
  }
  const sender = Promise.race(
    tabs.map((tab) =>
      tab.waitForRequest((request) => request.url().endsWith('/v1/events')).then(() => tab),
    ),
  )

  await track(tabs[0], 10)
  const killed = await sender
  await killRenderer(killed, renderers.get(killed)!)

  await expectTaken(collector, range(10), 15_000)
  await expectDrained(tabs.find((tab) => tab !== killed)!)
})

function trackAndNeverReturn(n: number): void {
  window.regulars?.track('shop.counted', { n })
  console.log('tracked')
  for (;;);
}
