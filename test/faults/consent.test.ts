/** The gate: nothing of analytics before a yes, nothing left after a no, in no tab. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { dumpStorage } from '../helpers/storage.ts'
import {
  expectDrained,
  expectTaken,
  numbersOf,
  numbersTaken,
  range,
  readStats,
  track,
} from '../helpers/numbered.ts'
import { test } from '../helpers/stage.ts'

const UNDECIDED = { more: 'data-consent="auto"' }
const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/

function decide(page: Page, analytics: boolean): Promise<void> {
  return page.evaluate(async (analytics) => {
    await window.regulars?.consent.set({
      analytics,
      marketing: analytics,
      personalisation: analytics,
    })
  }, analytics)
}

test('before the shopper decides, no event is sent and no id is stored', async ({
  collector,
  shop,
}) => {
  const page = await shop(UNDECIDED)

  await track(page, 10)
  await page.locator('regulars-host [part="launcher"]').click()
  await readStats(page)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2500)))

  expect(collector.requests.filter((request) => request.includes('/v1/events'))).toEqual([])
  const stored = await dumpStorage(page)
  expect(stored).not.toMatch(UUID)
  expect(stored).not.toContain('shop.counted')
})

test('after a yes events are kept and sent, with the record of consent', async ({
  collector,
  shop,
}) => {
  const page = await shop(UNDECIDED)
  await decide(page, true)

  await track(page, 10)
  await expectTaken(collector, range(10))

  expect(collector.names()).toContain('consent.changed')
  const { batch } = collector.deliveries.at(-1)!
  expect(batch.granted.toSorted()).toEqual([
    'analytics',
    'functional',
    'marketing',
    'personalisation',
  ])
  await expectDrained(page)
})

test('after a no, what waited is deleted and what was under way is broken off, in both tabs', async ({
  collector,
  shop,
}) => {
  const [page, other] = await Promise.all([shop(UNDECIDED), shop({ ...UNDECIDED, path: '/other' })])
  await decide(page, true)
  await expectDrained(page)
  const failing = new Set<string>()
  other.on('requestfailed', (request) => failing.add(request.url()))
  page.on('requestfailed', (request) => failing.add(request.url()))
  collector.react = () => ({ end: 'silent', accept: false })
  await track(other, 10)
  await expect.poll(() => collector.deliveries.flatMap(numbersOf)).toEqual(range(10))
  collector.react = () => ({})

  await decide(page, false)

  for (const tab of [page, other]) {
    await expect.poll(() => dumpStorage(tab), { timeout: 5000 }).not.toMatch(/shop\.counted/)
    await expect
      .poll(() => tab.evaluate(() => window.regulars?.consent.get()))
      .toMatchObject({
        analytics: 'denied',
      })
    await track(tab, 5, { from: 10 })
  }
  await expect.poll(() => [...failing].some((url) => url.endsWith('/v1/events'))).toBe(true)
  await expectDrained(page)
  await expectDrained(other)
  expect(numbersTaken(collector)).toEqual([])
  expect(JSON.parse(await dumpStorage(page))).not.toHaveProperty('visitor')
})

test('a browser that asks not to be sold is taken at its word, and still gets service', async ({
  collector,
  context,
  shop,
}) => {
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
  )
  const page = await shop()

  await track(page, 10)
  await page.locator('regulars-host [part="launcher"]').click()
  await page.locator('regulars-host .loyalty').waitFor()
  await expectDrained(page)

  expect(numbersTaken(collector)).toEqual([])
  expect(collector.names()).not.toContain('page.viewed')
  expect(collector.requests).toContain('GET /v1/loyalty/program')
})
