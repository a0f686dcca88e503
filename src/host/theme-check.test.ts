import { describe, expect, it } from 'vitest'
import { checkTheme } from './theme-check.ts'

function problemsOf(theme: object): string[] {
  const problems: string[] = []
  checkTheme(theme, (problem) => problems.push(problem))
  return problems
}

describe('checkTheme', () => {
  it.each([
    [{ brand: 'red;}*{x' }, ['theme.brand', 'red;}*{x', '#rrggbb']],
    [{ surface: '#fff' }, ['theme.surface', '#fff', '#rrggbb']],
    [{ radius: 99 }, ['theme.radius', '99', '0 to 32']],
    [{ radius: 4.5 }, ['theme.radius', '4.5', 'whole number']],
    [{ font: 'Comic Sans' }, ['theme.font', 'Comic Sans', 'system or page']],
    [{ scheme: 'sepia' }, ['theme.scheme', 'sepia', 'auto or light or dark']],
    [{ density: null }, ['theme.density', 'null', 'comfortable or compact']],
  ])('names %j, what is allowed, and an example', (theme, words) => {
    const problems = problemsOf(theme)

    expect(problems).toHaveLength(1)
    for (const word of [...words, 'Example:']) expect(problems[0]).toContain(word)
  })

  it('says nothing about what is right, absent or of a later version', () => {
    expect(problemsOf({ brand: '#AABBCC', radius: 0, font: undefined, shadow: 'deep' })).toEqual([])
  })
})
