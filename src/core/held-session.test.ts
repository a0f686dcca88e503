// @vitest-environment node
import { expect, test } from 'vitest'
import { MINUTE } from './clock.ts'
import { holdSession, isUsable, parseSession } from './held-session.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const answer = (leftMs: number) => ({
  token: 't',
  memberId: 'm',
  expiresAt: new Date(NOW + leftMs).toISOString(),
})

test.each([
  ['clocks agree', 15 * MINUTE, 15],
  ['a shorter session', 5 * MINUTE, 5],
  ['this clock is 20 minutes ahead', -5 * MINUTE, 15],
  ['this clock is 3 hours behind', 195 * MINUTE, 15],
])('a session lasts as its backend says where clocks allow: %s', (_case, leftMs, minutes) => {
  expect(holdSession(answer(leftMs), 's', NOW).validUntil).toBe(NOW + minutes * MINUTE)
})

test('it is used until a minute before its end', () => {
  const session = holdSession(answer(15 * MINUTE), 's', NOW)

  expect(isUsable(session, NOW + 14 * MINUTE - 1, undefined)).toBe(true)
  expect(isUsable(session, NOW + 14 * MINUTE, undefined)).toBe(false)
  expect(isUsable(session, NOW + 15 * MINUTE - 1, undefined, 0)).toBe(true)
  expect(isUsable(session, NOW + 15 * MINUTE, undefined, 0)).toBe(false)
})

test('one the backend has refused is not used again', () => {
  const session = holdSession(answer(15 * MINUTE), 's', NOW)

  expect(isUsable(session, NOW, 't')).toBe(false)
  expect(isUsable(session, NOW, 'older')).toBe(true)
  expect(isUsable(undefined, NOW, undefined)).toBe(false)
})

test('a stored session is read back, and a broken one is none', () => {
  const session = { ...holdSession(answer(15 * MINUTE), 's', NOW), name: 'Ana' }

  expect(parseSession(structuredClone(session))).toEqual(session)
  expect(
    parseSession({ token: 't', memberId: 'm', name: 7, subject: {}, validUntil: 'x' }),
  ).toEqual({
    token: 't',
    memberId: 'm',
    name: undefined,
    subject: undefined,
    validUntil: 0,
  })
  for (const broken of [undefined, null, 'text', {}, { token: 't' }, { token: 1, memberId: 'm' }])
    expect(parseSession(broken)).toBeUndefined()
})
