import { describe, expect, it } from 'vitest'
import { mix, over, parseComputed, strengthen, toHex } from './colour.ts'
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
    const shade = strengthen(parseHex(brand), { on: white, to: 4.5 })

    expect(contrast(parseHex(toHex(shade)), white)).toBeGreaterThanOrEqual(4.5)
  })

  it('finds a readable shade of every colour on every grey', () => {
    for (let level = 0; level < 256; level += 3) {
      const on = [level, level, level] as const
      for (const colour of [on, [255, 212, 0], [20, 40, 90]] as const)
        expect(
          contrast(strengthen(colour, { on, to: 4.5 }), on),
          String(level),
        ).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('leaves a strong colour as it is', () => {
    expect(toHex(strengthen(parseHex('#1f4d3a'), { on: white, to: 4.5 }))).toBe('#1f4d3a')
  })

  it('keeps a pale colour a colour', () => {
    const [red, , blue] = strengthen(parseHex('#ffe9a8'), { on: white, to: 4.5 })

    expect(red - blue).toBeGreaterThan(60)
  })

  it('is readable on a wash of itself', () => {
    const shade = strengthen(parseHex('#ffe9a8'), { on: white, to: 4.5, wash: 0.12 })

    expect(contrast(shade, mix(white, shade, 0.12))).toBeGreaterThanOrEqual(4.5)
  })
})

describe('over', () => {
  it('shows half of what lies below a half translucent colour', () => {
    expect(over([0, 0, 0, 0.5], [255, 255, 255])).toEqual([127.5, 127.5, 127.5])
  })
})
