import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointsToApply, worthOf, type Variable } from './slider.ts'

const SLIDER: Variable = {
  kind: 'variable',
  step: 100,
  value: { minor: 100, currency: 'EUR' },
  min: 100,
  maxPercent: 50,
}

test.each([
  { total: 6490, asked: 5000, points: 2300 },
  { total: 150, asked: 5000, points: 0 },
  { total: 6490, asked: 90, points: 0 },
  { total: 200, asked: 5000, points: 100 },
  { total: 6490, asked: 250, points: 200 },
])('a cart of $total takes $points of $asked points', ({ total, asked, points }) => {
  expect(pointsToApply(SLIDER, { asked, spendable: 2380, total })).toBe(points)
})

test('2300 points are worth 23.00', () => {
  expect(worthOf(SLIDER, 2300)).toEqual({ kind: 'amount', off: { minor: 2300, currency: 'EUR' } })
})

test('a step may be worth any number of minor units, and a yen', () => {
  const yen: Variable = { ...SLIDER, step: 7, min: 7, value: { minor: 3, currency: 'JPY' } }

  expect(pointsToApply(yen, { asked: 50, spendable: 50, total: 1000 })).toBe(49)
  expect(worthOf(yen, 49).off).toEqual({ minor: 21, currency: 'JPY' })
})

test('it never takes more than is asked, is there, or the share of the order allows', () => {
  const number = fc.nat(1_000_000)
  fc.assert(
    fc.property(number, number, number, (asked, spendable, total) => {
      const points = pointsToApply(SLIDER, { asked, spendable, total })

      expect(points).toBeLessThanOrEqual(Math.min(asked, spendable))
      expect(worthOf(SLIDER, points).off.minor * 2).toBeLessThanOrEqual(total)
      expect(points % 100).toBe(0)
    }),
  )
})
