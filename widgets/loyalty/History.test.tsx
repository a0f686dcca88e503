import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { readHistory, readWallet } from './contract.ts'
import { disposeModels } from './model.fixture.ts'
import { showAll } from './render.fixture.ts'
import { createHistory } from './rewards.fixture.ts'
import { createWallet } from './wallet.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

describe('the history', () => {
  it('is read when it is opened, and page by page', async () => {
    const [last, ...rest] = createHistory()
    const { askedOf } = await showAll({
      answers: [
        [
          readHistory,
          ({ query }) =>
            query?.['cursor']
              ? { items: rest, nextCursor: null }
              : { items: [last], nextCursor: '5' },
        ],
      ],
    })
    expect(askedOf(readHistory)).toEqual([])

    openDetails('History')
    fireEvent.click(await screen.findByRole('button', { name: 'Show older ones' }))

    expect(await screen.findByText('Return from order FE-1')).toBeTruthy()
    expect(screen.getByText('Redeemed: Five off')).toBeTruthy()
    expect(screen.getByText('−500 embers')).toBeTruthy()
    expect(screen.getByText('November 20')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull()
  })

  it('that cannot be read offers to try again', async () => {
    await showAll({ answers: [[readHistory, () => Promise.reject(new Error('down'))]] })
    openDetails('History')
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it.each([
    ['referral_rewarded', 'referral', 'Reward for an invitation'],
    ['coupon_used', 'coupon', 'Code used with order FE-2'],
  ])('says of %s what it was for', async (reason, rule, text) => {
    const row = { ...createHistory()[0]!, reason, rule, orderId: 'FE-2' }
    await showAll({ answers: [[readHistory, () => ({ items: [row], nextCursor: null })]] })
    openDetails('History')
    expect(await screen.findByText(text)).toBeTruthy()
  })

  it('tells a reason of a newer server by its type', async () => {
    const row = { ...createHistory()[2]!, reason: 'moon_phase' }
    await showAll({ answers: [[readHistory, () => ({ items: [row], nextCursor: null })]] })
    openDetails('History')
    expect(await screen.findByText('Taken back with a return')).toBeTruthy()
  })
})

describe('the wallet in detail', () => {
  it('names each award that is on its way, each hold and each expiry', async () => {
    const lot = {
      points: 42,
      at: '2026-12-05T22:00:00.000Z',
      lot: 3,
      rule: 'purchase',
      orderId: 'FE-9',
    }
    const wallet = createWallet({
      revision: 8,
      pending: 42,
      releases: [lot],
      expiries: [{ points: 100, at: '2027-10-24T21:00:00.000Z', lot: 1, rule: 'review' }],
      holds: [
        { redemptionId: 'r-1', points: 500, mode: 'code', until: '2027-02-20T12:00:00.000Z' },
      ],
    })
    await showAll({ answers: [[readWallet, () => wallet]] })
    const text = (await screen.findByText('Coming, set aside, expiring')).closest(
      'details',
    )!.textContent
    expect(text).toMatch(/From December \d · Order FE-9\s*42 embers/)
    expect(text).toMatch(/until February 20, 2027\s*500 embers/)
    expect(text).toMatch(/until October 2\d, 2027 · Write a review\s*100 embers/)
  })
})

function openDetails(summary: string): void {
  const details = screen.getByText(summary).closest('details')!
  details.open = true
  fireEvent(details, new Event('toggle'))
}
