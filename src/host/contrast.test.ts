import { describe, expect, it } from 'vitest'
import { contrast, parseHex, textOn } from './contrast.ts'

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s and %s is what WCAG says', (a, b, expected) => {
    expect(contrast(parseHex(a), parseHex(b))).toBeCloseTo(expected, 2)
    expect(contrast(parseHex(b), parseHex(a))).toBeCloseTo(expected, 2)
  })
})

describe('textOn', () => {
  it('can be read on every grey', () => {
    for (let level = 0; level < 256; level++) {
      const grey = [level, level, level] as const
      expect(contrast(parseHex(textOn(grey)), grey)).toBeGreaterThanOrEqual(4.5)
    }
  })
})
