// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Caps, Tally } from '../contract/campaign/caps.ts'
import { DAY, HOUR, MINUTE } from '../core/clock.ts'
import { findCap, findFirstCap } from './caps.ts'
import { addTallies, countShow, mergeTallies, NEVER_SHOWN } from './tally.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const shownAgo = (...ms: number[]): Tally =>
  ms.reduce((tally, each) => countShow(tally, NOW - each), NEVER_SHOWN)

function capOf(caps: Caps, tally: Tally, more: { onPage?: number; visitStartedAt?: number } = {}) {
  const { onPage = 0, ...situation } = more
  return findCap({ caps, tally, onPage }, { now: NOW, ...situation })
}

describe('a cap', () => {
  test('per page counts this page view', () => {
    expect(capOf({ perPage: 1 }, shownAgo(MINUTE), { onPage: 0 })).toBeUndefined()
    expect(capOf({ perPage: 1 }, shownAgo(MINUTE), { onPage: 1 })).toEqual({ by: 'perPage' })
  })

  test('per visit counts since it began, and a day where that is not known', () => {
    const tally = shownAgo(2 * HOUR, 10 * MINUTE)

    expect(capOf({ perVisit: 2 }, tally)).toEqual({ by: 'perVisit' })
    expect(capOf({ perVisit: 2 }, tally, { visitStartedAt: NOW - HOUR })).toBeUndefined()
    expect(capOf({ perVisit: 2 }, shownAgo(DAY + 1, DAY + 2))).toBeUndefined()
  })

  test.each([
    [{ n: 3, unit: 'day' }, 3 * DAY],
    [{ n: 1, unit: 'hour' }, HOUR],
    [{ n: 2, unit: 'week' }, 14 * DAY],
    [{ n: 1, unit: 'month' }, 30 * DAY],
  ] as const)('every %j has room again after that time', (every, span) => {
    expect(capOf({ every }, shownAgo(span - 7))).toEqual({ by: 'every', retryAfterMs: 7 })
    expect(capOf({ every }, shownAgo(span))).toBeUndefined()
    expect(capOf({ every }, NEVER_SHOWN)).toBeUndefined()
  })

  test('a clock set back makes no pause longer', () => {
    expect(capOf({ every: { n: 1, unit: 'day' } }, shownAgo(-5 * DAY))?.retryAfterMs).toBe(DAY)
  })

  test('on the total outlives the list of times', () => {
    expect(capOf({ total: 3 }, { ...NEVER_SHOWN, shows: 3 })).toEqual({ by: 'total' })
    expect(capOf({ total: 3 }, { ...NEVER_SHOWN, shows: 2 })).toBeUndefined()
  })

  test('stops after a closing, several of them, or a conversion', () => {
    const closed = (closes: number) => ({ ...NEVER_SHOWN, closes })

    expect(capOf({ stopAfter: 'close' }, closed(1))?.by).toBe('stopAfter')
    expect(capOf({ stopAfter: 'close' }, closed(0))).toBeUndefined()
    expect(capOf({ stopAfter: 3 }, closed(2))).toBeUndefined()
    expect(capOf({ stopAfter: 3 }, closed(3))?.by).toBe('stopAfter')
    expect(capOf({ stopAfter: 'convert' }, closed(9))).toBeUndefined()
    expect(capOf({ stopAfter: 'convert' }, { ...NEVER_SHOWN, conversions: 1 })?.by).toBe(
      'stopAfter',
    )
  })

  test('of a category, or of all, counts what its campaigns have shown together', () => {
    const [ten, shipping] = [shownAgo(2 * HOUR), shownAgo(HOUR)]
    const found = findFirstCap(
      [
        { scope: 'campaign', caps: { perVisit: 2 }, tally: ten, onPage: 0 },
        { scope: 'category', caps: { perVisit: 2 }, tally: addTallies([ten, shipping]), onPage: 0 },
        { scope: 'all', caps: {}, tally: addTallies([ten, shipping]), onPage: 0 },
      ],
      { now: NOW },
    )

    expect(found).toEqual({ by: 'perVisit', scope: 'category' })
  })
})

describe('two counts', () => {
  test('of the same shows are one', () => {
    const here = shownAgo(3 * DAY, DAY)

    expect(mergeTallies(here, here)).toEqual(here)
    expect(mergeTallies(NEVER_SHOWN, here)).toEqual(here)
  })

  test('of different devices are more than each', () => {
    expect(mergeTallies(shownAgo(3 * DAY), shownAgo(DAY)).shows).toBe(2)
  })

  test('merge in any order to the same, and never to less', () => {
    const tally = fc
      .array(fc.nat(20), { maxLength: 8 })
      .map((days) => shownAgo(...[...days].sort((one, other) => other - one).map((d) => d * DAY)))
    fc.assert(
      fc.property(tally, tally, (one, other) => {
        const merged = mergeTallies(one, other)
        expect(merged).toEqual(mergeTallies(other, one))
        expect(merged.shows).toBeGreaterThanOrEqual(Math.max(one.shows, other.shows))
      }),
    )
  })

  test('a wiped browser goes on with what the backend remembers', () => {
    const atBackend = shownAgo(10 * DAY)
    const caps: Caps = { every: { n: 30, unit: 'day' } }

    expect(capOf(caps, NEVER_SHOWN)).toBeUndefined()
    expect(capOf(caps, mergeTallies(NEVER_SHOWN, atBackend))?.by).toBe('every')
  })

  test('the list of times stays short', () => {
    const tally = shownAgo(...Array.from({ length: 80 }, (_, index) => (80 - index) * HOUR))

    expect(tally.shownAt).toHaveLength(50)
    expect(tally.shows).toBe(80)
  })
})
