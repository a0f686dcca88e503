/** The shopper's own data: all of it can be seen, and all of it can be deleted. */
import { expect } from 'vitest'
import { expectDrained, track } from '../helpers/numbered.ts'
import { tag } from '../helpers/pages.ts'
import { dumpStorage } from '../helpers/storage.ts'
import { test, whenReady } from '../helpers/stage.ts'

const CART = {
  currency: 'EUR',
  total: 1200,
  items: [{ id: 'line_1', name: 'Morning tea', quantity: 2, unit: 600, line: 1200 }],
}

test('export() names what this browser keeps, and no token', async ({ collector, shop }) => {
  collector.api.member = 'Ana'
  const page = await shop({ more: 'data-identity="proof"' })
  await page.evaluate((cart) => window.regulars?.cart.set(cart), CART)
  await track(page, 1)
  await expectDrained(page)

  const text = JSON.stringify(await page.evaluate(() => window.regulars?.export()))

  expect(text).toContain('Morning tea')
  const visitorId = collector.deliveries.at(-1)!.events.at(-1)!.visitorId!
  expect(text).toContain(visitorId)
  expect(text).not.toContain('token-of-the-double')
})

test('forget() leaves no trace of the shopper in any storage', async ({ collector, shop }) => {
  collector.api.member = 'Ana'
  const page = await shop({ more: 'data-identity="proof"' })
  await page.evaluate((cart) => window.regulars?.cart.set(cart), CART)
  await track(page, 1)
  await expectDrained(page)
  const visitorId = collector.deliveries.at(-1)!.events.at(-1)!.visitorId!
  expect(await dumpStorage(page)).toContain(visitorId)

  await page.evaluate(() => window.regulars?.forget())

  const stored = await dumpStorage(page)
  for (const trace of [visitorId, 'Morning tea', 'token-of-the-double', 'Ana', 'shop.counted'])
    expect(stored).not.toContain(trace)
})

test('addresses leave the page without their query', async ({ collector, pages, shop }) => {
  const query = 'email=ana@example.com&token=secret&utm_source=letter'
  const page = await shop({ withoutTag: true })
  pages.add('/landing', { body: tag({ endpoint: collector.url }) })
  await page.goto(`${pages.url}/landing?${query}#part`)
  await whenReady(page)
  await track(page, 1)
  await expectDrained(page)

  const sent = JSON.stringify(collector.deliveries)
  expect(sent).toContain('letter')
  expect(sent).not.toMatch(/ana@example|secret/)
})
