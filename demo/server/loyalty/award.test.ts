import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointsFor, pointsKept, releaseOf, type AwardRules } from './award.ts'

const RULES: AwardRules = {
  programRevision: 1,
  currency: 'EUR',
  earn: { points: 1, perMinor: 100 },
  ratePercent: 100,
  holdDays: 14,
  timezone: 'Europe/Bucharest',
}

describe('earning', () => {
  test.each([
    { basis: 4995, ratePercent: 100, points: 49 },
    { basis: 99, ratePercent: 100, points: 0 },
    { basis: 297, ratePercent: 100, points: 2 },
    { basis: 19_999, ratePercent: 300, points: 599 },
    { basis: 10_050, ratePercent: 125, points: 125 },
  ])('$basis at $ratePercent % earns $points', ({ basis, ratePercent, points }) => {
    expect(pointsFor(basis, { ...RULES, ratePercent })).toBe(points)
  })

  test('five thousand yen at one point per hundred yen earn fifty', () => {
    expect(pointsFor(5000, RULES)).toBe(50)
  })

  test('amounts no float can multiply stay exact', () => {
    const rules = { ...RULES, earn: { points: 9_007, perMinor: 9_007 }, ratePercent: 100 }

    expect(pointsFor(9_007_199_254_740_991, rules)).toBe(9_007_199_254_740_991)
  })
})

describe('refunds', () => {
  const order = fc.record({ earned: fc.nat(1e9), basis: fc.integer({ min: 1, max: 1e12 }) })
  const share = fc.double({ min: 0, max: 1, noNaN: true })

  test('nothing refunded keeps all, everything refunded keeps nothing, more than everything too', () => {
    fc.assert(
      fc.property(order, ({ earned, basis }) => {
        expect(pointsKept(earned, basis, 0)).toBe(earned)
        expect(pointsKept(earned, basis, basis)).toBe(0)
        expect(pointsKept(earned, basis, basis * 2)).toBe(0)
      }),
    )
  })

  test('a larger refund never keeps more, and what is kept is never more than its share', () => {
    fc.assert(
      fc.property(order, share, share, ({ earned, basis }, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((part) =>
          Math.floor(basis * part),
        )
        const kept = pointsKept(earned, basis, less ?? 0)

        expect(pointsKept(earned, basis, more ?? 0)).toBeLessThanOrEqual(kept)
        expect(BigInt(kept) * BigInt(basis)).toBeLessThanOrEqual(
          BigInt(earned) * BigInt(basis - (less ?? 0)),
        )
      }),
    )
  })

  test('an order of nothing but excluded lines keeps nothing', () => {
    expect(pointsKept(0, 0, 0)).toBe(0)
  })
})

describe('release', () => {
  const paidAt = new Date('2026-06-01T10:00:00Z')

  test.each([
    ['two weeks after payment', null, '2026-06-15T10:00:00Z'],
    ['two weeks after a delivery', '2026-06-05T09:00:00Z', '2026-06-19T09:00:00Z'],
    ['as it was, when the parcel came after it', '2026-06-20T09:00:00Z', '2026-06-15T10:00:00Z'],
  ])('is %s', (_, deliveredAt, expected) => {
    const release = releaseOf(paidAt, deliveredAt ? new Date(deliveredAt) : null, RULES)

    expect(release).toEqual(new Date(expected))
  })
})
