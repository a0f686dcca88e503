import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  act,
  cancelRedemption,
  estimate,
  estimateForMember,
  join,
  listRedemptions,
  readEarning,
  readHistory,
  readProgram,
  readRewards,
  readWallet,
  redeem,
  setBirthday,
} from './contract.ts'
import { ANA, createProblem, disposeModels, setUp, type SetUpOptions } from './model.fixture.ts'
import { renderLoyalty } from './render.fixture.tsx'
import { createHistory, createRedemption, OFFERS, RULES, STANDINGS } from './rewards.fixture.ts'
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

async function show(options: SetUpOptions = {}, attributes?: Record<string, string>) {
  const { answers = [], ...others } = options
  const stage = setUp({
    answers: [
      [readProgram, () => RULES],
      [readRewards, () => ({ walletRevision: 7, items: OFFERS })],
      [readEarning, () => ({ walletRevision: 7, items: STANDINGS })],
      [act, () => ({ applied: true, points: 5, standing: STANDINGS[1], wallet: createWallet() })],
      ...answers,
    ],
    ...others,
  })
  const view = renderLoyalty(stage.model, attributes)
  await vi.waitFor(() => expect(stage.model.program.value).toBeTruthy())
  return { ...stage, ...view }
}

const cardOf = async (name: string): Promise<HTMLElement> => {
  const card = (await screen.findByText(name)).closest('li')
  if (!card) throw new Error(`${name} is in no list.`)
  return card
}

describe('a reward', () => {
  it('names its conditions and what is missing before the tap', async () => {
    await show()
    const card = await cardOf('Ember Candle')
    await within(card).findByText('260 embers to go')
    expect(within(card).getByText('For Ember')).toBeTruthy()
    expect(within(card).getByText('3 left')).toBeTruthy()
    expect(within(card).getByText('For your next order only')).toBeTruthy()
    expect(within(card).queryByRole('button')).toBeNull()
  })

  it('that can be had comes first, with its worth and how long its code lives', async () => {
    const { container } = await show()
    await screen.findByRole('button', { name: 'Redeem 500 embers' })
    const first = container.querySelectorAll<HTMLElement>('.reward')[1]!
    expect(first.textContent).toContain('€5.00 off · 90 days to use it')
    expect(first.textContent).toContain('For orders of €20.00 or more')
  })

  it('becomes a code in the focus of the shopper', async () => {
    const { answers } = await show()
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
    await show({ answers: [[redeem, refuse]] })
    fireEvent.click(await screen.findByRole('button', { name: 'Redeem 500 embers' }))
    expect(await screen.findByText('Use one of your codes first, or give it back.')).toBeTruthy()
  })

  it('without an answer promises that nothing is spent twice', async () => {
    await show({ answers: [[redeem, () => Promise.reject(new Error('offline'))]] })
    fireEvent.click(await screen.findByRole('button', { name: 'Redeem 500 embers' }))
    expect(await screen.findByText(/never spent twice/)).toBeTruthy()
  })
})

describe('the slider', () => {
  it('asks for a cart where there is none', async () => {
    await show()
    expect(await screen.findByText(/^Put something in your cart/)).toBeTruthy()
  })

  it('goes in steps between the least and the most, by taps and by keys', async () => {
    await show({ cart: CART })
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

describe('a code', () => {
  const withCode: SetUpOptions = {
    answers: [[listRedemptions, () => ({ walletRevision: 7, items: [REDEMPTION] })]],
  }

  it('goes into the cart where the page can', async () => {
    const { context } = await show(withCode)
    context.applyCode.mockResolvedValue(true)
    fireEvent.click(await screen.findByRole('button', { name: 'Use code' }))
    expect(await screen.findByText('It is in your cart.')).toBeTruthy()
    expect(context.applyCode).toHaveBeenCalledWith('FERN-7K2P-9QXW')
    expect(context.track).toHaveBeenCalledWith('loyalty.code_applied', {
      rewardId: 'five',
      by: 'cart',
    })
  })

  it('is copied where it cannot', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await show(withCode)
    fireEvent.click(await screen.findByRole('button', { name: 'Use code' }))
    expect(await screen.findByText(/^Copied/)).toBeTruthy()
    expect(writeText).toHaveBeenCalledWith('FERN-7K2P-9QXW')
    writeText.mockRestore()
  })

  it('is selected where there is no clipboard', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
    await show(withCode)
    fireEvent.click(await screen.findByRole('button', { name: 'Use code' }))
    expect(await screen.findByText(/^Selected/)).toBeTruthy()
    expect(getSelection()?.toString()).toContain('FERN-7K2P-9QXW')
    writeText.mockRestore()
  })

  it('can be given back while it is unused', async () => {
    const cancelled = { ...REDEMPTION, status: 'cancelled', undoable: false }
    const { context, answers } = await show({
      answers: [
        ...withCode.answers!,
        [
          cancelRedemption,
          () => ({ redemption: cancelled, wallet: createWallet({ revision: 9, spendable: 1740 }) }),
        ],
      ],
    })
    const undo = await screen.findByRole('button', { name: 'Give back for 500 embers: Five off' })
    answers.set(listRedemptions, () => ({ walletRevision: 9, items: [] }))
    fireEvent.click(undo)
    expect(await screen.findByText('1,740')).toBeTruthy()
    await waitFor(() => expect(screen.queryByText('FERN-7K2P-9QXW')).toBeNull())
    expect(context.track).toHaveBeenCalledWith('loyalty.redemption_undone', { rewardId: 'five' })
  })

  it('that was used meanwhile says so', async () => {
    const refuse = (): never => {
      throw createProblem('already_used', 409, { orderId: 'FE-1' })
    }
    await show({ answers: [...withCode.answers!, [cancelRedemption, refuse]] })
    fireEvent.click(await screen.findByRole('button', { name: /^Give back/ }))
    expect(await screen.findByText('This code has been used.')).toBeTruthy()
  })
})

describe('ways to collect', () => {
  it('say what is left and when there is more', async () => {
    await show()
    const review = await cardOf('Write a review')
    expect(await within(review).findByText(/Again from December 6/)).toBeTruthy()
    expect(within(await cardOf('Say hello')).getByText('3 of 7 days in a row')).toBeTruthy()
    expect(
      within(await cardOf('Follow us')).getByText('1 left · Arrives within a day'),
    ).toBeTruthy()
    expect(within(await cardOf('Welcome')).getByText('Done')).toBeTruthy()
  })

  it('tell of a visit once a day', async () => {
    const { askedOf, stored, announceChange } = await show()
    await vi.waitFor(() => expect(stored.has('visit')).toBe(true))
    announceChange()
    await vi.waitFor(() => expect(askedOf(readWallet)).toHaveLength(2))
    expect(askedOf(act).map(({ body }) => body)).toEqual([{ ruleId: 'daily' }])
  })

  it('take the word of a shopper who follows a channel', async () => {
    const { askedOf } = await show()
    const follow = await cardOf('Follow us')
    const link = await within(follow).findByRole('link', { name: 'Let’s go' })
    link.addEventListener('click', (event) => event.preventDefault())
    fireEvent.click(link)
    await vi.waitFor(() =>
      expect(askedOf(act).at(-1)?.body).toEqual({ ruleId: 'insta', sourceId: 'instagram' }),
    )
  })

  it('keep a birthday and say from when on it counts', async () => {
    const birthday = {
      month: 3,
      day: 9,
      paysFrom: '2027-03-08T22:00:00.000Z',
      editableAt: '2099-11-22T10:00:00.000Z',
    }
    const { answers, askedOf } = await show()
    const card = await cardOf('Your birthday')
    const save = await within(card).findByRole('button', { name: 'Save' })
    expect(within(card).getByText(/after 30 days at the earliest/)).toBeTruthy()
    answers.set(setBirthday, () => birthday)
    answers.set(readEarning, () => ({
      walletRevision: 7,
      items: [{ ruleId: 'bday', open: true, count: 0, birthday }],
    }))
    fireEvent.change(within(card).getByLabelText('Month'), { target: { value: '3' } })
    fireEvent.change(within(card).getByLabelText('Day'), { target: { value: '9' } })
    fireEvent.submit(save.closest('form')!)
    expect(await screen.findByText(/^Saved. Counts from March/)).toBeTruthy()
    expect(askedOf(setBirthday)[0]?.body).toEqual({ month: 3, day: 9 })
  })
})

describe('joining', () => {
  it('says what one agrees to, and earns the welcome', async () => {
    const joined = createWallet({ revision: 8, joinedAt: '2026-11-22T12:00:00.000Z' })
    const { askedOf } = await show({
      answers: [[join, () => ({ joinedAt: joined.joinedAt, points: 50, wallet: joined })]],
    })
    const button = await screen.findByRole('button', { name: 'Join now' })
    expect(screen.getByRole('link', { name: 'Read the rules' }).getAttribute('href')).toBe('/terms')
    fireEvent.click(button)
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Join now' })).toBeNull())
    expect(askedOf(join)[0]?.body).toEqual({ consent: { textId: 'program-1' } })
  })
})

describe('the history', () => {
  it('is read when it is opened, and page by page', async () => {
    const [last, ...rest] = createHistory()
    const { askedOf } = await show({
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
    await show({ answers: [[readHistory, () => Promise.reject(new Error('down'))]] })
    openDetails('History')
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it('tells a reason of a newer server by its type', async () => {
    const row = { ...createHistory()[2]!, reason: 'moon_phase' }
    await show({ answers: [[readHistory, () => ({ items: [row], nextCursor: null })]] })
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
    await show({ answers: [[readWallet, () => wallet]] })
    const text = (await screen.findByText('Coming, set aside, expiring')).closest(
      'details',
    )!.textContent
    expect(text).toMatch(/From December \d · Order FE-9\s*42 embers/)
    expect(text).toMatch(/until February 20, 2027\s*500 embers/)
    expect(text).toMatch(/until October 2\d, 2027 · Write a review\s*100 embers/)
  })
})

describe('the estimate', () => {
  const lines = '[{"id":"mug","quantity":1,"unit":2200}]'
  const answer = (points: number) => () => ({
    points,
    breakdown: [],
    nextThreshold: null,
    programRevision: 1,
  })

  it('of a product is one line for a guest', async () => {
    const { container, askedOf } = await show(
      { member: { status: 'guest' }, answers: [[estimate, answer(22)]] },
      { show: 'estimate', lines, currency: 'EUR' },
    )
    expect(await screen.findByText('You get 22 embers with this order')).toBeTruthy()
    expect(container.querySelector('.loyalty')).toBeNull()
    expect(askedOf(estimate)[0]?.body).toEqual({ lines: JSON.parse(lines), currency: 'EUR' })
  })

  it('follows the cart of the page where the element names no lines', async () => {
    const { cart, answers, askedOf } = await show(
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
    const { context } = await show({}, { show: 'estimate', lines: wrong, currency: 'EUR' })
    await vi.waitFor(() =>
      expect(String(context.report.mock.calls[0]?.[0])).toContain('data-lines'),
    )
  })
})

describe('a level reached', () => {
  it('is thanked for once', async () => {
    const stage = await show({ stored: { level: 0 } })
    expect(await screen.findByText('You have reached Fern. Thank you!')).toBeTruthy()
    cleanup()
    disposeModels()

    await show({ store: stage.stored })

    await screen.findByText('Rewards')
    expect(screen.queryByText(/Thank you/)).toBeNull()
  })

  it('is no news to a browser that sees its shopper for the first time', async () => {
    const { stored } = await show()
    await vi.waitFor(() => expect(stored.get('level')).toBe(200))
    expect(screen.queryByText(/Thank you/)).toBeNull()
  })
})

function openDetails(summary: string): void {
  const details = screen.getByText(summary).closest('details')!
  details.open = true
  fireEvent(details, new Event('toggle'))
}
