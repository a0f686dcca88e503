import { expect, test } from 'vitest'
import { OpeningHours } from './contract/facts.ts'
import { openState } from './hours.ts'

const ZONE = 'Europe/Bucharest'
const WEEKDAYS = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }))

function ask(
  hours: { weekly: OpeningHours['weekly']; holidays?: string[] },
  now: string,
  zone: string = ZONE,
): string {
  const { isOpen, changesAt } = openState(OpeningHours.parse(hours), zone, Date.parse(now))
  const when = changesAt === undefined ? 'never' : new Date(changesAt).toISOString().slice(0, 16)
  return `${isOpen ? 'open' : 'closed'} until ${when}`
}

test('a shop without hours is never closed', () => {
  expect(openState(undefined, ZONE, 0)).toEqual({ isOpen: true })
})

test('a shop without any slot is never open', () => {
  expect(ask({ weekly: [] }, '2026-06-10T12:00:00Z')).toBe('closed until never')
})

test.each([
  ['in the middle of a Wednesday', '2026-06-10T12:00:00Z', 'open until 2026-06-10T15:00'],
  ['at the minute it opens', '2026-06-10T06:00:00Z', 'open until 2026-06-10T15:00'],
  ['at the minute it closes', '2026-06-10T15:00:00Z', 'closed until 2026-06-11T06:00'],
  ['before it opens', '2026-06-10T05:59:59Z', 'closed until 2026-06-10T06:00'],
  ['from Friday evening', '2026-06-12T15:30:00Z', 'closed until 2026-06-15T06:00'],
])('%s the shop’s own clock counts', (_, now, state) => {
  expect(ask({ weekly: WEEKDAYS }, now)).toBe(state)
})

test('hours that cross midnight belong to the day they begin on', () => {
  const weekly = [{ day: 5, from: '20:00', to: '02:00' }]

  expect(ask({ weekly }, '2026-06-12T22:30:00Z')).toBe('open until 2026-06-12T23:00')
  expect(ask({ weekly }, '2026-06-12T23:00:00Z')).toBe('closed until 2026-06-19T17:00')
})

test('slots that meet or overlap are one', () => {
  const weekly = [
    { day: 3, from: '09:00', to: '13:00' },
    { day: 3, from: '12:00', to: '14:00' },
    { day: 3, from: '14:00', to: '00:00' },
    { day: 4, from: '00:00', to: '03:00' },
  ]

  expect(ask({ weekly }, '2026-06-10T07:00:00Z')).toBe('open until 2026-06-11T00:00')
})

test('a break at noon closes', () => {
  const weekly = [
    { day: 3, from: '14:00', to: '18:00' },
    { day: 3, from: '09:00', to: '13:00' },
  ]

  expect(ask({ weekly }, '2026-06-10T09:30:00Z')).toBe('open until 2026-06-10T10:00')
  expect(ask({ weekly }, '2026-06-10T10:30:00Z')).toBe('closed until 2026-06-10T11:00')
})

test('round the clock nothing ever changes', () => {
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '00:00' }))

  expect(ask({ weekly }, '2026-06-10T12:00:00Z')).toBe('open until never')
})

test('a holiday closes all day, also for the hours of the night before', () => {
  const weekly = [
    { day: 4, from: '20:00', to: '04:00' },
    { day: 5, from: '09:00', to: '18:00' },
  ]
  const hours = { weekly, holidays: ['2026-12-25'] }

  expect(ask(hours, '2026-12-24T19:00:00Z')).toBe('open until 2026-12-24T22:00')
  expect(ask(hours, '2026-12-25T10:00:00Z')).toBe('closed until 2026-12-31T18:00')
})

test('the hours stay where they are on the wall when the clocks change', () => {
  const weekly = [6, 7, 1].map((day) => ({ day, from: '09:00', to: '18:00' }))

  // Bucharest: to summer time on 29 March, back on 25 October 2026.
  expect(ask({ weekly }, '2026-03-28T17:00:00Z')).toBe('closed until 2026-03-29T06:00')
  expect(ask({ weekly }, '2026-03-28T08:00:00Z')).toBe('open until 2026-03-28T16:00')
  expect(ask({ weekly }, '2026-10-24T16:00:00Z')).toBe('closed until 2026-10-25T07:00')
  expect(ask({ weekly }, '2026-10-25T08:00:00Z')).toBe('open until 2026-10-25T16:00')
})

test('an hour that the change leaves out begins as much later', () => {
  const weekly = [{ day: 7, from: '03:30', to: '05:00' }]

  expect(ask({ weekly }, '2026-03-29T00:00:00Z')).toBe('closed until 2026-03-29T01:30')
  const newYork = [{ day: 7, from: '02:30', to: '05:00' }]
  expect(ask({ weekly: newYork }, '2026-03-08T06:00:00Z', 'America/New_York')).toBe(
    'closed until 2026-03-08T07:30',
  )
})

test('of an hour that comes twice the first counts', () => {
  const weekly = [{ day: 7, from: '03:30', to: '05:00' }]

  expect(ask({ weekly }, '2026-10-25T00:00:00Z')).toBe('closed until 2026-10-25T00:30')
  expect(ask({ weekly }, '2026-10-25T00:45:00Z')).toBe('open until 2026-10-25T03:00')
})

test('a zone half an hour off, and one a day ahead, keep their own days', () => {
  const weekly = [{ day: 1, from: '09:00', to: '10:00' }]

  expect(ask({ weekly }, '2026-06-14T12:00:00Z', 'Asia/Kolkata')).toBe(
    'closed until 2026-06-15T03:30',
  )
  expect(ask({ weekly }, '2026-06-14T12:00:00Z', 'Pacific/Kiritimati')).toBe(
    'closed until 2026-06-14T19:00',
  )
})
