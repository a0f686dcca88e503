import { expect, test } from 'vitest'
import { dayOf, startOf, weekOf } from './week.ts'

const SHOP = 'Europe/Bucharest'

test.each([
  ['2026-06-10T12:00:00Z', '2026-06-08'],
  // Monday there, still Sunday in London.
  ['2026-06-07T21:30:00Z', '2026-06-08'],
  ['2026-06-07T20:30:00Z', '2026-06-01'],
  ['2026-01-01T12:00:00Z', '2025-12-29'],
])('%s is of the week from %s', (at, week) => {
  expect(weekOf(new Date(at), SHOP)).toBe(week)
})

test('a day begins at its midnight there, and the day on which clocks change has 25 hours', () => {
  const start = startOf('2026-10-25', SHOP)
  const end = startOf('2026-10-25', SHOP, 1)

  expect(start.toISOString()).toBe('2026-10-24T21:00:00.000Z')
  expect(end.getTime() - start.getTime()).toBe(25 * 3_600_000)
  expect(dayOf(start, SHOP)).toBe('2026-10-25')
})
