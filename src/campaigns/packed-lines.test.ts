// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { packLines, unpackLines } from './packed-lines.ts'

test('what an id shares with the one before is written once', () => {
  const mug = { productId: 'ceramic-mug', variantId: 'ceramic-mug-blue', quantity: 1 }

  expect(packLines([mug, { productId: 'ceramic-bowl', quantity: 2 }])).toBe(
    'Aceramic-mug.L-blue.B.Ibowl..C',
  )
})

test.each([
  [''],
  ['Aa'],
  ['Aa..'],
  ['Aa..A'],
  ['Aa..B.Aa'],
  ['Ba..B'],
  ['..B'],
  ['Aa_..B'],
  ['Aa_Q00..B'],
  ['_..B'],
  ['_A..B'],
  ['Aa.?.B'],
])('%j holds no lines', (packed) => expect(unpackLines(packed)).toBeUndefined())

test('whatever it is given, it makes no id that is empty and no number below one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.-]{0,40}$/), (packed) => {
      for (const { productId, variantId, quantity } of unpackLines(packed) ?? []) {
        expect(productId).not.toBe('')
        expect(variantId).not.toBe('')
        expect(quantity).toBeGreaterThan(0)
      }
    }),
  )
})
