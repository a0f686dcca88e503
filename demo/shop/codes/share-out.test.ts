/** Shares that add up. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOut } from './share-out.ts'

test('ten off fifty and twenty is 7.14 and 2.86', () => {
  expect(shareOut(1000, [5000, 2000])).toEqual([714, 286])
})

test('nothing to share by is nothing for each', () => {
  expect(shareOut(0, [0, 0])).toEqual([0, 0])
})

test('shares add up, and none is a unit away from its exact part', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (amount, all) => {
      const shares = shareOut(amount, all)
      const sum = all.reduce((total, weight) => total + weight, 0)

      expect(shares.reduce((total, share) => total + share, 0)).toBe(amount)
      expect(shares.every((share, i) => Math.abs(share - (amount * (all[i] ?? 0)) / sum) < 1)).toBe(
        true,
      )
    }),
  )
})
