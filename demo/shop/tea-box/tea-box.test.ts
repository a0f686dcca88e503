/** Giving up the monthly box of tea: nobody is held, and no link alone ends anything. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, visit, type TestShop } from '../shop.fixture.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

test('the page that asks why keeps the way out for those who see no script', async () => {
  const visitor = visit(shop.app)
  await visitor.post('/preferences', { language: 'en', currency: 'EUR' })

  const page = await (await visitor.get('/account/tea-box/cancel')).text()

  expect(page).toMatch(
    /<regulars-feedback[^>]*data-survey="leaving"[^>]*data-next="\/account\/tea-box\/cancelled"/,
  )
  expect(page).toMatch(/<form method="post" action="\/account\/tea-box\/cancelled">/)
})

test('a link to the last page ends nothing; the press there does', async () => {
  const visitor = visit(shop.app)
  await visitor.post('/preferences', { language: 'en', currency: 'EUR' })

  const asked = await (await visitor.get('/account/tea-box/cancelled')).text()
  await visitor.post('/account/tea-box/cancelled', {})
  const ended = await (await visitor.get('/account/tea-box')).text()

  expect(asked).toContain('Cancel the box? What is paid for still comes.')
  expect(ended).toContain('You have no box at the moment.')
})
