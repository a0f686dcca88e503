// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWildcard } from './wildcard.ts'

const matches = (text: string, pattern: string) => createWildcard(pattern)(text)

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
])('%j matches %j: %s', (text, pattern, expected) => {
  expect(matches(text, pattern)).toBe(expected)
})

test('answers as an expression that tries everything', () => {
  const few = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })

  fc.assert(
    fc.property(few, few, (text, pattern) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '[^]*')}$`)
      expect(matches(text, pattern)).toBe(expression.test(text))
    }),
    { numRuns: 2_000 },
  )
})

test('comes to an end where an expression would try for years', () => {
  expect(matches('a'.repeat(100_000), `${'a*'.repeat(100)}b`)).toBe(false)
})
