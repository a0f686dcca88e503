// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { type ArmData, type ExperimentData, reportExperiment } from './report.ts'

const arm = (id: string, units: number, conversions: number, order = 5_000): ArmData => ({
  id,
  weight: 5_000,
  units,
  conversions,
  revenue: { units, sum: conversions * order, sumOfSquares: conversions * order ** 2 },
})
const report = (arms: readonly ArmData[], more: Partial<ExperimentData> = {}) =>
  reportExperiment({ arms, days: 20, primary: 'conversion', ...more })

const CONTROL = arm('control', 20_000, 1_000)
const BETTER = arm('shipping', 20_000, 1_300)

describe('a winner', () => {
  test('is named when it is one', () => {
    expect(report([CONTROL, BETTER])).toMatchObject({ winner: 'shipping', reservations: [] })
  })

  test.each<[string, readonly ArmData[], Partial<ExperimentData>, string]>([
    ['before fourteen days', [CONTROL, BETTER], { days: 13.9 }, 'too_few_days'],
    [
      'of few conversions',
      [arm('control', 20_000, 99), arm('x', 20_000, 400)],
      {},
      'too_few_conversions',
    ],
    ['where units are lost', [CONTROL, arm('x', 19_000, 1_300)], {}, 'ratio_mismatch'],
    ['where nothing is decided', [CONTROL, arm('x', 20_000, 1_010)], {}, 'none_better'],
    ['where the arm is worse', [BETTER, CONTROL], {}, 'none_better'],
  ])('is refused %s', (_, arms, more, reservation) => {
    const { winner, reservations } = report(arms, more)

    expect(winner).toBeUndefined()
    expect(reservations).toEqual([reservation])
  })

  test('of several is the best one, each held to Holm', () => {
    const best = arm('gift', 20_000, 1_400)
    const { winner, arms } = report([CONTROL, BETTER, best, arm('same', 20_000, 1_005)])

    expect(winner).toBe('gift')
    expect(arms.map(({ finding }) => finding)).toEqual([undefined, 'better', 'better', 'undecided'])
  })

  test('more arms ask for more', () => {
    const close = arm('close', 20_000, 1_150)
    const others = ['a', 'b', 'c'].map((id) => arm(id, 20_000, 1_000))

    expect(report([CONTROL, close]).winner).toBe('close')
    expect(report([CONTROL, close, ...others]).winner).toBeUndefined()
  })

  test('by revenue is another one than by conversions', () => {
    const cheap = arm('cheap', 20_000, 1_300, 2_000)

    expect(report([CONTROL, cheap]).winner).toBe('cheap')
    expect(report([CONTROL, cheap], { primary: 'revenue' }).arms[1]?.finding).toBe('worse')
  })
})

test('says how much there is to gain or lose', () => {
  const { arms } = report([CONTROL, BETTER])

  const [low, high] = arms[1]!.conversion!.lift!
  expect(low).toBeGreaterThan(0.1)
  expect(high).toBeLessThan(0.5)
  expect(arms[0]).toEqual({ id: 'control', units: 20_000, conversions: 1_000 })
})

describe('days to go', () => {
  test('follow from the sample size and what came so far', () => {
    // 5 % ± a fifth takes 8,158 per arm; a thousand came in ten days.
    const arms = [arm('control', 500, 25), arm('x', 500, 25)]

    expect(report(arms, { days: 10 }).daysToGo).toBe(154)
  })

  test('are never fewer than two weeks in all', () => {
    expect(report([CONTROL, BETTER], { days: 3 }).daysToGo).toBe(11)
    expect(report([CONTROL, BETTER]).daysToGo).toBe(0)
  })

  test('are unknown while nobody buys', () => {
    expect(report([arm('control', 50, 0), arm('x', 50, 0)]).daysToGo).toBeUndefined()
  })
})

test('a single arm is no experiment', () => {
  expect(() => report([CONTROL])).toThrow('needs a control and at least one other arm')
})
