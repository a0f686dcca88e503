import { beforeEach, describe, expect, it, vi } from 'vitest'
import { applyTheme } from './theme.ts'

const root = document.createElement('div')
document.documentElement.append(root)
const report = (): void => undefined
const token = (name: string): string => root.style.getPropertyValue(`--${name}`)

beforeEach(() => {
  root.removeAttribute('style')
  document.body.removeAttribute('style')
  document.documentElement.removeAttribute('style')
})

describe('applyTheme', () => {
  it.each([
    ['#1f4d3a', '#ffffff'],
    ['#ffd400', '#000000'],
    ['#ffffff', '#000000'],
  ])('writes readable text on %s', (brand, expected) => {
    applyTheme(root, { brand }, report)

    expect(token('brand')).toBe(brand)
    expect(token('on-brand')).toBe(expected)
  })

  it.each(['red', '#fff', 'red;}*{color:red', 7, null, ['#ffffff']])(
    'takes the default for the brand colour %j, which is none',
    (brand) => {
      applyTheme(root, { brand } as never, report)

      expect(token('brand')).toBe('#1f4d3a')
      expect(root.getAttribute('style')).not.toContain('red')
    },
  )

  it('leaves the brand colour to the page where the page sets one', () => {
    applyTheme(root, { brand: '#aa3311' }, report)
    root.style.setProperty('--regulars-brand', 'rgb(0, 80, 160)')

    applyTheme(root, { brand: '#aa3311' }, report)

    expect(token('brand')).toBe('')
  })

  it('gives a brand colour an edge where the page is of nearly the same, and takes it away again', async () => {
    document.body.style.backgroundColor = 'rgb(255, 250, 220)'
    applyTheme(root, { brand: '#fff0a0' }, report)
    await vi.waitFor(() => expect(token('rim')).toMatch(/^#/))
    document.body.style.backgroundColor = 'rgb(20, 20, 20)'

    applyTheme(root, { brand: '#fff0a0' }, report)

    expect(token('rim')).toBe('')
  })
})
