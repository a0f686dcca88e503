import { cleanup, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Block } from '../../contract/campaign/block.ts'
import { CART, FACTS } from '../../model/campaign/exit-stage.fixture.ts'
import { disposeDrawn, drawBlocks, type DrawOptions } from './exit-draw.fixture.ts'

// A Monday.
beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 23, 12), toFake: ['Date'] }))
afterEach(() => {
  cleanup()
  disposeDrawn()
  vi.useRealTimers()
})

const ALL: readonly Block[] = [
  { type: 'facts', facts: ['shipping', 'delivery', 'returns', 'payment'] },
]

/** Each with its name before it. */
function drawFacts(options: DrawOptions = {}): string[] {
  drawBlocks(ALL, options)
  return screen
    .queryAllByRole('term')
    .map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`)
}

describe('what the shop says', () => {
  it('is told for the shopper’s country, with days for working days', () => {
    expect(drawFacts()).toEqual([
      'Shipping: €4.90Free from €50.00',
      'Delivery: 2–4 working daysOrder today: around November 25 to November 27',
      'Returns: Free within 30 daysHow returns work',
      'Payment: Visa, Mastercard, and cash on delivery',
    ])
  })

  it('says “from” while nobody knows the country, and promises no threshold', () => {
    const [shipping, delivery] = drawFacts({ occasion: { country: undefined } })

    expect(shipping).toBe('Shipping: From €4.90')
    expect(delivery).toBe('Delivery: 2–7 working daysOrder today: around November 25 to December 2')
  })

  it('counts what is in the cart', () => {
    const [shipping] = drawFacts({
      cart: { ...CART, total: 5000, items: [{ ...CART.items[0]!, line: 5000 }] },
    })

    expect(shipping).toBe('Shipping: Free for what is in your cart')
  })

  it('promises nothing for a cart that is never sent for free', () => {
    const bulky = { ...CART.items[0]!, noFreeShipping: true as const }

    expect(drawFacts({ cart: { ...CART, items: [bulky] } })[0]).toBe('Shipping: €4.90')
  })

  it('is silent about sending where there is nothing to send', () => {
    const download = { ...CART.items[0]!, isDigital: true as const }

    expect(drawFacts({ cart: { ...CART, items: [download] } })).toEqual([
      'Returns: Free within 30 daysHow returns work',
      'Payment: Visa, Mastercard, and cash on delivery',
    ])
  })

  it('leaves out what the shop has not said', () => {
    const facts = { shipping: [], payment: [], returns: { days: 14, isFree: false } }

    expect(drawFacts({ occasion: { facts } })).toEqual(['Returns: Within 14 days'])
  })

  it('names one day where it is one', () => {
    const [rule] = FACTS.shipping
    const facts = { ...FACTS, shipping: [{ ...rule!, days: { min: 1, max: 1 } }] }

    expect(drawFacts({ occasion: { facts } })[1]).toBe(
      'Delivery: 1 working dayOrder today: around November 24',
    )
  })
})
