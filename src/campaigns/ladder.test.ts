// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { DAY } from '../core/clock.ts'
import { climb, type LadderSituation } from './ladder.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const ago = (days: number): number => NOW - days * DAY

function ask(step: number, shown: readonly (number | undefined)[], more = {}) {
  const situation: LadderSituation = {
    steps: shown.map((days, index) => ({
      step: index + 1,
      shownAt: days === undefined ? [] : [ago(days)],
    })),
    hasComplaint: false,
    now: NOW,
    ...more,
  }
  return climb({ id: 'win-back', step, afterDays: 3 }, situation)
}

describe('climb', () => {
  it('begins with the first step, which nobody has seen', () => {
    expect(ask(1, [undefined, undefined])).toEqual({ is: 'due' })
    expect(ask(2, [undefined, undefined])).toEqual({ is: 'step_below' })
  })

  it('rests between two steps', () => {
    expect(ask(2, [2, undefined])).toEqual({ is: 'rests', retryAfterMs: DAY })
    expect(ask(2, [3, undefined])).toEqual({ is: 'due' })
  })

  it('shows no step twice, and skips none', () => {
    expect(ask(2, [8, 4, undefined])).toEqual({ is: 'shown' })
    expect(ask(3, [8, undefined, undefined])).toEqual({ is: 'step_below' })
    expect(ask(3, [8, 4, undefined])).toEqual({ is: 'due' })
  })

  it('ends with an order, not with one that was placed before it began', () => {
    expect(ask(2, [8, undefined], { lastOrderAt: ago(1) })).toEqual({ is: 'ordered' })
    expect(ask(2, [8, undefined], { lastOrderAt: ago(120) })).toEqual({ is: 'due' })
  })

  it('is silent while a complaint is open', () => {
    expect(ask(1, [undefined], { hasComplaint: true })).toEqual({ is: 'complaint' })
  })

  it('begins anew after 180 days at the earliest, from its first step', () => {
    expect(ask(1, [179, 170])).toEqual({ is: 'rests', retryAfterMs: DAY })
    expect(ask(1, [180, 170])).toEqual({ is: 'due' })
    expect(ask(2, [180, 170])).toEqual({ is: 'step_below' })
    expect(ask(2, [4, 170])).toEqual({ is: 'due' })
  })

  it('counts from the lowest step there is', () => {
    const steps = [
      { step: 3, shownAt: [] },
      { step: 2, shownAt: [] },
    ]
    const situation = { steps, hasComplaint: false, now: NOW }
    expect(climb({ id: 'a', step: 2, afterDays: 3 }, situation)).toEqual({ is: 'due' })
  })
})
