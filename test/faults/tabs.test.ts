/** Several tabs of one shopper, awake, asleep in the back/forward cache, or reopened together. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { turnClock } from '../helpers/clock.ts'
import {
  expectDrained,
  expectTaken,
  range,
  readHealth,
  readStats,
  repeats,
  track,
} from '../helpers/numbered.ts'
import { test } from '../helpers/stage.ts'

const MINUTE = 60_000

test('two tabs reopened at once share what both had left, and send nothing twice', async ({
  collector,
  shop,
}) => {
  await collector.goDown()
  const closed = await Promise.all([shop(), shop({ path: '/other' })])
  await track(closed[0], 20)
  await track(closed[1], 20, { from: 20 })
  for (const page of closed) {
    await readStats(page)
    await closeTab(page)
  }

  await collector.comeBack()
  const opened = await Promise.all([shop(), shop({ path: '/other' })])

  await expectTaken(collector, range(40), 30_000)
  for (const page of opened) await expectDrained(page)
  expect(repeats(collector)).toBe(0)
})

test('a page back from the back/forward cache goes on sending', async ({
  collector,
  pages,
  shop,
}) => {
  collector.react = () => ({ status: 503 })
  const page = await shop()
  await track(page, 5)
  await readStats(page)
  await rememberReturn(page)

  await page.goto(pages.add('/next', {}))
  collector.react = () => ({})
  await page.goBack({ waitUntil: 'commit' })

  expect(await isRestored(page)).toBe(true)
  await expectTaken(collector, range(5), 30_000)
  await track(page, 1, { from: 5 })
  await expectTaken(collector, range(6))
  await expectDrained(page)
})

test('a tab asleep in the back/forward cache holds up no other tab', async ({
  collector,
  pages,
  shop,
}) => {
  const [asleep, awake] = await Promise.all([shop(), shop({ path: '/other' })])
  await expectDrained(asleep)
  await rememberReturn(asleep)
  await asleep.goto(pages.add('/next', {}))

  await track(awake, 10)
  await expectTaken(collector, range(10))
  await asleep.goBack({ waitUntil: 'commit' })

  expect(await isRestored(asleep)).toBe(true)
  await track(asleep, 1, { from: 10 })
  await expectTaken(collector, range(11))
  expect((await readHealth(asleep)).sending).not.toBe('paused')
})

test('the visit of two tabs is one, ends for both, and starts anew for both', async ({
  collector,
  context,
  shop,
}) => {
  await context.clock.install()
  const idle = await shop()
  const busy = await shop({ path: '/other' })
  const visits = async (from: number): Promise<(string | undefined)[]> => {
    await track(idle, 1, { from })
    await track(busy, 1, { from: from + 1 })
    await turnClock(idle, 5000, 1000)
    await expectTaken(collector, range(from + 2))
    const events = [...collector.taken.keys()].map((id) => collector.event(id))
    return range(2, from).map((n) => events.find((event) => event?.props['n'] === n)?.visitId)
  }
  const [first] = await visits(0)
  expect(first).toMatch(/^[\da-f-]{36}$/)

  for (let minutes = 0; minutes < 40; minutes += 10) {
    await turnClock(idle, 10 * MINUTE)
    await busy.keyboard.press('a')
  }
  expect(await visits(2)).toEqual([first, first])

  await turnClock(idle, 31 * MINUTE)
  for (const page of [busy, idle]) await page.keyboard.press('a')
  const [next, alsoNext] = await visits(4)
  expect(next).toBe(alsoNext)
  expect(next).not.toBe(first)
})

/** As a shopper closes it: handlers run, and this resolves when they have. */
async function closeTab(page: Page): Promise<void> {
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
}

/** Marks the page, so that one that was loaded anew is not taken for one that was restored. */
async function rememberReturn(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'isRestored', persisted))
  })
}

async function isRestored(page: Page): Promise<boolean> {
  return page.evaluate(() => Reflect.get(window, 'isRestored') === true)
}
