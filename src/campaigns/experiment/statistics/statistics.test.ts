// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { chiSquareP } from './chi-square.ts'
import { findAlarms, type Health } from './health.ts'
import { holm, holmLevels } from './holm.ts'
import { unitsPerArm } from './sample-size.ts'
import { compare } from './sequential.ts'
import { checkRatio } from './srm.ts'
import { findLimit, meanOf, summariseYes, varianceOf, winsorise } from './summary.ts'

test.each([
  [3.841459, 1, 0.05],
  [10.827566, 1, 0.001],
  [43.820196, 19, 0.001],
  [11.070498, 5, 0.05],
  [124.342113, 100, 0.05],
  [0.4549364, 1, 0.5],
  [0, 3, 1],
  [0.0039321, 1, 0.95],
])('a chi-square of %d with %i degrees of freedom has p = %d', (statistic, freedom, p) => {
  expect(chiSquareP(statistic, freedom)).toBeCloseTo(p, 6)
})

test.each([
  [0.03, 0.1, 53_211],
  [0.03, 0.2, 13_914],
  [0.03, 0.3, 6_455],
  [0.05, 0.1, 31_234],
  [0.05, 0.2, 8_158],
  [0.05, 0.3, 3_780],
  [0.1, 0.1, 14_751],
  [0.1, 0.2, 3_841],
  [0.1, 0.3, 1_774],
])('to find %d risen by %d takes %i units per arm', (rate, lift, units) => {
  expect(unitsPerArm(rate, lift)).toBe(units)
})

describe('the ratio of the arms', () => {
  const half = (one: number, other: number) =>
    checkRatio([
      { weight: 5_000, units: one },
      { weight: 5_000, units: other },
    ])

  test('may differ as by chance, and no more', () => {
    expect(half(5_000, 5_000)).toEqual({ p: 1, isMismatch: false })
    expect(half(5_100, 4_900)).toMatchObject({ isMismatch: false })
    expect(half(5_200, 4_800)).toMatchObject({ isMismatch: true })
  })

  test('is judged by the weights', () => {
    const arms = [
      { weight: 9_000, units: 9_000 },
      { weight: 1_000, units: 1_000 },
      { weight: 0, units: 0 },
    ]

    expect(checkRatio(arms).p).toBe(1)
  })

  test('is not judged of a few', () => {
    expect(half(15, 0)).toEqual({ p: undefined, isMismatch: false })
    expect(half(16, 0).isMismatch).toBe(true)
    expect(checkRatio([{ weight: 1, units: 100 }]).p).toBeUndefined()
  })
})

describe('amounts', () => {
  test('are cut at the 99th percentile of those who bought', () => {
    const amounts = Array.from({ length: 200 }, (_, index) => index + 1)

    expect(findLimit([...amounts, 0, 0])).toBe(198)
    expect(findLimit([])).toBe(Infinity)
    expect(winsorise([1, 500], 10, 198).sum).toBe(199)
  })

  test('have the mean and variance of all units, those without an order too', () => {
    const summary = winsorise([6, 6], 4, Infinity)

    expect(meanOf(summary)).toBe(3)
    expect(varianceOf(summary)).toBe(12)
  })

  test('of one bulk order do not decide', () => {
    const usual = Array.from({ length: 300 }, (_, index) => 4_000 + index)
    const limit = findLimit([...usual, ...usual, 9_000_000])

    const raw = compare(
      winsorise(usual, 10_000, Infinity),
      winsorise([...usual, 9_000_000], 10_000, Infinity),
      0.05,
    )
    const cut = compare(
      winsorise(usual, 10_000, limit),
      winsorise([...usual, 9_000_000], 10_000, limit),
      0.05,
    )

    expect(raw.lift![1]).toBeGreaterThan(10)
    expect(cut.lift![1]).toBeLessThan(0.5)
  })
})

describe('the interval', () => {
  const of = (rate: number, units: number, lift: number) =>
    compare(summariseYes(units, rate * units), summariseYes(units, rate * (1 + lift) * units), 0.05)

  test('lies around the difference, and says the same as p', () => {
    const small = of(0.05, 4_000, 0.1)
    const large = of(0.05, 40_000, 0.2)

    expect(small.difference).toBeCloseTo(0.005, 12)
    expect((small.interval[0] + small.interval[1]) / 2).toBeCloseTo(0.005, 12)
    expect(small.interval[0]).toBeLessThan(0)
    expect(small.p).toBeGreaterThan(0.05)
    expect(large.interval[0]).toBeGreaterThan(0)
    expect(large.p).toBeLessThan(0.05)
  })

  test('touches nothing exactly where p is alpha', () => {
    const control = summariseYes(20_000, 1_000)
    let [low, high] = [1_000, 2_000]
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2
      if (compare(control, summariseYes(20_000, middle), 0.05).p > 0.05) low = middle
      else high = middle
    }

    expect(compare(control, summariseYes(20_000, low), 0.05).interval[0]).toBeCloseTo(0, 9)
  })

  test('is wider than one that may be looked at once, and narrows', () => {
    const widthOf = (units: number) => {
      const { interval } = of(0.05, units, 0)
      return interval[1] - interval[0]
    }
    const fixed = 2 * 1.96 * Math.sqrt((2 * 0.05 * 0.95) / 10_000)

    expect(widthOf(10_000)).toBeGreaterThan(fixed)
    expect(widthOf(10_000)).toBeLessThan(2 * fixed)
    expect(widthOf(40_000)).toBeLessThan(widthOf(10_000))
  })

  test('says nothing while nobody has bought', () => {
    expect(of(0, 100, 0)).toMatchObject({ p: 1, interval: [-Infinity, Infinity] })
    expect(compare(summariseYes(0, 0), summariseYes(0, 0), 0.05).p).toBe(1)
  })
})

test('Holm tests the smallest p the hardest, and stops at the first that fails', () => {
  expect(holmLevels([0.04, 0.001, 0.02], 0.06)).toEqual([0.06, 0.02, 0.03])
  expect(holm([0.04, 0.001, 0.02], 0.06)).toEqual([true, true, true])
  expect(holm([0.04, 0.001, 0.031], 0.06)).toEqual([false, true, false])
  expect(holm([0.021, 0.021, 0.021], 0.06)).toEqual([false, false, false])
  expect(holm([], 0.05)).toEqual([])
})

describe('health', () => {
  const arms = [
    { id: 'control', weight: 5_000, units: 5_000 },
    { id: 'a', weight: 5_000, units: 5_010, rendered: 4_990 },
  ]
  const well: Health = { arms, multiExposed: 20, ephemeral: 300, unexposed: 0 }
  const alarms = (more: Partial<Health>) => findAlarms({ ...well, ...more }).map(({ is }) => is)

  test('gives no alarm where all is well', () => expect(alarms({})).toEqual([]))

  test('finds lost exposures, also of one device alone', () => {
    expect(alarms({ arms: [arms[0]!, { ...arms[1]!, units: 4_500 }] })).toEqual(['ratio_mismatch'])
    const parts = {
      'device: phone': [
        { weight: 1, units: 900 },
        { weight: 1, units: 700 },
      ],
    }
    expect(findAlarms({ ...well, parts })).toMatchObject([
      { is: 'ratio_mismatch', part: 'device: phone' },
    ])
  })

  test('finds an arm that could not be drawn', () => {
    const drawn = (rendered: number) => ({ id: 'b', weight: 5_000, units: 5_000, rendered })

    expect(alarms({ arms: [arms[1]!, drawn(4_975)] })).toEqual([])
    expect(alarms({ arms: [arms[1]!, drawn(0)] })).toEqual(['render_gap'])
  })

  test('finds arms that mix, exposures that do not last, and outcomes from nowhere', () => {
    expect(alarms({ multiExposed: 200, ephemeral: 20_000, unexposed: 1 })).toEqual([
      'multi_exposed',
      'mostly_ephemeral',
      'unexposed',
    ])
  })
})
