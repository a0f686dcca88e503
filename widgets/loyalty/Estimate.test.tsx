import { cleanup, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { estimate, estimateForMember } from './contract.ts'
import { ANA, disposeModels } from './model.fixture.ts'
import { showAll } from './render.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

const CART = {
  currency: 'EUR',
  total: 6490,
  items: [{ id: 'mug', name: 'Mug', quantity: 2, unit: 3245, line: 6490 }],
  token: 'cart-17',
  updatedAt: 1,
}

describe('the estimate', () => {
  const lines = '[{"id":"mug","quantity":1,"unit":2200}]'
  const answer = (points: number) => () => ({
    points,
    breakdown: [],
    nextThreshold: null,
    programRevision: 1,
  })

  it('of a product is one line for a guest', async () => {
    const { container, askedOf } = await showAll(
      { member: { status: 'guest' }, answers: [[estimate, answer(22)]] },
      { show: 'estimate', lines, currency: 'EUR' },
    )
    expect(await screen.findByText('You get 22 embers with this order')).toBeTruthy()
    expect(container.querySelector('.loyalty')).toBeNull()
    expect(askedOf(estimate)[0]?.body).toEqual({ lines: JSON.parse(lines), currency: 'EUR' })
  })

  it('follows the cart of the page where the element names no lines', async () => {
    const { cart, answers, askedOf } = await showAll(
      { member: ANA, cart: CART, answers: [[estimateForMember, answer(64)]] },
      { show: 'estimate' },
    )
    expect(await screen.findByText('You get 64 embers with this order')).toBeTruthy()
    answers.set(estimateForMember, answer(96))
    cart.value = { ...CART, total: 9735, items: [{ ...CART.items[0]!, quantity: 3, line: 9735 }] }
    expect(await screen.findByText('You get 96 embers with this order')).toBeTruthy()
    expect(askedOf(estimateForMember)[0]?.body).toEqual({
      lines: [{ id: 'mug', quantity: 2, unit: 3245, discount: 0 }],
      currency: 'EUR',
    })
  })

  it.each([['no json'], ['[{"id":"mug"}]'], ['{}']])('reports lines that are %s', async (wrong) => {
    const { context } = await showAll({}, { show: 'estimate', lines: wrong, currency: 'EUR' })
    await vi.waitFor(() =>
      expect(String(context.report.mock.calls[0]?.[0])).toContain('data-lines'),
    )
  })
})
