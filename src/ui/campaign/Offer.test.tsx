import { act, cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Block } from '../../contract/campaign/block.ts'
import { issueOffer, type IssuedOffer } from '../../contract/campaign/issue.ts'
import { createCart, createOffer, disposeModels } from '../../model/campaign/campaign.fixture.ts'
import { drawCampaign } from './render.fixture.ts'

const OFFER: Block = { type: 'offer', offerId: 'ten' }
const answer = (offer: Partial<IssuedOffer>) => [[issueOffer, () => createOffer(offer)]] as const
const button = (name: string): HTMLElement => screen.getByRole('button', { name })
const told = (): string =>
  screen
    .getAllByRole('status')
    .filter(({ localName }) => localName !== 'output')
    .map(({ textContent }) => textContent)
    .join('')

afterEach(() => {
  cleanup()
  disposeModels()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('an offer that can be used', () => {
  it('shows what it gives, its code, its end and that it is for one order', async () => {
    const { container } = await drawCampaign()

    expect(screen.getByText('10% off')).toBeTruthy()
    expect(container.querySelector('.code')?.textContent).toBe('FERN-10')
    expect(container.querySelector('.cmp-terms')?.textContent).toMatch(
      /^Until .*:30.* \d+ minutes.* left\s+For one order $/,
    )
  })

  it('names the smallest order, what the cart lacks, and why it was given', async () => {
    const minOrder = { minor: 5000, currency: 'EUR' }
    const { container } = await drawCampaign({
      cart: createCart(4000),
      answers: answer({ minOrder, isPersonal: true }),
    })

    const terms = container.querySelector('.cmp-terms')?.textContent
    expect(terms).toContain('For orders of €50.00 or more (€10.00 to go)')
    expect(terms).toContain('Based on your shopping history')
  })

  it('goes into the cart where the page can', async () => {
    const { context, close } = await drawCampaign()
    context.applyCode.mockResolvedValue(true)

    fireEvent.click(button('Use code'))

    await expect.poll(told).toBe('It is in your cart.')
    expect(context.applyCode).toHaveBeenCalledWith('FERN-10')
    expect(context.track).toHaveBeenCalledWith('campaign.clicked', { campaignId: 'autumn' })
    expect(screen.queryByRole('button', { name: 'Use code' })).toBeNull()
    fireEvent.click(button('Continue'))
    expect(close).toHaveBeenCalledWith('done')
  })

  it('is copied where the page cannot, and says that it could not', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    await drawCampaign()

    fireEvent.click(button('Use code'))

    await expect.poll(told).toMatch(/could not put it into your cart. It is copied/)
    expect(writeText).toHaveBeenCalledWith('FERN-10')
  })

  it('is put nowhere in a preview, in words', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    const samples = { ten: createOffer({ code: 'PREVIEW' }) }
    const { call, close, container, context } = await drawCampaign({
      occasion: { isPreview: true, samples },
    })
    expect(container.querySelector('.code')?.textContent).toBe('PREVIEW')

    fireEvent.click(button('Use code'))

    await expect.poll(told).toMatch(/^This is a preview: the code is not real/)
    expect(context.applyCode).not.toHaveBeenCalled()
    expect(context.track).not.toHaveBeenCalled()
    expect(writeText).not.toHaveBeenCalled()
    expect(call).not.toHaveBeenCalled()
    fireEvent.click(button('Continue'))
    expect(close).toHaveBeenCalledWith('done')
  })

  it('has the merchant’s word for yes on its button, and the no beside it', async () => {
    await drawCampaign({ occasion: { texts: { title: 'Hello', accept: 'Yes, ten per cent' } } })

    expect(button('Yes, ten per cent').parentElement?.textContent).toBe(
      'Yes, ten per centNo, thanks',
    )
  })
})

describe('an offer that cannot', () => {
  it.each<[Partial<IssuedOffer>, string]>([
    [{ state: 'expired' }, 'This offer has ended. Its code no longer works.'],
    [{ state: 'used' }, 'You have used this offer.'],
    [
      { state: 'refused', refused: 'cool_down' },
      'You were given an offer not long ago, so there is no other one now.',
    ],
    [{ state: 'refused', refused: 'over' }, 'This offer is over.'],
    [{ state: 'refused', refused: 'leaves_for_discounts' }, 'There is no offer right now.'],
  ])('%o shows no code, and says so', async (offer, words) => {
    const { container } = await drawCampaign({ answers: answer(offer) })

    expect(told()).toBe(words)
    expect(container.querySelector('.code')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Use code' })).toBeNull()
    expect(button('Close')).toBeTruthy()
  })

  it('that was refused takes no place where something else is said', async () => {
    const blocks: readonly Block[] = [{ type: 'text', key: 'text' }, OFFER]
    const refused = answer({ state: 'refused', refused: 'leaves_for_discounts' })
    const { container } = await drawCampaign({ answers: refused, occasion: { blocks } })

    expect(screen.getByText('On everything that grows.')).toBeTruthy()
    expect(container.querySelector('.cmp-offer')).toBeNull()
    expect(screen.queryByText('There is no offer right now.')).toBeNull()
    expect(button('Close')).toBeTruthy()
  })

  it('because nobody answers can be asked for again', async () => {
    let isDown = true
    const { askedOf } = await drawCampaign({
      answers: [
        [
          issueOffer,
          () => {
            if (isDown) throw new Error('down')
            return createOffer()
          },
        ],
      ],
    })
    await expect.poll(() => askedOf(issueOffer).length).toBe(2)
    await screen.findByText('Your offer could not be loaded. Check your connection.')
    isDown = false

    fireEvent.click(button('Try again'))

    expect(await screen.findByText('FERN-10')).toBeTruthy()
  })
})

describe('the time that is left', () => {
  beforeEach(() => void vi.useFakeTimers())

  const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))
  const shown = (): string | null => screen.getByRole('timer').textContent

  it('goes by each second and is silent but for a word at ten minutes and at one', async () => {
    await drawCampaign()
    expect(shown()).toBe('30 minutes left')

    await pass(1000)
    expect(shown()).toBe('29 minutes, 59 seconds left')
    expect(told()).toBe('')

    await pass(20 * 60_000 - 1000)
    expect(told()).toBe('This offer ends in 10 minutes.')
    await pass(9 * 60_000)
    expect(told()).toBe('This offer ends in 1 minute.')
  })

  it('does not say at its beginning what is shorter than that from the start', async () => {
    await drawCampaign({ answers: answer({ expiresAt: '2026-11-22T12:05:00.000Z' }) })

    await pass(2000)

    expect(shown()).toBe('4 minutes, 58 seconds left')
    expect(told()).toBe('')
  })

  it('ends with the code gone, and stays ended', async () => {
    const { container } = await drawCampaign()

    await pass(30 * 60_000)

    expect(told()).toBe('This offer has ended. Its code no longer works.')
    expect(screen.queryByRole('timer')).toBeNull()
    expect(container.querySelector('.code')).toBeNull()
  })

  it('counts no seconds for who asked for less motion', async () => {
    vi.stubGlobal('matchMedia', () => ({
      matches: true,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }))
    await drawCampaign()

    await pass(1000)
    expect(shown()).toBe('29 minutes left')
    await pass(29 * 60_000)
    expect(shown()).toBe('less than a minute left')
  })
})

it('an offer within an answer is asked for when it is drawn', async () => {
  const { askedOf } = await drawCampaign({ level: 'panel', occasion: { blocks: [OFFER] } })

  await screen.findByText('FERN-10')
  expect(askedOf(issueOffer)).toHaveLength(1)
})
