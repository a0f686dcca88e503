// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLinkedProduct } from './linked-product.ts'

const offer = (price: unknown, availability = 'https://schema.org/InStock', more: object = {}) => ({
  '@type': 'Offer',
  price,
  priceCurrency: 'EUR',
  availability,
  ...more,
})

test('a product is read as it is printed', () => {
  const node = {
    '@type': 'Product',
    productID: 7,
    sku: 'SCARF',
    name: 'Silk scarf',
    image: ['https://cdn.example/scarf.jpg', 'https://cdn.example/2.jpg'],
    keywords: 'silk, new',
    category: 'Women > Scarves',
    offers: offer('49.90'),
  }

  expect(readLinkedProduct(node)).toEqual({
    id: '7',
    name: 'Silk scarf',
    image: 'https://cdn.example/scarf.jpg',
    price: { minor: 4_990, currency: 'EUR' },
    isAvailable: true,
    tags: ['silk', 'new', 'Women', 'Scarves'],
  })
})

test.each<[string, unknown, object]>([
  [
    'one offer that is gone',
    offer(5, 'SoldOut'),
    { isAvailable: false, price: { minor: 500, currency: 'EUR' } },
  ],
  [
    'several, the cheapest of them gone',
    [offer(5, 'OutOfStock'), offer(9), offer(8)],
    { isAvailable: true, price: { minor: 800, currency: 'EUR' } },
  ],
  [
    'a span of prices',
    { '@type': 'AggregateOffer', lowPrice: '5,50', highPrice: 9, priceCurrency: 'EUR', offers: [] },
    { price: { minor: 550, currency: 'EUR' } },
  ],
  [
    'offers below offers',
    { '@type': 'AggregateOffer', offers: [offer(7)] },
    { isAvailable: true, price: { minor: 700, currency: 'EUR' } },
  ],
  [
    'the price in a specification',
    { priceSpecification: [{ price: '129.00', priceCurrency: 'RON' }] },
    { price: { minor: 12_900, currency: 'RON' } },
  ],
  ['prices in two currencies', [offer(5, ''), offer(5, '', { priceCurrency: 'RON' })], {}],
  ['nothing said of stock', offer(5, ''), { price: { minor: 500, currency: 'EUR' } }],
  ['no currency', { price: 5 }, {}],
])('%s', (_, offers, expected) => {
  expect(readLinkedProduct({ sku: 'a', offers })).toEqual({ id: 'a', ...expected })
})

test('one that can be had in a variant is to be had', () => {
  const node = {
    '@type': 'ProductGroup',
    productGroupID: 'G',
    hasVariant: [{ offers: offer(9, 'OutOfStock') }, { offers: offer(11) }],
  }

  expect(readLinkedProduct(node)).toMatchObject({
    id: 'G',
    isAvailable: true,
    price: { minor: 1_100 },
  })
})

test('whatever is printed, nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('name', 'sku', 'offers', 'image', 'keywords', 'hasVariant', 'category'),
        fc.anything(),
      ),
      (node) => void readLinkedProduct(node),
    ),
  )
})
