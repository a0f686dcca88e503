/** Facts of a shopper for tests: on a product page, with a cart of two lines. */
import type { Facts } from './facts.ts'
import type { Scope } from './leaf.ts'

export const NOW = Date.UTC(2026, 10, 22, 12)

export const eur = (minor: number) => ({ minor, currency: 'EUR' })

const FACTS: Facts = {
  'page.type': 'product',
  'page.path': '/products/silk-scarf',
  'page.title': 'Silk scarf',
  'page.productTags': ['silk', 'New'],
  'visit.number': 3,
  'visit.weekday': 'sun',
  'cart.subtotal': eur(4_990),
  'customer.loggedIn': false,
  'customer.lastOrderAt': '2026-11-20T12:00:00.000Z',
  'customer.tier': null,
}

export function scopeOf(facts: Facts = {}, more: Partial<Scope> = {}): Scope {
  return {
    now: NOW,
    facts: { ...FACTS, ...facts },
    open: { 'page.query': { ref: 'ANA' } },
    lines: [
      { 'line.sku': 'SCARF', 'line.price': eur(2_990), 'line.quantity': 1, 'line.tags': ['silk'] },
      { 'line.sku': 'SOAP', 'line.price': eur(1_000), 'line.quantity': 2, 'line.tags': [] },
    ],
    countEvents: (name, withinMs) =>
      name === 'product.viewed' ? (withinMs === undefined ? 5 : 2) : 0,
    ...more,
  }
}
