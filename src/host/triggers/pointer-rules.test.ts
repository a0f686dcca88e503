import { describe, expect, it } from 'vitest'
import { judgeLeave, type ExitRules, type Leave, type Sample } from './pointer-rules.ts'

const RULES: ExitRules = { sensitivity: 'normal', dwellSeconds: 8 }
const NOW = 100_000
const NEVER = -Infinity
const QUIET = { press: NEVER, scroll: NEVER, menu: NEVER, key: NEVER, navigation: NEVER }

/** A brisk way straight up, as measured: `clientY` below zero, no related target. */
function leave(changes: Partial<Leave> = {}): Leave {
  return {
    x: 400,
    y: -8,
    at: NOW,
    isInside: false,
    buttons: 0,
    width: 1200,
    height: 800,
    samples: way({ x: 400, y: 200 }, 100),
    enteredAt: NOW - 5000,
    reached: { x: 600, y: 500 },
    last: QUIET,
    isHeld: false,
    scale: 1,
    seenMs: 20_000,
    pageViews: 1,
    ...changes,
  }
}

/** From there to the edge above 400, a sample each 20 ms. */
function way({ x, y }: { x: number; y: number }, ms: number): Sample[] {
  const steps = Math.ceil(ms / 20)
  return Array.from({ length: steps }, (_, step) => ({
    x: x + ((400 - x) * step) / steps,
    y: y + ((-8 - y) * step) / steps,
    at: NOW - ms + step * 20,
  }))
}

describe('a true exit', () => {
  it('is a brisk way straight up', () => {
    expect(judgeLeave(leave(), RULES)).toBeUndefined()
  })

  it.each([-2, -30])('has a clientY of %i, as Chromium and Firefox were measured', (y) => {
    expect(judgeLeave(leave({ y }), RULES)).toBeUndefined()
  })

  it('may have its last move 400 px away: a flick', () => {
    const samples = [{ x: 400, y: 392, at: NOW - 16 }]
    expect(judgeLeave(leave({ samples }), RULES)).toBeUndefined()
  })

  it('may come out of a frame, with moves that are long past', () => {
    const samples = [{ x: 400, y: 200, at: NOW - 4000 }]
    expect(judgeLeave(leave({ samples }), RULES)).toBeUndefined()
  })

  it('may be slanted, but not flat', () => {
    const slanted = way({ x: 700, y: 200 }, 100)
    const flat = way({ x: 1100, y: 200 }, 100)
    expect(judgeLeave(leave({ samples: slanted }), RULES)).toBeUndefined()
    expect(judgeLeave(leave({ samples: flat }), RULES)).toBe('speed')
  })

  it('may go through the left edge where the merchant says so', () => {
    const samples = [{ x: 200, y: 300, at: NOW - 100 }]
    const left = leave({ x: -5, y: 300, samples })
    expect(judgeLeave(left, RULES)).toBe('edge')
    expect(judgeLeave(left, { ...RULES, leftEdge: true })).toBeUndefined()
    expect(judgeLeave({ ...left, reached: { x: 90, y: 500 } }, { ...RULES, leftEdge: true })).toBe(
      'depth',
    )
  })
})

describe('no exit, as measured', () => {
  it.each([12, 60, 100])('is a popup of Firefox, with a clientY of %i', (y) => {
    expect(judgeLeave(leave({ y }), RULES)).toBe('edge')
  })

  it('is a new tab of Chromium, with a clientY of the screen', () => {
    expect(judgeLeave(leave({ y: 543 }), RULES)).toBe('edge')
  })

  it.each([
    ['right', { x: 1205, y: 300 }],
    ['lower', { x: 400, y: 805 }],
    ['upper, beside the window', { x: -3, y: -3 }],
  ])('is a way through the %s edge', (_edge, place) => {
    expect(judgeLeave(leave(place), RULES)).toBe('edge')
  })

  it('is a step onto another element', () => {
    expect(judgeLeave(leave({ isInside: true }), RULES)).toBe('edge')
  })

  it('is a slow drift', () => {
    const samples = way({ x: 400, y: 12 }, 140)
    expect(judgeLeave(leave({ samples }), RULES)).toBe('speed')
  })

  it('is a skim of the page', () => {
    expect(judgeLeave(leave({ reached: { x: 600, y: 60 } }), RULES)).toBe('depth')
  })

  it('is a page that was come into a moment ago, or never', () => {
    expect(judgeLeave(leave({ enteredAt: NOW - 700 }), RULES)).toBe('inside')
    expect(judgeLeave(leave({ enteredAt: undefined }), RULES)).toBe('inside')
  })

  it.each([{ buttons: 1 }, { isHeld: true }, { scale: 1.5 }])('is a hand at work: %o', (held) => {
    expect(judgeLeave(leave(held), RULES)).toBe('held')
  })

  it.each([
    ['press', 500, 'pressed'],
    ['scroll', 500, 'scrolled'],
    ['menu', 3000, 'menu'],
    ['key', 1000, 'typed'],
    ['navigation', 2000, 'navigation'],
  ])('is what follows a %s within %i ms', (what, ms, rule) => {
    const after = (at: number): Leave => leave({ last: { ...QUIET, [what]: at } })
    expect(judgeLeave(after(NOW - ms + 1), RULES)).toBe(rule)
    expect(judgeLeave(after(NOW - ms), RULES)).toBeUndefined()
  })
})

describe('the thresholds', () => {
  it('ask for 15 % of a tall window and 100 px of a low one', () => {
    const reached = { x: 600, y: 140 }
    expect(judgeLeave(leave({ reached, height: 1000 }), RULES)).toBe('depth')
    expect(judgeLeave(leave({ reached, height: 500 }), RULES)).toBeUndefined()
  })

  it('take the second page of a visit for as long a look', () => {
    expect(judgeLeave(leave({ seenMs: 7999 }), RULES)).toBe('dwell')
    expect(judgeLeave(leave({ seenMs: 8000 }), RULES)).toBeUndefined()
    expect(judgeLeave(leave({ seenMs: 0, pageViews: 2 }), RULES)).toBeUndefined()
  })

  it.each([
    ['low', 0.6],
    ['normal', 0.25],
    ['high', 0.1],
  ] as const)('of %s sensitivity ask for %d px/ms', (sensitivity, speed) => {
    const at = (pace: number): Leave =>
      leave({ samples: [{ x: 400, y: -8 + pace * 100, at: NOW - 100 }] })
    expect(judgeLeave(at(speed + 0.01), { ...RULES, sensitivity })).toBeUndefined()
    expect(judgeLeave(at(speed - 0.01), { ...RULES, sensitivity })).toBe('speed')
  })
})
