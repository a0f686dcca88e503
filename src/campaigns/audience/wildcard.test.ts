// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesWildcard } from './wildcard.ts'

test.each([
  ['/cart', '/cart', true],
  ['/cart/', '/cart', false],
  ['/a/b/c', '/a/*/c', true],
  ['/a/c', '/a/*/c', false],
  ['anything', '*', true],
  ['', '*', true],
  ['', '', true],
  ['abcabc', '*abc', true],
  ['ab', 'ab*b', false],
  ['a.c', 'a*c', true],
  ['abc', 'a.c', false],
  ['/PRODUCTS/x', '/products/*', true],
])('%j matches %j: %s', (text, pattern, expected) => {
  expect(matchesWildcard(text, pattern)).toBe(expected)
})

test('answers as an expression that tries everything', () => {
  const few = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })

  fc.assert(
    fc.property(few, few, (text, pattern) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '[^]*')}$`)
      expect(matchesWildcard(text, pattern)).toBe(expression.test(text))
    }),
    { numRuns: 2_000 },
  )
})

test('comes to an end where an expression would try for years', () => {
  expect(matchesWildcard('a'.repeat(100_000), `${'a*'.repeat(100)}b`)).toBe(false)
})
