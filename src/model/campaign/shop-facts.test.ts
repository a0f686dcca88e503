import { describe, expect, it } from 'vitest'
import { FACTS } from './exit-stage.fixture.ts'
import { addWorkingDays, tellShipping } from './shop-facts.ts'

const EUR = (minor: number) => ({ minor, currency: 'EUR' })

describe('what shipping costs', () => {
  it('is that of the country', () => {
    expect(tellShipping(FACTS, { country: 'RO', currency: 'EUR' })).toEqual({
      price: EUR(490),
      isFrom: false,
      freeFrom: EUR(5000),
      days: { min: 2, max: 4 },
    })
  })

  it('is that of everywhere else where no rule names the country', () => {
    expect(tellShipping(FACTS, { country: 'JP', currency: 'EUR' })?.price).toEqual(EUR(990))
  })

  it('is the least of all while nobody knows the country, and no threshold is promised', () => {
    expect(tellShipping(FACTS, { country: undefined, currency: undefined })).toEqual({
      price: EUR(490),
      isFrom: true,
      days: { min: 2, max: 7 },
    })
  })

  it('is told in the currency of the cart where the shop has a rule in it', () => {
    const inRon = {
      countries: ['RO'],
      currency: 'RON',
      price: { minor: 1999, currency: 'RON' },
      days: { min: 1, max: 2 },
    }
    const shipping = [...FACTS.shipping, inRon]

    expect(tellShipping({ shipping }, { country: 'RO', currency: 'RON' })?.price).toEqual({
      minor: 1999,
      currency: 'RON',
    })
    expect(tellShipping({ shipping }, { country: 'RO', currency: 'CHF' })?.price).toEqual(EUR(490))
  })

  it('is nothing where the shop has said nothing', () => {
    expect(tellShipping({ shipping: [] }, { country: 'RO', currency: 'EUR' })).toBeUndefined()
    const abroad = { shipping: [FACTS.shipping[0]!] }
    expect(tellShipping(abroad, { country: 'JP', currency: 'EUR' })).toBeUndefined()
  })
})

describe('a day of delivery', () => {
  it.each([
    ['Friday', new Date(2026, 10, 20, 12), 1, '2026-11-23'],
    ['Saturday', new Date(2026, 10, 21, 12), 1, '2026-11-23'],
    ['Monday', new Date(2026, 10, 23, 12), 4, '2026-11-27'],
    ['Monday', new Date(2026, 10, 23, 12), 5, '2026-11-30'],
    ['Monday', new Date(2026, 10, 23, 12), 0, '2026-11-23'],
  ])('from a %s is a working day', (_day, from, days, expected) => {
    const day = addWorkingDays(from, days)

    expect([day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-')).toBe(expected)
  })
})
