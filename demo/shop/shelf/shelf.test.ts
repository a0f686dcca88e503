/** What is sold out or dearer today, wherever the shop says a price. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, visit, type TestShop } from '../shop.fixture.ts'
import { fitToShelf } from './shelf.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

test('a cart keeps no more than there is, and nothing of what is sold out', () => {
  const shelf = new Map([
    ['dune-mug', { stock: 2, pricePercent: 100 }],
    ['ash-bowl', { stock: 0, pricePercent: 100 }],
  ])
  const cart = [
    { productId: 'dune-mug', quantity: 5 },
    { productId: 'ash-bowl', quantity: 1 },
    { productId: 'moss-teapot', quantity: 3 },
  ]

  expect(fitToShelf(cart, shelf)).toEqual([
    { productId: 'dune-mug', quantity: 2 },
    { productId: 'moss-teapot', quantity: 3 },
  ])
})

test('a price that was changed is the price everywhere, and clearing brings the usual one back', async () => {
  const visitor = visit(shop.app)
  await visitor.post('/preferences', { language: 'en', currency: 'EUR' })
  await visitor.post('/shelf', { product: 'dune-mug', stock: '', percent: '150' })
  await visitor.post('/cart', { product: 'dune-mug', quantity: '1' })

  const dearer = await (await visitor.get('/cart')).text()
  await visitor.post('/shelf', { do: 'clear' })

  expect(dearer).toContain('€33.00')
  expect(await (await visitor.get('/cart')).text()).not.toContain('€33.00')
})

test('what is sold out cannot be bought, and the page says so to people and to machines', async () => {
  const visitor = visit(shop.app)
  await visitor.post('/preferences', { language: 'en', currency: 'EUR' })
  await visitor.post('/shelf', { product: 'reed-vase', stock: '0', percent: '100' })
  await visitor.post('/cart', { product: 'reed-vase', quantity: '1' })

  const page = await (await visitor.get('/products/reed-vase')).text()

  expect(page).toContain('Sold out.')
  expect(page).not.toContain('data-buy')
  expect(page).toContain('https://schema.org/OutOfStock')
  expect(await (await visitor.get('/cart')).text()).toContain('Your basket is empty')
})

test('a saved cart replaces the one that is there', async () => {
  const visitor = visit(shop.app)
  await visitor.post('/cart', { product: 'ash-bowl', quantity: '1' })

  const answer = await visitor.post(
    '/cart/replace',
    { lines: 'dune-mug.2_golden-samovar.1' },
    { accept: 'application/json' },
  )

  expect(await answer.json()).toMatchObject({
    cart: { items: [{ id: 'dune-mug', quantity: 2, url: '/products/dune-mug' }] },
  })
})
