import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { issueOffer, listOffers } from '../../src/contract/campaign/issue.ts'
import {
  ANA,
  createCart,
  createOccasion,
  createOffer,
  disposeModels,
  GUEST,
  inMinutes,
} from '../../src/model/campaign/campaign.fixture.ts'
import { down, draw, drawPrompt, drawSummary, setUp } from './render.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

const listOf = (...items: unknown[]) => [[listOffers, () => ({ items })]] as const

describe('the section of a member', () => {
  it('lists what can be used, the soonest end first, and apart from it what has ended', async () => {
    const { container } = draw({
      member: ANA,
      answers: listOf(
        createOffer({ offerId: 'later', code: 'LATER', expiresAt: inMinutes(90) }),
        createOffer({ offerId: 'soon', code: 'SOON' }),
        createOffer({ offerId: 'past', state: 'expired', value: { kind: 'shipping' } }),
      ),
    })

    await screen.findByRole('heading', { name: 'Yours now' })
    const codes = [...container.querySelectorAll('.code')].map(({ textContent }) => textContent)
    expect(codes).toEqual(['SOON', 'LATER'])
    expect(screen.getByRole('heading', { name: 'Ended in the last week' })).toBeTruthy()
    expect(screen.getByText('Free shipping').parentElement?.textContent).toBe(
      'Free shipping This offer has ended. Its code no longer works.',
    )
  })

  it('says what it is for while it is empty', async () => {
    draw({ member: ANA, answers: listOf() })

    expect(await screen.findByText(/There is nothing for you right now/)).toBeTruthy()
  })

  it('says so when nobody answers, and asks again', async () => {
    const { answers } = draw({ member: ANA, answers: [[listOffers, down]] })
    await screen.findByText('Your offers cannot be shown right now.')
    answers.set(listOffers, () => ({ items: [createOffer()] }))

    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))

    expect(await screen.findByText('FERN-10')).toBeTruthy()
  })

  it('shows what is kept where nobody answers, and says that it is from before', async () => {
    const store = new Map<string, unknown>()
    const first = setUp({ member: ANA, store, answers: listOf(createOffer()) })
    await first.model.refresh()

    draw({ member: ANA, store, answers: [[listOffers, down]] })

    expect(await screen.findByText('Could not be refreshed just now.')).toBeTruthy()
    expect(screen.getByText('FERN-10')).toBeTruthy()
  })

  it('no longer counts as news', () => {
    const { context } = draw({ member: ANA })

    expect(context.setNews).toHaveBeenCalledWith(0)
  })
})

describe('the section of a guest', () => {
  it('has what this browser was given', async () => {
    const store = new Map<string, unknown>()
    await setUp({ store }).model.prepare!(createOccasion(), 'sheet')

    draw({ member: GUEST, store })

    expect(await screen.findByText('FERN-10')).toBeTruthy()
  })

  it('says why to sign in, where the shop has a way to', async () => {
    draw({ member: GUEST, options: { signInUrl: '/account' } })

    const link = await screen.findByRole('link', { name: 'Sign in' })
    expect(link.getAttribute('href')).toBe('/account')
  })
})

describe('what waits', () => {
  it('is drawn with its offer, which is asked for now that somebody looks', async () => {
    const stage = setUp({ member: ANA, answers: listOf() })
    await stage.model.prepare!(createOccasion(), 'badge')
    expect(stage.call).not.toHaveBeenCalled()

    draw({ stage })

    expect(await screen.findByText('FERN-10')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Ten per cent for you' })).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'Yours now' })).toBeNull()
  })

  it('is not there when there is nothing to it', async () => {
    const stage = setUp({
      answers: [[issueOffer, () => createOffer({ state: 'refused', refused: 'over' })]],
    })
    await stage.model.prepare!(createOccasion(), 'badge')

    draw({ stage })

    expect(await screen.findByText(/There is nothing for you/)).toBeTruthy()
  })
})

describe('a place in the page', () => {
  const occasion = createOccasion({
    campaign: { slot: 'cart' },
    blocks: [{ type: 'text', key: 'text' }],
  })

  it('shows what belongs to it, and nothing else', async () => {
    const stage = setUp()
    await stage.model.prepare!(occasion, 'inline')

    const { container } = draw({ stage, place: 'page', attributes: { slot: 'cart' } })
    expect(screen.getByText('On everything that grows.')).toBeTruthy()
    expect(container.querySelector('section')).toBeNull()

    stage.model.drop!('autumn')
    await expect.poll(() => container.textContent).toBe('')
  })

  it('stays empty where nothing is for it', async () => {
    const stage = setUp({ cart: createCart(100) })
    await stage.model.prepare!(occasion, 'inline')

    const { container } = draw({ stage, place: 'page', attributes: { slot: 'home' } })

    expect(container.textContent).toBe('')
  })
})

describe('the line in the panel’s home', () => {
  it('counts what can be used and says when the first of it ends', async () => {
    const { container } = drawSummary({
      member: ANA,
      answers: listOf(
        createOffer({ offerId: 'a', expiresAt: inMinutes(90) }),
        createOffer({ offerId: 'b' }),
        createOffer({ offerId: 'c', state: 'used' }),
      ),
    })

    await expect.poll(() => container.textContent).toMatch(/^2 offers, the first until .*:30/)
  })

  it('says what waits, else that there is nothing', async () => {
    const stage = setUp({ answers: listOf(), member: ANA })
    const { container } = drawSummary({ stage })
    await expect.poll(() => container.textContent).toBe('No offers right now')

    await stage.model.prepare!(createOccasion(), 'badge')

    await expect.poll(() => container.textContent).toBe('Ten per cent for you')
  })
})

describe('the card', () => {
  it('draws the campaign that is heard', async () => {
    const stage = setUp()
    await stage.model.prepare!(createOccasion(), 'sheet')

    drawPrompt(stage, 'autumn')

    expect(screen.getByRole('heading', { name: 'Ten per cent for you' }).id).toBe('card-title')
  })

  it('of a campaign that is gone draws nothing', () => {
    const { container } = drawPrompt(setUp(), 'autumn')

    expect(container.textContent).toBe('')
  })
})

it('options that cannot be read are reported, and the widget works', () => {
  const { context } = draw({ options: { signInUrl: 'javascript:alert(1)' } })

  expect(context.report).toHaveBeenCalledOnce()
})
