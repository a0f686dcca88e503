import { beforeEach, describe, expect, it } from 'vitest'
import { applyAccent } from './accent.ts'
import { applyTheme, contrast } from './theme.ts'

const root = document.createElement('div')
const token = (name: string): string => root.style.getPropertyValue(`--regulars-${name}`)

beforeEach(() => {
  root.removeAttribute('style')
  document.body.style.background = ''
})

describe('applyTheme', () => {
  it.each([
    ['#1f4d3a', '#ffffff'],
    ['#ffd400', '#000000'],
    ['#ffffff', '#000000'],
  ])('writes readable text on %s', (brand, expected) => {
    applyTheme(root, { brand })
    expect(token('on-brand')).toBe(expected)
  })

  it('darkens a weak brand colour until it can be read as text', () => {
    applyTheme(root, { brand: '#ffd400', scheme: 'light' })
    applyAccent(root)
    const accent = token('accent').match(/\d+/g)!.map(Number) as [number, number, number]
    expect(contrast(accent, [255, 255, 255])).toBeGreaterThanOrEqual(4.5)
  })

  it('is dark when the page is, whatever the operating system says', () => {
    document.body.style.backgroundColor = 'rgb(18, 18, 20)'
    applyTheme(root, {})
    expect(token('scheme')).toBe('dark')
    applyTheme(root, { scheme: 'light' })
    expect(token('scheme')).toBe('light')
  })
})

describe('contrast', () => {
  it('is 21 between black and white', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21)
  })
})
