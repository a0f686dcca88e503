// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../core/clock.ts'
import { readLifecycle, stageOf, type Standing } from './lifecycle.ts'
import { expectedGapDays, medianGapDays, type PlacedOrder, readHistory } from './order-history.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const daysAgo = (...days: number[]): PlacedOrder[] => days.map((each) => ({ at: NOW - each * DAY }))
const lifecycle = (days: readonly number[], before?: Standing, median = 60) =>
  readLifecycle({ history: readHistory(daysAgo(...days)), visits: 3 }, median, NOW, before)

describe('the rhythm', () => {
  test('orders within a day are one occasion, and the newest of them is the last order', () => {
    const history = readHistory([
      { at: NOW - 30 * DAY },
      { at: NOW - 30 * DAY + 23 * HOUR },
      { at: NOW },
    ])

    expect(history).toEqual({ occasions: 2, lastOrderAt: NOW, gapsDays: [30] })
  })

  test('what was undone or has no date is left out', () => {
    const history = readHistory([
      ...daysAgo(40, 10),
      { at: NOW, isUndone: true },
      { at: undefined },
    ])

    expect(history).toEqual({ occasions: 2, lastOrderAt: NOW - 10 * DAY, gapsDays: [30] })
  })

  test.each([
    ['no order', [], 60],
    ['one order', [5], 60],
    ['one gap of 30', [35, 5], 50],
    ['four gaps of 30', [125, 95, 65, 35, 5], 40],
  ])('%s: the next one is expected after %s days', (_, days, expected) => {
    expect(expectedGapDays(readHistory(daysAgo(...days)), 60)).toBe(expected)
  })

  test('a shop with fewer than fifty gaps goes by sixty days', () => {
    expect(medianGapDays(Array.from({ length: 12 }, () => 20))).toBe(60)
    expect(medianGapDays(Array.from({ length: 50 }, (_, index) => index))).toBe(24.5)
    expect(medianGapDays(Array.from({ length: 51 }, (_, index) => index))).toBe(25)
  })
})

test.each([
  [1, 0, 'new_customer'],
  [1, 0.999, 'new_customer'],
  [1, 1, 'second_order_due'],
  [1, 1.25, 'at_risk'],
  [2, 0, 'active'],
  [2, 1.249, 'active'],
  [2, 1.25, 'at_risk'],
  [7, 1.999, 'at_risk'],
  [7, 2, 'lapsed'],
  [7, 3.999, 'lapsed'],
  [1, 4, 'lost'],
])('%i orders at ratio %d: %s', (occasions, ratio, stage) => {
  expect(stageOf(occasions, ratio)).toBe(stage)
})

describe('visitors', () => {
  const visitor = (visits: number, cartLeftAt?: number) =>
    readLifecycle({ history: readHistory([]), visits, cartLeftAt }, 60, NOW).stage

  test('are new, return, or have left a cart', () => {
    expect(visitor(1)).toBe('new_visitor')
    expect(visitor(2)).toBe('returning_visitor')
    expect(visitor(1, NOW - 30 * MINUTE)).toBe('new_visitor')
    expect(visitor(1, NOW - 31 * MINUTE)).toBe('cart_abandoner')
  })
})

describe('borders', () => {
  test('a worse stage begins a day beyond its border', () => {
    expect(lifecycle([120.9]).stage).toBe('at_risk')
    expect(lifecycle([121]).stage).toBe('lapsed')
  })

  test('a new median of the shop ends no stage', () => {
    const before = lifecycle([130])

    expect(before.stage).toBe('lapsed')
    expect(lifecycle([130], before, 120).stage).toBe('lapsed')
    expect(lifecycle([130], undefined, 120).stage).toBe('second_order_due')
  })

  test('an order ends it at once, and its refund brings it back', () => {
    const before = lifecycle([186, 126])
    const bought = lifecycle([186, 126, 0], before)

    expect(before).toMatchObject({ stage: 'lapsed', ratio: 2.1 })
    expect(bought.stage).toBe('active')
    expect(lifecycle([186, 126], bought).stage).toBe('lapsed')
  })

  test('while nothing is ordered it only gets worse', () => {
    const worse = ['new_customer', 'second_order_due', 'active', 'at_risk', 'lapsed', 'lost']
    const steps = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 5, max: 200 })), { minLength: 2 })

    fc.assert(
      fc.property(steps, fc.constantFrom([200], [260, 200]), (times, placed) => {
        let now = NOW - 200 * DAY
        let before: Standing | undefined
        for (const [days, median] of times) {
          now += days * DAY
          const shopper = { history: readHistory(daysAgo(...placed)), visits: 1 }
          const next = readLifecycle(shopper, median, now, before)
          const [was, is] = [before?.stage, next.stage].map((stage) => worse.indexOf(stage ?? ''))
          expect(is).toBeGreaterThanOrEqual(was!)
          before = next
        }
      }),
    )
  })
})

test('a shop of twelve orders places all its customers', () => {
  const customers = [[3], [58], [70], [80, 20], [200], [300, 250, 10], [270], [5, 90]]
  const histories = customers.map((days) => readHistory(daysAgo(...days)))
  const median = medianGapDays(histories.flatMap(({ gapsDays }) => gapsDays))

  const stages = histories.map(
    (history) => readLifecycle({ history, visits: 1 }, median, NOW).stage,
  )

  expect(customers.flat()).toHaveLength(12)
  expect(stages).toEqual([
    'new_customer',
    'new_customer',
    'second_order_due',
    'active',
    'lapsed',
    'active',
    'lost',
    'active',
  ])
})
