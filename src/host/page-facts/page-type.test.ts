// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { readPageType, readSaidType } from './page-type.ts'

const typeOf = (path: string, types: readonly string[] = [], hasProduct = false) =>
  readPageType({ path, types, hasProduct })

test.each([
  ['/', 'home'],
  ['/ro/', 'home'],
  ['/en-us', 'home'],
  ['/index.php', 'home'],
  ['/products/silk-scarf', 'product'],
  ['/collections/silk/products/silk-scarf', 'product'],
  ['/ro/produse/esarfa', 'product'],
  ['/products', 'collection'],
  ['/products/page/2', 'collection'],
  ['/collections/silk', 'collection'],
  ['/product-category/tea/', 'collection'],
  ['/kategoria/herbata', 'collection'],
  ['/cart', 'cart'],
  ['/ro/cos', 'cart'],
  ['/checkout/cart/', 'cart'],
  ['/cart/view', 'cart'],
  ['/cart/checkout', 'checkout'],
  ['/checkout/order-received/77', 'order-status'],
  ['/multumim', 'order-status'],
  ['/blog/a-success-story', 'blog'],
  ['/account/orders', 'other'],
  ['/despre-noi', 'other'],
  ['/silk-scarf', undefined],
  ['/%E0%A4%A', undefined],
])('%s is %s', (path, type) => expect(typeOf(path)).toBe(type))

describe('what the page says of itself', () => {
  test('makes a product of an address that says nothing, or of one below its collection', () => {
    expect(typeOf('/silk-scarf.html', [], true)).toBe('product')
    expect(typeOf('/women/sale/silk-scarf', ['Product'], true)).toBe('product')
    expect(typeOf('/silk-scarf', ['product'])).toBe('product')
  })

  test('is not believed in the cart, on the first page or in an article', () => {
    expect(typeOf('/cart', ['Product'], true)).toBe('cart')
    expect(typeOf('/', ['Product'], true)).toBe('home')
    expect(typeOf('/blog/scarves', ['Product'], true)).toBe('blog')
  })

  test('tells articles, lists and the rest', () => {
    expect(typeOf('/x', ['BlogPosting'])).toBe('blog')
    expect(typeOf('/x', ['CollectionPage', 'BreadcrumbList'])).toBe('collection')
    expect(typeOf('/x', ['ContactPage'])).toBe('other')
    expect(typeOf('/x', ['website', 'Organization'])).toBeUndefined()
  })

  test('a card of thanks is a product, not the end of an order', () => {
    expect(typeOf('/thank-you-card', [], true)).toBe('product')
    expect(typeOf('/products/thank-you-card')).toBe('product')
  })
})

test('a tag says one of the types, or nothing', () => {
  expect(readSaidType(' Order-Status ')).toBe('order-status')
  expect(readSaidType('landing')).toBeUndefined()
  expect(readSaidType(null)).toBeUndefined()
})
