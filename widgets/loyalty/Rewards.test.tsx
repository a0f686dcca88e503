import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { listRedemptions, redeem } from './contract.ts'
import { createProblem, disposeModels } from './model.fixture.ts'
import { itemOf, showAll } from './render.fixture.ts'
import { createRedemption } from './rewards.fixture.ts'
import { createWallet } from './wallet.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

const REDEMPTION = createRedemption()

const CART = {
  currency: 'EUR',
  total: 6490,
  items: [{ id: 'mug', name: 'Mug', quantity: 2, unit: 3245, line: 6490 }],
  token: 'cart-17',
  updatedAt: 1,
}

describe('a reward', () => {
  it('names its conditions and what is missing before the tap', async () => {
    await showAll()
    const card = await itemOf('Ember Candle')
    await within(card).findByText('260 embers to go')
    expect(within(card).getByText('For Ember')).toBeTruthy()
    expect(within(card).getByText('3 left')).toBeTruthy()
    expect(within(card).getByText('For your next order only')).toBeTruthy()
    expect(within(card).queryByRole('button')).toBeNull()
  })

  it('that can be had comes first, with its worth and how long its code lives', async () => {
    const { container } = await showAll()
    await screen.findByRole('button', { name: 'Redeem 500 embers' })
    const first = container.querySelectorAll<HTMLElement>('.reward')[1]!
    expect(first.textContent).toContain('€5.00 off · 90 days to use it')
    expect(first.textContent).toContain('For orders of €20.00 or more')
  })

  it('tells a guest its conditions too', async () => {
    await showAll({ member: { status: 'guest' } })
    const gift = await itemOf('Ember Candle')
    expect(within(gift).getByText('For Ember')).toBeTruthy()
    expect(within(gift).getByText('For your next order only')).toBeTruthy()
    expect(within(await itemOf('Five off')).getByText('For orders of €20.00 or more')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Redeem/ })).toBeNull()
  })

  it('becomes a code in the focus of the shopper', async () => {
    const { answers } = await showAll()
    answers.set(redeem, () => {
      answers.set(listRedemptions, () => ({ walletRevision: 8, items: [REDEMPTION] }))
      return { redemption: REDEMPTION, wallet: createWallet({ revision: 8 }) }
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Redeem 500 embers' }))
    const code = await screen.findByText('FERN-7K2P-9QXW')
    expect(screen.getByText('It is yours!')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.contains(code)).toBe(true))
  })

  it('says why it was refused', async () => {
    const refuse = (): never => {
      throw createProblem('too_many_codes', 422, { max: 3 })
    }
    await showAll({ answers: [[redeem, refuse]] })
    fireEvent.click(await screen.findByRole('button', { name: 'Redeem 500 embers' }))
    expect(await screen.findByText('Use one of your codes first, or give it back.')).toBeTruthy()
  })

  it('without an answer promises that nothing is spent twice', async () => {
    await showAll({ answers: [[redeem, () => Promise.reject(new Error('offline'))]] })
    fireEvent.click(await screen.findByRole('button', { name: 'Redeem 500 embers' }))
    expect(await screen.findByText(/never spent twice/)).toBeTruthy()
  })
})

describe('the slider', () => {
  it('asks for a cart where there is none', async () => {
    await showAll()
    expect(await screen.findByText(/^Put something in your cart/)).toBeTruthy()
  })

  it('goes in steps between the least and the most, by taps and by keys', async () => {
    await showAll({ cart: CART })
    const range = await screen.findByRole('slider', { name: 'Points to spend' })
    expect(range.getAttribute('aria-valuetext')).toBe('1,200 embers = €12.00')
    expect([range.getAttribute('min'), range.getAttribute('max')]).toEqual(['200', '1200'])

    fireEvent.click(screen.getByRole('button', { name: 'Fewer points' }))

    expect(await screen.findByText('1,100 embers = €11.00')).toBeTruthy()
    fireEvent.input(range, { target: { value: '200' } })
    fireEvent.click(screen.getByRole('button', { name: 'Fewer points' }))
    expect(await screen.findByRole('button', { name: 'Redeem 200 embers' })).toBeTruthy()
  })
})
