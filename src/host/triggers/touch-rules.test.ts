import { describe, expect, it } from 'vitest'
import {
  judgeAbsence,
  judgeFlick,
  recentSigns,
  scoreOf,
  type FlickFacts,
  type ScrollSample,
} from './touch-rules.ts'

const NOW = 100_000
const NEVER = -Infinity
const PAGE = { height: 4000, viewport: 800 }

/** Scroll positions, a frame of 16 ms each, the last of them now. */
function frames(...tops: readonly number[]): ScrollSample[] {
  return tops.map((top, index) => ({ ...PAGE, top, at: NOW - (tops.length - 1 - index) * 16 }))
}

/** A flick up from 60 % depth, the finger on the glass. */
function flick(changes: Partial<FlickFacts> = {}): FlickFacts {
  return {
    samples: frames(1920, 1910, 1870, 1820, 1770, 1720, 1670, 1620),
    deepest: 1920,
    fingerAt: NOW - 30,
    nestedAt: NEVER,
    resizedAt: NEVER,
    navigationAt: NEVER,
    scale: 1,
    ...changes,
  }
}

describe('a way up to the address bar', () => {
  it('is a fast scroll over a third of the screen, from far down', () => {
    expect(judgeFlick(flick())).toBeUndefined()
  })

  it('is no scroll down', () => {
    expect(judgeFlick(flick({ samples: frames(1620, 1700, 1800, 1920) }))).toBe('short')
  })

  it('is no scroll of 34 % of the screen, nor one over more than 350 ms', () => {
    expect(judgeFlick(flick({ samples: frames(1920, 1850, 1780, 1710, 1650) }))).toBe('short')
    const slow = frames(1920, 1620).map((each, index) => ({ ...each, at: NOW - 360 * (1 - index) }))
    expect(judgeFlick(flick({ samples: slow }))).toBe('short')
  })

  it('is no steady scroll below 2 px/ms', () => {
    const steady = frames(...Array.from({ length: 20 }, (_, frame) => 1920 - frame * 20))
    expect(judgeFlick(flick({ samples: steady }))).toBe('slow')
  })

  it('begins after 30 % of the way there is, or one and a half screens', () => {
    const samples = frames(800, 740, 680, 620, 560, 500)
    expect(judgeFlick(flick({ samples, deepest: 900 }))).toBe('shallow')
    expect(judgeFlick(flick({ samples, deepest: 960 }))).toBeUndefined()
    const long = samples.map((each) => ({ ...each, height: 40_000 }))
    expect(judgeFlick(flick({ samples: long, deepest: 1190 }))).toBe('shallow')
    expect(judgeFlick(flick({ samples: long, deepest: 1200 }))).toBeUndefined()
  })

  it('is no tap on the status bar of iOS, nor a jump of the page’s own: no finger moved', () => {
    expect(judgeFlick(flick({ fingerAt: NOW - 1201 }))).toBe('no_finger')
    expect(judgeFlick(flick({ fingerAt: NEVER }))).toBe('no_finger')
  })

  it('is no pull to refresh', () => {
    expect(judgeFlick(flick({ samples: frames(0, -60, -120, -180, -290) }))).toBe('pulled')
  })

  it('is no list that became shorter under the finger', () => {
    const samples = frames(1920, 1620).map((each, index) => ({
      ...each,
      height: index === 0 ? 4000 : 3800,
    }))
    expect(judgeFlick(flick({ samples }))).toBe('shrank')
  })

  it.each([
    ['nested', { nestedAt: NOW - 100 }],
    ['resized', { resizedAt: NOW - 499 }],
    ['navigation', { navigationAt: NOW - 1000 }],
    ['zoomed', { scale: 1.2 }],
  ] as const)('is nothing that was caused by another thing: %s', (rule, cause) => {
    expect(judgeFlick(flick(cause))).toBe(rule)
  })
})

describe('an absence', () => {
  const away = { awayMs: 60_000, pressedMsBefore: 20_000, isPaying: false }

  it.each([
    [9_999, 'short'],
    [10_000, undefined],
    [29 * 60_000, undefined],
    [30 * 60_000, 'long'],
  ])('of %i ms: %s', (awayMs, against) => {
    expect(judgeAbsence({ ...away, awayMs })).toBe(against)
  })

  it('is none at a checkout: banks send their customers back', () => {
    expect(judgeAbsence({ ...away, isPaying: true })).toBe('paying')
  })

  it('is none for five minutes after a press has opened what covered the page', () => {
    expect(judgeAbsence({ ...away, pressedMsBefore: 300 })).toBe('opened')
    expect(judgeAbsence({ ...away, pressedMsBefore: 300, awayMs: 6 * 60_000 })).toBeUndefined()
  })
})

describe('signs', () => {
  it('add up by their weights', () => {
    expect(scoreOf([])).toBe(0)
    expect(scoreOf(['fast upward scroll'])).toBe(2)
    expect(scoreOf(['idle with a cart', 'went back repeatedly'])).toBe(2)
    expect(scoreOf(['came back after absence', 'left the cart without checkout'])).toBe(3)
  })

  it('grow old after five minutes', () => {
    const times = new Map([
      ['idle with a cart', NOW - 300_000],
      ['went back repeatedly', NOW - 299_999],
    ] as const)
    expect(recentSigns(times, NOW)).toEqual(['went back repeatedly'])
  })
})
