import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToDate } from './calendar.ts'

test.each([
  ['two weeks', '2026-06-10T12:00:00Z', { days: 14 }, 'Europe/Bucharest', '2026-06-24T12:00:00Z'],
  [
    'a day of 23 hours',
    '2026-03-28T12:00:00Z',
    { days: 1 },
    'Europe/Bucharest',
    '2026-03-29T11:00:00Z',
  ],
  [
    'a day of 25 hours',
    '2026-10-24T12:00:00Z',
    { days: 1 },
    'Europe/Chisinau',
    '2026-10-25T13:00:00Z',
  ],
  ['a year', '2026-10-24T15:00:00Z', { months: 12 }, 'Europe/Chisinau', '2027-10-24T15:00:00Z'],
  [
    'a year from 29 February',
    '2028-02-29T12:00:00Z',
    { months: 12 },
    'UTC',
    '2029-02-28T12:00:00Z',
  ],
  ['a month from the 31st', '2026-01-31T12:00:00Z', { months: 1 }, 'UTC', '2026-02-28T12:00:00Z'],
  [
    'a local 29 February that is the 28th in UTC',
    '2028-02-28T23:00:00Z',
    { months: 12 },
    'Asia/Tokyo',
    '2029-02-27T23:00:00Z',
  ],
  [
    'an hour that night leaps over',
    '2026-03-28T01:30:00Z',
    { days: 1 },
    'Europe/Bucharest',
    '2026-03-29T01:30:00Z',
  ],
])('%s', (_, from, span, zone, expected) => {
  expect(addToDate(new Date(from), span, zone)).toEqual(new Date(expected))
})

test('in UTC, days are days, and milliseconds are kept', () => {
  const instants = fc.date({
    min: new Date('1970-01-02'),
    max: new Date('2199-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 400 }), (instant, days) => {
      expect(addToDate(instant, { days }, 'UTC').getTime()).toBe(
        instant.getTime() + days * 86_400_000,
      )
    }),
  )
})
