import { expect, test } from 'vitest'
import { lotsOf, type LedgerRow, type Lot } from './lots.ts'
import { qualifyingAt, standingAt } from './tier.ts'

const RULES = {
  timezone: 'UTC',
  tiers: [
    { id: 'fern', name: 'Fern', threshold: 200, earnRatePercent: 100 },
    { id: 'ember', name: 'Ember', threshold: 600, earnRatePercent: 125 },
  ],
}

/** One row for each order, released at once unless told. */
function lots(...orders: [at: string, points: number, availableAt?: string][]): Lot[] {
  return lotsOf(
    orders.map(([at, points, availableAt = at], index) =>
      row(index + 1, `o${index}`, at, points, availableAt),
    ),
    'UTC',
  )
}

function row(
  entry: number,
  orderId: string,
  at: string,
  points: number,
  availableAt?: string,
): LedgerRow {
  return {
    entry,
    orderId,
    points,
    spent: 0,
    occurredAt: new Date(at),
    availableAt: availableAt ? new Date(availableAt) : null,
  }
}

function tierAt(of: readonly Lot[], at: string): string {
  const { tier, until } = standingAt(of, RULES, new Date(at))
  return `${tier?.id ?? 'none'} ${until?.toISOString().slice(0, 10) ?? ''}`.trim()
}

test('a threshold is reached at once, and the tier kept for twelve months', () => {
  const of = lots(['2025-01-10', 150], ['2025-03-10', 50])

  expect(tierAt(of, '2025-03-09')).toBe('none')
  expect(tierAt(of, '2025-03-10')).toBe('fern 2026-03-10')
})

test('points that wait for their release count for no tier', () => {
  const of = lots(['2025-01-10', 250, '2025-01-24'])

  expect(tierAt(of, '2025-01-23')).toBe('none')
  expect(tierAt(of, '2025-01-24')).toBe('fern 2026-01-24')
  expect(qualifyingAt(of, new Date('2025-01-23'))).toBe(0)
})

test('points count for twelve months from the order, not from their release', () => {
  const of = lots(['2025-01-10', 250, '2025-01-24'])

  expect(qualifyingAt(of, new Date('2026-01-09T23:59:59Z'))).toBe(250)
  expect(qualifyingAt(of, new Date('2026-01-10'))).toBe(0)
})

test('on the day of reckoning a tier that is still earned goes on for twelve months', () => {
  const of = lots(['2025-01-10', 250], ['2025-12-01', 210])

  expect(tierAt(of, '2026-02-01')).toBe('fern 2027-01-10')
})

test('one that is not has thirty days of grace, and is lost after them', () => {
  const of = lots(['2025-01-10', 700])

  expect(tierAt(of, '2026-01-09')).toBe('ember 2026-01-10')
  expect(tierAt(of, '2026-01-10')).toBe('ember 2026-02-09')
  expect(tierAt(of, '2026-02-09')).toBe('none')
})

test('after the grace it falls to the tier that is earned, not to none', () => {
  const of = lots(['2025-01-10', 700], ['2025-11-01', 300])

  expect(tierAt(of, '2026-02-10')).toBe('fern 2027-02-09')
})

test('an order within the grace saves the tier', () => {
  const of = lots(['2025-01-10', 250], ['2026-01-20', 200])

  expect(tierAt(of, '2026-01-19')).toBe('fern 2026-02-09')
  expect(tierAt(of, '2026-01-20')).toBe('fern 2027-01-20')
})

test('a refund below the threshold takes the tier on the day of reckoning, not before', () => {
  const of = lotsOf(
    [row(1, 'o1', '2025-01-10', 250, '2025-01-10'), row(2, 'o1', '2025-02-10', -250)],
    'UTC',
  )

  expect(qualifyingAt(of, new Date('2025-02-10'))).toBe(0)
  expect(tierAt(of, '2025-12-31')).toBe('fern 2026-01-10')
  expect(tierAt(of, '2026-02-09')).toBe('none')
})

test('a higher tier starts its own twelve months', () => {
  const of = lots(['2025-01-10', 250], ['2025-06-10', 400])

  expect(tierAt(of, '2025-06-10')).toBe('ember 2026-06-10')
})

test('years without an order end without a tier, whenever one asks', () => {
  expect(tierAt(lots(['2015-01-10', 5000]), '2026-01-01')).toBe('none')
})

test('a tier from zero points is everybody’s and has no end', () => {
  const tiers = [{ id: 'seed', name: 'Seed', threshold: 0, earnRatePercent: 100 }]

  const standing = standingAt([], { ...RULES, tiers }, new Date('2025-01-01'))

  expect(standing).toEqual({ tier: tiers[0], until: undefined })
})
