import { expect, test } from 'vitest'
import { meanOf, npsOf, shareOf } from './estimate.ts'
import { studentT } from './student-t.ts'

/** `count` times each score. */
function many(...counts: readonly (readonly [score: number, count: number])[]): number[] {
  return counts.flatMap(([score, count]) => Array.from({ length: count }, () => score))
}

// Newcombe, R. G. (1998): Two-sided confidence intervals for the single proportion. Statistics in Medicine 17, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%d of %d lie between %f and %f by Wilson', (successes, n, low, high) => {
  const share = shareOf(successes, n)

  expect(share?.value).toBeCloseTo(successes / n, 10)
  expect(share?.low).toBeCloseTo(low, 4)
  expect(share?.high).toBeCloseTo(high, 4)
})

test('nobody asked is no share, and no score', () => {
  expect(shareOf(0, 0)).toBeUndefined()
  expect(npsOf([])).toBeUndefined()
  expect(meanOf([], [1, 7])).toBeUndefined()
})

// By hand: 40.75/103, 20.75/103, difference 0.194175, variance 0.597087 − 0.037704, × 1.959964 / √103 = 0.144439.
test('of 40 promoters, 40 passives and 20 detractors the score is 20, from 5.0 to 33.9', () => {
  const score = npsOf(many([10, 40], [7, 40], [6, 20]))

  expect(score).toMatchObject({ value: 20, n: 100 })
  expect(score?.low).toBeCloseTo(4.974, 2)
  expect(score?.high).toBeCloseTo(33.861, 2)
})

// By hand: 5.75/8, 0.75/8, difference 0.625, variance 0.8125 − 0.390625, × 1.959964 / √8 = 0.450084.
test('five promoters and nobody else are no certainty: 100, from 17.5 on', () => {
  const score = npsOf([9, 9, 10, 10, 10])

  expect(score).toMatchObject({ value: 100, high: 100, n: 5 })
  expect(score?.low).toBeCloseTo(17.492, 2)
})

// By hand: mean 5.4, squared deviations 2.56 + 0.16 + 0.36 + 2.56 + 11.56 = 17.2, of 4 degrees 4.3 each.
test('a mean reaches by the t of its own sample', () => {
  const mean = meanOf([7, 5, 6, 7, 2], [1, 7])

  expect(mean?.value).toBeCloseTo(5.4, 10)
  expect(mean?.low).toBeCloseTo(5.4 - (2.776 * Math.sqrt(4.3)) / Math.sqrt(5), 10)
  expect(mean?.high).toBe(7)
})

test('one answer may be any', () => {
  expect(meanOf([4], [1, 5])).toEqual({ value: 4, low: 1, high: 5, n: 1 })
})

test('the same from everybody is still no certainty', () => {
  const mean = meanOf([5, 5, 5, 5], [1, 5])
  const more = meanOf(many([5, 100]), [1, 5])

  expect(mean).toMatchObject({ value: 5, high: 5 })
  expect(mean?.low).toBeCloseTo(5 - 4 * 0.4899, 3)
  expect(more?.low).toBeGreaterThan(4.8)
})

// Table of the t distribution, 0.975: 40, 60 and 120 degrees of freedom.
test.each([
  [1, 12.706],
  [30, 2.042],
  [40, 2.021],
  [60, 2],
  [120, 1.98],
])('t of %d degrees is %f', (degrees, expected) => {
  expect(studentT(degrees)).toBeCloseTo(expected, 3)
})
