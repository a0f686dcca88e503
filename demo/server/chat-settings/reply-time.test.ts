import { expect, test } from 'vitest'
import { OpeningHours } from '../../../widgets/chat/contract/facts.ts'
import { openTime, replyTimeOf } from './reply-time.ts'

const ZONE = 'Europe/Bucharest'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

function hoursOf(...weekly: [day: number, from: string, to: string][]): OpeningHours {
  return OpeningHours.parse({ weekly: weekly.map(([day, from, to]) => ({ day, from, to })) })
}

const WEEK = hoursOf(
  ...[1, 2, 3, 4, 5].map((day): [number, string, string] => [day, '09:00', '18:00']),
)

function open(from: string, to: string, hours: OpeningHours = WEEK): number {
  return openTime(hours, ZONE, { from: Date.parse(from), to: Date.parse(to) })
}

test.each([
  ['an answer within the hours counts whole', '2026-06-10T09:00Z', '2026-06-10T09:07Z', 7 * MINUTE],
  ['a night does not count', '2026-06-10T14:30Z', '2026-06-11T06:10Z', 40 * MINUTE],
  ['a weekend does not count', '2026-06-12T14:00Z', '2026-06-15T07:00Z', 2 * HOUR],
  [
    'who answers before the shop opens lets nobody wait',
    '2026-06-10T20:00Z',
    '2026-06-10T22:00Z',
    0,
  ],
  [
    'a day and a half is a working day and a half',
    '2026-06-10T06:00Z',
    '2026-06-11T11:00Z',
    14 * HOUR,
  ],
])('%s', (_, from, to, ms) => {
  expect(open(from, to)).toBe(ms)
})

test('without hours all of it counts', () => {
  const from = Date.parse('2026-06-10T20:00Z')

  expect(openTime(undefined, ZONE, { from, to: from + 10 * HOUR })).toBe(10 * HOUR)
})

test('a night that is worked counts on both sides of midnight', () => {
  const nights = hoursOf([3, '22:00', '06:00'])

  expect(open('2026-06-10T18:00Z', '2026-06-11T02:00Z', nights)).toBe(7 * HOUR)
})

test('a night shift has an hour more or less when the clocks change in it', () => {
  const nights = hoursOf([6, '22:00', '06:00'])

  expect(open('2026-03-28T12:00Z', '2026-03-29T12:00Z', nights)).toBe(7 * HOUR)
  expect(open('2026-10-24T12:00Z', '2026-10-25T12:00Z', nights)).toBe(9 * HOUR)
})

test('a day of nine hours has nine hours on every day of a change', () => {
  const sundays = hoursOf([7, '09:00', '18:00'])

  expect(open('2026-03-29T00:00Z', '2026-03-30T00:00Z', sundays)).toBe(9 * HOUR)
  expect(open('2026-10-25T00:00Z', '2026-10-26T00:00Z', sundays)).toBe(9 * HOUR)
})

test('hours that overlap count once', () => {
  const twice = hoursOf([3, '09:00', '13:00'], [3, '10:00', '12:00'], [3, '11:00', '14:00'])

  expect(open('2026-06-10T00:00Z', '2026-06-10T20:00Z', twice)).toBe(5 * HOUR)
})

test('a holiday counts for nothing', () => {
  const hours = { ...WEEK, holidays: ['2026-06-11'] }

  expect(open('2026-06-10T14:00Z', '2026-06-12T07:00Z', hours)).toBe(2 * HOUR)
})

function waits(...minutes: number[]): { from: number; to: number }[] {
  const from = Date.parse('2026-06-10T09:00Z')
  return minutes.map((count) => ({ from, to: from + count * MINUTE }))
}

test('half of the answers came sooner', () => {
  expect(replyTimeOf(waits(1, 2, 5, 60, 120), WEEK, ZONE)).toEqual({
    medianMs: 5 * MINUTE,
    conversations: 5,
  })
  expect(replyTimeOf(waits(1, 2, 4, 6, 60, 120), WEEK, ZONE)?.medianMs).toBe(5 * MINUTE)
})

test('four conversations say nothing', () => {
  expect(replyTimeOf(waits(1, 2, 3, 4), WEEK, ZONE)).toBeUndefined()
})
