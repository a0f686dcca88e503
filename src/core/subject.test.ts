// @vitest-environment node
import { expect, test } from 'vitest'
import { subjectOf } from './subject.ts'

const base64url = (text: string) => Buffer.from(text).toString('base64url')
const jwt = (claims: unknown) =>
  `${base64url('{"alg":"HS256"}')}.${base64url(JSON.stringify(claims))}.sig`
const dated = (sub: string, seconds: number) => `v1.${base64url(sub)}.${seconds}.abcdef`

test('two proofs of one customer have one subject, of either form', () => {
  const subjects = [
    jwt({ sub: 'ana', jti: '1' }),
    jwt({ sub: 'ana', jti: '2', name: 'Ana' }),
    dated('ana', 1),
    dated('ana', 2),
  ].map(subjectOf)

  expect(subjects[0]).toMatch(/^[\da-z]{8,14}$/)
  expect(new Set(subjects).size).toBe(1)
})

test('the subject does not show the customer’s number', () => {
  expect(subjectOf(dated('customer-4711', 1))).not.toContain('4711')
})

test('ten thousand customers have ten thousand subjects', () => {
  const subjects = Array.from({ length: 10_000 }, (_, index) => subjectOf(dated(`${index}`, 1)))

  expect(new Set(subjects).size).toBe(10_000)
})

test('letters of every alphabet are read', () => {
  expect(subjectOf(dated('Зофья+łódź@ș', 1))).toBe(subjectOf(jwt({ sub: 'Зофья+łódź@ș' })))
})

test.each([
  [''],
  ['opaque'],
  ['a.b'],
  ['a.%%%.c'],
  [`a.${base64url('not json')}.c`],
  [`a.${base64url('null')}.c`],
  [jwt({})],
  [jwt({ sub: 7 })],
  [jwt({ sub: '' })],
  ['v1.%%%.1.c'],
])('%s names nobody we can read', (proof) => {
  expect(subjectOf(proof)).toBeUndefined()
})
