import { describe, expect, it } from 'vitest'
import { over, parseComputed, strengthen, toHex } from './colour.ts'
import { contrast, parseHex } from './contrast.ts'

describe('parseComputed', () => {
  it.each([
    ['rgb(1, 2, 3)', [1, 2, 3, 1]],
    ['rgba(1, 2, 3, 0.5)', [1, 2, 3, 0.5]],
    ['rgba(0, 0, 0, 0)', [0, 0, 0, 0]],
    ['color(srgb 1 0.5 0)', [255, 127.5, 0, 1]],
    ['color(srgb 1.2 -0.1 1e-7 / 0.25)', [255, 0, 0.0000255, 0.25]],
    ['color(srgb none 0 1)', [0, 0, 255, 1]],
  ])('reads %s', (value, expected) => {
    expect(parseComputed(value)).toEqual(expected)
  })

  it.each(['red', 'rgb(10% 20% 30%)', 'color(display-p3 1 0 0)', 'oklch(0.5 0.1 20)', '', 'rgb()'])(
    'leaves %j to the browser',
    (value) => {
      expect(parseComputed(value)).toBeUndefined()
    },
  )
})

describe('strengthen', () => {
  const white = parseHex('#ffffff')

  it.each(['#ffd400', '#ffffff', '#7fd8be', '#f5c6d6'])('makes %s readable on white', (brand) => {
    const accent = strengthen(parseHex(brand), [0, 0, 0], { on: white, to: 4.5 })

    expect(contrast(parseHex(toHex(accent)), white)).toBeGreaterThanOrEqual(4.5)
  })

  it('leaves a strong colour as it is', () => {
    expect(toHex(strengthen(parseHex('#1f4d3a'), [0, 0, 0], { on: white, to: 4.5 }))).toBe(
      '#1f4d3a',
    )
  })

  it('ends at the colour it goes to, also where that is not enough', () => {
    expect(strengthen([250, 250, 250], [200, 200, 200], { on: white, to: 4.5 })).toEqual([
      200, 200, 200,
    ])
  })
})

describe('over', () => {
  it('shows half of what lies below a half translucent colour', () => {
    expect(over([0, 0, 0, 0.5], [255, 255, 255])).toEqual([127.5, 127.5, 127.5])
  })
})
