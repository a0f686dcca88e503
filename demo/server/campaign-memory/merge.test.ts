import { describe, expect, test } from 'vitest'
import type { z } from 'zod/mini'
import { CampaignMemory } from '../../../src/contract/campaign/customer.ts'
import { mergeMemories, NO_MEMORY } from './merge.ts'

type Memory = z.output<typeof CampaignMemory>

const NOW = new Date('2026-06-10T12:00:00.000Z')
const DAY = 86_400_000
const at = (daysAgo: number): string => new Date(NOW.getTime() - daysAgo * DAY).toISOString()

function shown(...daysAgo: number[]): Memory['tallies'][string] {
  return { shownAt: daysAgo.map(at), shows: daysAgo.length, closes: 0, conversions: 0 }
}

const merge = (kept: Partial<Memory>, told: Partial<Memory>): Memory =>
  mergeMemories({ ...NO_MEMORY, ...kept }, { ...NO_MEMORY, ...told }, NOW)

test('shows of two devices are added up, and those both have heard of are one', () => {
  const { tallies } = merge({ tallies: { a: shown(9, 2) } }, { tallies: { a: shown(9, 1) } })

  expect(tallies['a']).toEqual({ ...shown(9, 2, 1), shows: 3 })
})

test('telling the same again changes nothing', () => {
  const told: Memory = {
    tallies: { a: shown(3), b: shown(5, 4) },
    closed: { 'offers/a': { times: 2, at: NOW.getTime() - DAY } },
    never: ['#discount'],
    assignments: [{ experiment: 'e', phase: 1, arm: 'b', unitType: 'visitor' }],
    exitReason: 'cost',
  }
  const once = merge({}, told)

  expect(mergeMemories(once, told, new Date(NOW.getTime() + 1000))).toEqual(once)
  expect(once).toEqual(told)
})

describe('of two closings', () => {
  test('the later one counts', () => {
    const later = { times: 1, at: NOW.getTime() - DAY }
    const sooner = { times: 4, at: NOW.getTime() - 2 * DAY }

    expect(merge({ closed: { x: later } }, { closed: { x: sooner } }).closed).toEqual({ x: later })
    expect(merge({ closed: { x: sooner } }, { closed: { x: later } }).closed).toEqual({ x: later })
  })

  test('one of a year ago, and one that lies in the future, is none', () => {
    const told = {
      old: { times: 1, at: NOW.getTime() - 366 * DAY },
      ahead: { times: 1, at: NOW.getTime() + 365 * DAY },
    }

    expect(merge({}, { closed: told }).closed).toEqual({})
  })
})

test('never again on one device is never again on all', () => {
  expect(merge({ never: ['#discount'] }, { never: ['offers/a', '#discount'] }).never).toEqual([
    '#discount',
    'offers/a',
  ])
})

test('the arm of the first device stays, whatever another one says', () => {
  const first = { experiment: 'e', phase: 1, arm: 'a', unitType: 'visitor' } as const
  const second = { ...first, arm: 'b' }
  const nextPhase = { ...first, phase: 2, arm: 'b' }

  const { assignments } = merge({ assignments: [first] }, { assignments: [second, nextPhase] })

  expect(assignments).toEqual([first, nextPhase])
})

test('a show that lies years ahead is not believed', () => {
  expect(merge({}, { tallies: { a: shown(-700) } }).tallies['a']?.shownAt).toEqual([])
})

test('however much is told, it fits into what a page may send, and the latest stays', () => {
  const tallies = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [`campaign-${index}`, shown(2000 - index)]),
  )
  const closed = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [
      `offers/${index}`,
      { times: 1, at: NOW.getTime() - index },
    ]),
  )
  const never = Array.from({ length: 200 }, (_, index) => `offers/${index}`)

  const merged = merge({ never: ['offers/before'] }, { tallies, closed, never })

  expect(JSON.stringify(merged).length).toBeLessThan(65_536)
  expect(merged.tallies['campaign-1999']).toEqual(shown(1))
  expect(merged.closed['offers/0']).toBeDefined()
  expect(CampaignMemory.safeParse(merged).success).toBe(true)
})
