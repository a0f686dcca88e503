// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { LifecycleConfig } from '../contract/campaign/lifecycle.ts'
import { type Buyer, findCutPoints, readRfm } from './rfm.ts'

const SMALL: LifecycleConfig = {
  medianGapDays: 60,
  currency: 'EUR',
  medianSpend: 5_000,
  vipTiers: ['gold'],
  computedAt: '2026-11-22T00:00:00Z',
}
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const BUYER: Buyer = { daysSinceOrder: 30, ratio: 0.5, orders: 1, spent: eur(4_000) }

describe('a shop of few customers', () => {
  test.each<[Partial<Buyer>, string]>([
    [{}, '3 1 1'],
    [{ ratio: 0.99 }, '3 1 1'],
    [{ ratio: 1 }, '2 1 1'],
    [{ ratio: 2 }, '2 1 1'],
    [{ ratio: 1.5, orders: 2, spent: eur(5_000) }, '2 2 2'],
    [{ ratio: 2.1, orders: 3, spent: eur(10_000) }, '1 2 2'],
    [{ orders: 4, spent: eur(10_001) }, '3 3 3'],
    [{ spent: { minor: 99_000, currency: 'RON' } }, '3 1 undefined'],
    [{ spent: undefined }, '3 1 undefined'],
  ])('%j: %s', (buyer, expected) => {
    const { r, f, m, mode } = readRfm({ ...BUYER, ...buyer }, SMALL)

    expect(`${r} ${f} ${m}`).toBe(expected)
    expect(mode).toBe('fixed')
  })

  test('a VIP is one of a tier, or one who buys often and much', () => {
    const isVip = (buyer: Partial<Buyer>) => readRfm({ ...BUYER, ...buyer }, SMALL).isVip

    expect(isVip({})).toBe(false)
    expect(isVip({ tier: 'silver' })).toBe(false)
    expect(isVip({ tier: 'gold' })).toBe(true)
    expect(isVip({ orders: 4, spent: eur(20_000) })).toBe(true)
  })
})

describe('a shop of fifty and more', () => {
  const buyers = Array.from({ length: 90 }, (_, index) => ({
    daysSinceOrder: index + 1,
    orders: index < 60 ? 1 : 2 + (index % 3),
    spentMinor: (index + 1) * 100,
  }))
  const cutPoints = findCutPoints(buyers)!
  const config = { ...SMALL, cutPoints }

  test('parts them into thirds, and names the tenth that spends most', () => {
    expect(cutPoints).toEqual({
      recency: [30, 60],
      frequency: [1, 1],
      monetary: [3_000, 6_000],
      vipSpend: 8_100,
    })
  })

  test('every third has as many', () => {
    const scores = buyers.map(({ spentMinor, ...buyer }) =>
      readRfm({ ...buyer, ratio: 0, spent: eur(spentMinor) }, config),
    )
    const countOf = (axis: 'r' | 'm') =>
      [1, 2, 3].map((score) => scores.filter((each) => each[axis] === score).length)

    expect(countOf('r')).toEqual([30, 30, 30])
    expect(countOf('m')).toEqual([30, 30, 30])
    expect(scores.filter(({ isVip }) => isVip).length).toBe(30)
    expect(scores.every(({ mode }) => mode === 'ranked')).toBe(true)
  })

  test('who spends as much as the tenth is a VIP with a single order', () => {
    expect(readRfm({ ...BUYER, spent: eur(8_100) }, config).isVip).toBe(true)
    expect(readRfm({ ...BUYER, spent: eur(8_099) }, config).isVip).toBe(false)
  })

  test('of forty-nine nobody is ranked', () => {
    expect(findCutPoints(buyers.slice(0, 49))).toBeUndefined()
  })
})
