// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Schedule } from '../contract/campaign/schedule.ts'
import { readTiming } from './schedule.ts'
import { readShopTime } from './shop-time.ts'

const ZONE = 'Europe/Bucharest'
const timing = (schedule: Schedule, at: string, zone = ZONE) =>
  readTiming(schedule, Date.parse(at), zone)

describe('the shop’s wall clock', () => {
  test.each([
    ['2026-11-22T22:30:00Z', ZONE, '2026-11-23', 'mon', 30],
    ['2026-11-22T22:30:00Z', 'America/New_York', '2026-11-22', 'sun', 17 * 60 + 30],
    ['2026-06-30T21:00:00Z', ZONE, '2026-07-01', 'wed', 0],
    ['2026-02-28T23:59:00Z', 'UTC', '2026-02-28', 'sat', 23 * 60 + 59],
    ['2026-12-31T18:15:00Z', 'Asia/Kathmandu', '2027-01-01', 'fri', 0],
  ])('%s in %s', (at, zone, date, weekday, minutes) => {
    expect(readShopTime(Date.parse(at), zone)).toEqual({ date, weekday, minutes })
  })

  test('an unknown zone is no time at all', () => {
    expect(readShopTime(0, 'Mars/Olympus')).toBeUndefined()
  })
})

test.each<[string, Schedule, string, string]>([
  ['always', {}, '2026-11-22T12:00:00Z', 'open'],
  ['before the start', { startsAt: '2026-11-23T00:00:00Z' }, '2026-11-22T23:59:59Z', 'early'],
  ['at the start', { startsAt: '2026-11-23T00:00:00Z' }, '2026-11-23T00:00:00Z', 'open'],
  ['at the end', { endsAt: '2026-11-23T00:00:00Z' }, '2026-11-23T00:00:00Z', 'over'],
  ['another day there', { days: ['sun'] }, '2026-11-22T22:30:00Z', 'closed'],
  ['the same day there', { days: ['mon'] }, '2026-11-22T22:30:00Z', 'open'],
  ['at nine', { hours: [{ from: '09:00', to: '17:00' }] }, '2026-11-23T07:00:00Z', 'open'],
  ['at five', { hours: [{ from: '09:00', to: '17:00' }] }, '2026-11-23T15:00:00Z', 'closed'],
  [
    'a minute before midnight',
    { hours: [{ from: '20:00', to: '24:00' }] },
    '2026-11-22T21:59:00Z',
    'open',
  ],
  [
    'from the first day off',
    { blackout: [{ from: '2026-11-27', to: '2026-11-29' }] },
    '2026-11-26T22:00:00Z',
    'blackout',
  ],
  [
    'to the last day off',
    { blackout: [{ from: '2026-11-27', to: '2026-11-29' }] },
    '2026-11-29T21:59:59Z',
    'blackout',
  ],
  [
    'after the days off',
    { blackout: [{ from: '2026-11-27', to: '2026-11-29' }] },
    '2026-11-29T22:00:00Z',
    'open',
  ],
])('%s', (_, schedule, at, expected) => {
  expect(timing(schedule, at)).toBe(expected)
})

test('a night belongs to the day it began on', () => {
  const fridayNight: Schedule = { days: ['fri'], hours: [{ from: '22:00', to: '06:00' }] }

  expect(timing(fridayNight, '2026-11-27T03:00:00Z')).toBe('closed')
  expect(timing(fridayNight, '2026-11-27T20:00:00Z')).toBe('open')
  expect(timing(fridayNight, '2026-11-28T03:59:00Z')).toBe('open')
  expect(timing(fridayNight, '2026-11-28T04:00:00Z')).toBe('closed')
})

describe('summer time', () => {
  const nine: Schedule = { hours: [{ from: '09:00', to: '10:00' }] }

  test('opens at nine by the wall, whatever that is elsewhere', () => {
    expect(timing(nine, '2026-03-28T07:00:00Z')).toBe('open')
    expect(timing(nine, '2026-03-29T06:00:00Z')).toBe('open')
    expect(timing(nine, '2026-03-29T07:00:00Z')).toBe('closed')
    expect(timing(nine, '2026-10-25T07:30:00Z')).toBe('open')
  })

  test('the hour that is left out in spring never comes, the one of autumn comes twice', () => {
    const three: Schedule = { hours: [{ from: '03:00', to: '04:00' }] }
    const openMinutes = (day: string) =>
      Array.from({ length: 24 * 60 }, (_, minute) =>
        readTiming(three, Date.parse(day) + minute * 60_000, ZONE),
      ).filter((each) => each === 'open').length

    expect(openMinutes('2026-03-28T22:00:00Z')).toBe(0)
    expect(openMinutes('2026-10-24T21:00:00Z')).toBe(120)
    expect(openMinutes('2026-11-24T22:00:00Z')).toBe(60)
  })
})

test('with an unknown zone days and hours stay shut, moments do not', () => {
  const at = '2026-11-22T12:00:00Z'

  expect(timing({ days: ['sun'] }, at, 'Mars/Olympus')).toBe('unknown')
  expect(timing({ endsAt: '2026-11-23T00:00:00Z' }, at, 'Mars/Olympus')).toBe('open')
})
