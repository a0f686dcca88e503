/** Times of a ticket in words. */
import { expect, test } from 'vitest'
import { entryOf, rowOf, CUP } from './backend.fixture.ts'
import { dueOf, eventText, timeSince } from './words.ts'

const DUE_AT = '2026-06-11T12:00:00.000Z'
const row = rowOf(CUP, { dueAt: DUE_AT })
const at = (instant: string): number => Date.parse(instant)

test.each([
  ['2026-06-11T09:00:00.000Z', 'Due in 3 hrs', false],
  ['2026-06-11T11:59:59.000Z', 'Due in 1 min', false],
  ['2026-06-11T12:00:00.000Z', 'Due in 1 min', false],
  ['2026-06-11T12:00:01.000Z', 'Overdue by 1 min', true],
  ['2026-06-13T13:00:00.000Z', 'Overdue by 2 days', true],
])('at %s it is “%s”', (now, text, isOverdue) => {
  expect(dueOf(row, at(now))).toEqual({ text, at: DUE_AT, isOverdue })
})

test('while the shopper’s answer is needed it is said for how long', () => {
  const { dueAt: _due, ...waits } = rowOf(CUP, { stage: 'your_turn' })

  expect(dueOf(waits, at('2026-06-10T14:30:00.000Z')).text).toBe('Their turn, 2 hrs')
})

test('a resolved one is never overdue, and shows its day', () => {
  const resolved = rowOf(CUP, { stage: 'resolved', dueAt: DUE_AT })

  expect(dueOf(resolved, at('2026-07-01T00:00:00.000Z'))).toMatchObject({
    text: '10 June',
    isOverdue: false,
  })
})

test('a clock that is behind the server’s counts from a minute', () => {
  expect(timeSince('2026-06-10T12:00:00.000Z', at('2026-06-10T11:00:00.000Z'))).toBe('1 min')
})

test('what happened by itself names nobody', () => {
  const moved = { kind: 'stage', stage: 'resolved', text: undefined } as const

  expect(eventText(entryOf(2, { ...moved, by: { kind: 'system' } }), 'Ana')).toBe('Resolved')
  expect(eventText(entryOf(2, { ...moved, by: { kind: 'agent', name: 'Radu' } }), 'Ana')).toBe(
    'Radu: Resolved',
  )
})
