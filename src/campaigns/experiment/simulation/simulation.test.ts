// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { findAlarms } from '../statistics/health.ts'
import { checkRatio } from '../statistics/srm.ts'
import { findFalseWinners } from './same-arms.fixture.ts'
import { type Simulation, simulateVisitors } from './visitors.fixture.ts'

const VISITORS = 40_000
const SEED = 7
const alarmsOf = ({ arms }: Simulation) =>
  findAlarms({
    arms: arms.map(({ id, weight, units, rendered }) =>
      // The control draws something too: its own way of the campaign.
      ({ id, weight, units, rendered: id === 'control' ? units : rendered }),
    ),
    multiExposed: 0,
    ephemeral: 0,
    unexposed: 0,
  }).map(({ is }) => is)

describe('forty thousand visitors, half and half, one in twenty held out', () => {
  const well = simulateVisitors(VISITORS, SEED)

  test('are exposed as the weights say, each once', () => {
    const units = well.arms.reduce((sum, arm) => sum + arm.units, 0)

    expect(checkRatio(well.arms).isMismatch).toBe(false)
    expect(alarmsOf(well)).toEqual([])
    expect(units + well.heldOut).toBe(VISITORS)
    expect(well.heldOut / VISITORS).toBeCloseTo(0.05, 2)
  })

  test('leave both arms with the same caps used', () => {
    for (const { shows, units } of well.arms) expect(shows).toBe(units)
  })

  test('are in two experiments that know nothing of each other', () => {
    expect(Math.abs(well.phi)).toBeLessThan(3.3 / Math.sqrt(VISITORS))
  })

  test('raise the alarm when four in a hundred exposures of an arm are lost', () => {
    expect(alarmsOf(simulateVisitors(VISITORS, SEED, { lost: 0.04 }))).toEqual(['ratio_mismatch'])
  })

  test('are counted though nothing can be drawn, and the gap is told', () => {
    const blocked = simulateVisitors(VISITORS, SEED, { isUndrawable: true })

    expect(blocked.arms.map(({ units }) => units)).toEqual(well.arms.map(({ units }) => units))
    expect(alarmsOf(blocked)).toEqual(['render_gap'])
  })
})

test('arms that are the same have no winner in more than five of a hundred, though they are looked at daily', () => {
  const found = findFalseWinners({ runs: 400, days: 28, unitsADay: 200, rate: 0.05 }, SEED)

  expect(found.alwaysValid).toBeLessThanOrEqual(0.05)
  // The usual test would not do: this run can tell.
  expect(found.daily).toBeGreaterThan(0.12)
})
