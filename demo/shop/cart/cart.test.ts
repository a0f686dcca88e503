/** The cart's bounds, and what its cookie may say. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findProduct, PRODUCTS } from '../catalogue/catalogue.ts'
import { addToCart, countItems, MAX_QUANTITY, readCart, setQuantity, writeCart } from './cart.ts'

test('adding a product twice makes one line of two', () => {
  const cart = addToCart(addToCart([], 'dune-mug', 1), 'dune-mug', 1)

  expect(cart).toEqual([{ productId: 'dune-mug', quantity: 2 }])
})

test('a line holds no more than the most one may buy', () => {
  const cart = addToCart(addToCart([], 'dune-mug', 15), 'dune-mug', 15)

  expect(countItems(cart)).toBe(MAX_QUANTITY)
})

test.each([0, -3])('a quantity of %i takes the line out', (quantity) => {
  const cart = setQuantity(readCart('dune-mug.2_ash-bowl.1'), 'dune-mug', quantity)

  expect(cart).toEqual([{ productId: 'ash-bowl', quantity: 1 }])
})

test('a product the shop does not sell changes nothing', () => {
  expect(addToCart([], 'golden-samovar', 1)).toEqual([])
})

test.each([
  ['nothing', undefined],
  ['an empty cookie', ''],
  ['an unknown product', 'golden-samovar.1'],
  ['a negative quantity', 'dune-mug.-1'],
  ['a quantity in words', 'dune-mug.many'],
  ['no quantity', 'dune-mug'],
  ['markup', '<script>.1'],
])('%s in the cookie is an empty cart', (_, text) => {
  expect(readCart(text)).toEqual([])
})

test('an unknown product is dropped and the others stay', () => {
  expect(readCart('golden-samovar.1_dune-mug.2')).toEqual([{ productId: 'dune-mug', quantity: 2 }])
})

test('whatever the cookie says, the cart sells known products within the bounds', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom(...PRODUCTS.map(({ id }) => id)))
  const part = fc
    .tuple(word, fc.oneof(fc.string(), fc.integer().map(String)))
    .map((p) => p.join('.'))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const cart = readCart(parts.join('_'))

      expect(cart.every(({ productId }) => findProduct(productId))).toBe(true)
      expect(cart.every(({ quantity }) => quantity >= 1 && quantity <= MAX_QUANTITY)).toBe(true)
      expect(new Set(cart.map(({ productId }) => productId)).size).toBe(cart.length)
      expect(readCart(writeCart(cart))).toEqual(cart)
    }),
  )
})
