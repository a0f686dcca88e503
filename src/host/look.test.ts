import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contrast, parseHex } from './contrast.ts'
import { applyLook } from './look.ts'
import { applyTheme } from './theme.ts'

const problems: string[] = []
let root: HTMLElement
const token = (name: string): string => root.style.getPropertyValue(`--${name}`)
const ratio = (a: string, b: string): number => contrast(parseHex(token(a)), parseHex(token(b)))

function draw(theme: object, parent: Element = document.documentElement): void {
  const host = document.createElement(`regulars-host`)
  root = document.createElement('div')
  host.attachShadow({ mode: 'open' }).append(root)
  parent.append(host)
  applyTheme(root, theme, (problem) => problems.push(String(problem)))
  applyLook(root)
}

beforeEach(() => {
  problems.length = 0
})

afterEach(() => {
  document.querySelectorAll('regulars-host').forEach((host) => host.remove())
  document.body.replaceChildren()
  for (const element of [document.body, document.documentElement]) element.removeAttribute('style')
})

describe('applyLook', () => {
  it.each([
    ['rgb(255, 255, 255)', 'light'],
    ['rgb(18, 18, 20)', 'dark'],
    ['rgba(0, 0, 0, 0.9)', 'dark'],
    ['rgba(0, 0, 0, 0.1)', 'light'],
  ])('is on a page of %s %s', (background, scheme) => {
    document.body.style.backgroundColor = background

    draw({})

    expect(token('scheme')).toBe(scheme)
  })

  it('is what the shop says, whatever the page is', () => {
    document.body.style.backgroundColor = 'rgb(18, 18, 20)'

    draw({ scheme: 'light' })

    expect(token('scheme')).toBe('light')
  })

  it('follows the page when it turns dark and back', () => {
    draw({ brand: '#1f4d3a' })
    const before = root.getAttribute('style')
    document.body.style.backgroundColor = 'rgb(18, 18, 20)'
    applyTheme(root, { brand: '#1f4d3a' }, () => undefined)
    expect(token('scheme')).toBe('dark')
    document.body.style.backgroundColor = 'rgb(255, 255, 255)'

    applyTheme(root, { brand: '#1f4d3a' }, () => undefined)

    expect(token('scheme')).toBe('light')
    expect(new Set(root.getAttribute('style')?.split(/;\s*/))).toEqual(
      new Set(before?.split(/;\s*/)),
    )
  })

  it.each(['#ffffff', '#fff8e7', '#808080', '#6b6b6b', '#ff0000', '#20242c', '#000000'])(
    'can be read on a surface of %s',
    (surface) => {
      draw({ surface, brand: '#ffd400' })

      for (const name of ['text', 'muted', 'accent', 'danger'])
        expect(ratio(name, 'surface'), name).toBeGreaterThanOrEqual(4.5)
      expect(ratio('edge', 'surface')).toBeGreaterThanOrEqual(3)
    },
  )

  it('stands in the page without a surface of its own, in the colours of the place', () => {
    const section = document.createElement('section')
    section.style.backgroundColor = 'rgb(20, 30, 40)'
    document.body.append(section)

    draw({ scheme: 'light' }, section)

    expect(token('surface')).toBe('#141e28')
    expect(token('scheme')).toBe('dark')
    expect(root.style.background).toBe('')
  })

  it('stands in the page as a card where a surface is given', () => {
    draw({ surface: '#fff8e7' }, document.body)

    expect(root.style.background).toBe('var(--surface)')
  })

  it('lets a wrong value fall back alone, and names it once', () => {
    draw({ brand: 'red;}*{x', radius: 99, font: 'Comic Sans', density: 'compact' })
    applyTheme(root, { brand: 'red;}*{x', radius: 99 }, (problem) => problems.push(String(problem)))

    expect(token('brand')).toBe('#1f4d3a')
    expect(token('radius')).toBe('')
    expect(token('font')).toBe('')
    expect(problems.map((problem) => /theme\.\w+/.exec(problem)?.[0])).toEqual([
      'theme.brand',
      'theme.radius',
      'theme.font',
    ])
  })

  it('reports a weak brand colour once, with what is used instead', () => {
    draw({ brand: '#ffd401', scheme: 'light' })
    draw({ brand: '#ffd401', scheme: 'light' }, document.body)

    expect(problems).toHaveLength(1)
    for (const word of ['#ffd401', '1.4:1', '#ffffff', '4.5:1', token('accent'), 'darker'])
      expect(problems[0]).toContain(word)
    expect(token('brand')).toBe('#ffd401')
  })

  it('says nothing of the default brand colour on a dark page', () => {
    document.body.style.backgroundColor = 'rgb(18, 18, 20)'

    draw({})

    expect(problems).toEqual([])
    expect(ratio('accent', 'surface')).toBeGreaterThanOrEqual(4.5)
  })

  it('is not undone by a closer look that comes late', async () => {
    document.body.style.backgroundColor = 'rgb(18, 18, 20)'
    draw({})
    const drawn = root.getAttribute('style')

    await import('./look.ts')
    await new Promise((resolve) => setTimeout(resolve))

    expect(root.getAttribute('style')).toBe(drawn)
    expect(token('text')).toBe('#f3f1ec')
  })

  it('takes the font of the place where the shop wants it', () => {
    document.body.style.fontFamily = 'Georgia'

    draw({ font: 'page' })

    expect(token('font')).toBe('Georgia')
  })
})
