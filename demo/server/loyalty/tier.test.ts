import { expect, test } from 'vitest'
import { createBook, emptyAccount } from './account.ts'
import { changeLot, openLot } from './bookkeeping.ts'
import { passTime, type TimeRules } from './pass-time.ts'
import { countsUntil } from './tier.ts'

const RULES: TimeRules = {
  timezone: 'UTC',
  tiers: [
    { id: 'fern', name: 'Fern', threshold: 200, earnRatePercent: 100 },
    { id: 'ember', name: 'Ember', threshold: 600, earnRatePercent: 125 },
  ],
}

type Award = readonly [at: string, points: number, availableAt?: string]

/** A member with these awards, each released at once unless told; `refunds` take from the award of that index. */
function member(
  awards: readonly Award[],
  {
    refunds = [],
    rules = RULES,
  }: { refunds?: [at: string, award: number, to: number][]; rules?: TimeRules } = {},
) {
  const book = createBook(emptyAccount('shop', 'ana'), [])
  const award = ([at, points, availableAt = at]: Award): void => {
    const earnedAt = new Date(at)
    passTime(book, rules, earnedAt)
    openLot(
      book,
      {
        rule: 'purchase',
        orderId: at,
        points,
        qualifying: points,
        earnedAt,
        availableAt: new Date(availableAt),
        countsUntil: countsUntil(earnedAt, rules),
        expiresAt: null,
      },
      {
        type: 'earn',
        rule: 'purchase',
        reason: 'order_paid',
        source: 'version',
        sourceId: at,
        occurredAt: earnedAt,
      },
    )
    passTime(book, rules, earnedAt)
  }
  const steps = [
    ...awards.map((of) => ({ at: of[0], run: () => award(of) })),
    ...refunds.map(([at, index, to]) => ({
      at,
      run: () => {
        passTime(book, rules, new Date(at))
        const lot = [...book.lots.values()][index]
        if (lot) changeLot(book, lot, { points: to, qualifying: to, now: new Date(at) })
      },
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1))
  return {
    tierAt(at: string): string {
      while (steps[0] && steps[0].at <= at) steps.shift()?.run()
      passTime(book, rules, new Date(at))
      const { tierId, tierUntil } = book.account
      return `${tierId ?? 'none'} ${tierId ? (tierUntil?.toISOString().slice(0, 10) ?? '') : ''}`.trim()
    },
    qualifyingAt(at: string): number {
      this.tierAt(at)
      return book.account.qualifying
    },
  }
}

test('a threshold is reached at once, and the tier kept for twelve months', () => {
  const of = member([
    ['2025-01-10', 150],
    ['2025-03-10', 50],
  ])

  expect(of.tierAt('2025-03-09')).toBe('none')
  expect(of.tierAt('2025-03-10')).toBe('fern 2026-03-10')
})

test('points that wait for their release count for no tier', () => {
  const of = member([['2025-01-10', 250, '2025-01-24']])

  expect(of.qualifyingAt('2025-01-23')).toBe(0)
  expect(of.tierAt('2025-01-23')).toBe('none')
  expect(of.tierAt('2025-01-24')).toBe('fern 2026-01-24')
})

test('points count for twelve months from the order, not from their release', () => {
  const of = member([['2025-01-10', 250, '2025-01-24']])

  expect(of.qualifyingAt('2026-01-09T23:59:59Z')).toBe(250)
  expect(of.qualifyingAt('2026-01-10')).toBe(0)
})

test('on the day of reckoning a tier that is still earned goes on for twelve months', () => {
  expect(
    member([
      ['2025-01-10', 250],
      ['2025-12-01', 210],
    ]).tierAt('2026-02-01'),
  ).toBe('fern 2027-01-10')
})

test('one that is not has thirty days of grace, and is lost after them', () => {
  const of = member([['2025-01-10', 700]])

  expect(of.tierAt('2026-01-09')).toBe('ember 2026-01-10')
  expect(of.tierAt('2026-01-10')).toBe('ember 2026-02-09')
  expect(of.tierAt('2026-02-09')).toBe('none')
})

test('after the grace it falls to the tier that is earned, not to none', () => {
  const of = member([
    ['2025-01-10', 700],
    ['2025-11-01', 300],
  ])

  expect(of.tierAt('2026-02-10')).toBe('fern 2027-02-09')
})

test('an order within the grace saves the tier', () => {
  const of = member([
    ['2025-01-10', 250],
    ['2026-01-20', 200],
  ])

  expect(of.tierAt('2026-01-19')).toBe('fern 2026-02-09')
  expect(of.tierAt('2026-01-20')).toBe('fern 2027-01-20')
})

test('a refund below the threshold takes the tier on the day of reckoning, not before', () => {
  const of = member([['2025-01-10', 250]], { refunds: [['2025-02-10', 0, 0]] })

  expect(of.qualifyingAt('2025-02-10')).toBe(0)
  expect(of.tierAt('2025-12-31')).toBe('fern 2026-01-10')
  expect(of.tierAt('2026-02-09')).toBe('none')
})

test('a higher tier starts its own twelve months', () => {
  expect(
    member([
      ['2025-01-10', 250],
      ['2025-06-10', 400],
    ]).tierAt('2025-06-10'),
  ).toBe('ember 2026-06-10')
})

test('years without an order end without a tier, whenever one asks', () => {
  expect(member([['2015-01-10', 5000]]).tierAt('2026-01-01')).toBe('none')
})

test('twelve months from 29 February end on the 28th', () => {
  const of = member([['2024-02-29', 250]])

  expect(of.qualifyingAt('2025-02-27')).toBe(250)
  expect(of.qualifyingAt('2025-02-28')).toBe(0)
})

test('a tier from zero points is everybody’s and has no end', () => {
  const tiers = [{ id: 'seed', name: 'Seed', threshold: 0, earnRatePercent: 100 }]

  expect(member([], { rules: { ...RULES, tiers } }).tierAt('2025-01-01')).toBe('seed')
})

test('by the calendar a year’s points end with it, in a lifetime never', () => {
  const by = (window: 'calendar' | 'lifetime') =>
    member([['2025-11-10', 250]], { rules: { ...RULES, tierRules: { metric: 'points', window } } })

  expect(by('calendar').qualifyingAt('2025-12-31T23:59:59Z')).toBe(250)
  expect(by('calendar').qualifyingAt('2026-01-01')).toBe(0)
  expect(by('lifetime').tierAt('2045-01-01')).toBe('fern 2045-11-10')
})
