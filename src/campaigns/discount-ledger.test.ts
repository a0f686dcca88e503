// @vitest-environment node
import { expect, test } from 'vitest'
import { DAY, MINUTE } from '../core/clock.ts'
import { type DiscountCase, refuseDiscount } from './discount-ledger.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const CART = { subtotal: eur(6_000), codes: [], ageMs: 10 * MINUTE }
const CASE: DiscountCase = {
  issuedAt: [],
  abandons: [],
  cart: CART,
  stage: 'active',
  hasOpenTicket: false,
  off: eur(600),
}
const discounted = { endedInDiscount: true }
const atFullPrice = { endedInDiscount: false }

test.each<[string, Partial<DiscountCase>, ReturnType<typeof refuseDiscount>]>([
  ['nothing speaks against it', {}, undefined],
  ['one was issued 89 days ago', { issuedAt: [NOW - 89 * DAY] }, 'issued_recently'],
  ['one was issued 90 days ago', { issuedAt: [NOW - 90 * DAY] }, undefined],
  ['one was issued before the clock was set back', { issuedAt: [NOW + DAY] }, 'issued_recently'],
  [
    'two carts in a row ended in a discount',
    { abandons: [atFullPrice, discounted, discounted] },
    'leaves_for_discounts',
  ],
  [
    'the last cart ended at the full price',
    { abandons: [discounted, discounted, atFullPrice] },
    undefined,
  ],
  ['one cart ended in a discount', { abandons: [discounted] }, undefined],
  ['the cart has a code', { cart: { ...CART, codes: ['HELLO'] } }, 'has_code'],
  [
    'a new customer began a minute ago',
    { stage: 'new_customer', cart: { ...CART, ageMs: MINUTE } },
    'too_early',
  ],
  ['a regular began a minute ago', { cart: { ...CART, ageMs: MINUTE } }, undefined],
  [
    'a new customer began two minutes ago',
    { stage: 'new_customer', cart: { ...CART, ageMs: 2 * MINUTE } },
    undefined,
  ],
  ['exactly the floor is left', { floor: eur(5_400) }, undefined],
  ['a cent less than the floor is left', { floor: eur(5_401) }, 'below_floor'],
  [
    'the floor is of another currency',
    { floor: { minor: 1, currency: 'RON' } },
    'currency_mismatch',
  ],
  ['a complaint is open', { hasOpenTicket: true, issuedAt: [NOW] }, 'open_ticket'],
])('%s', (_, asked, expected) => {
  expect(refuseDiscount({ ...CASE, ...asked }, NOW)).toBe(expected)
})

test('who leaves three times for a discount gets one', () => {
  const issuedAt: number[] = []
  const offers = [0, 3, 20].map((day) => {
    const now = NOW + day * DAY
    const refused = refuseDiscount({ ...CASE, issuedAt }, now)
    if (!refused) issuedAt.push(now)
    return refused ?? 'offered'
  })

  expect(offers).toEqual(['offered', 'issued_recently', 'issued_recently'])
})
