import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { forgetTab } from '../../src/ui/tab-memory.ts'
import { readReferralHome, readReferralProgram } from './contract.ts'
import { createRefusal } from './invitation.fixture.ts'
import { ANA, disposeModels, NOBODY } from './model.fixture.ts'
import { createHome, LINK, PROGRAM } from './program.fixture.ts'
import { draw, drawAtOnce } from './render.fixture.ts'

afterEach(() => {
  cleanup()
  forgetTab()
  disposeModels()
})

const refuse = (code: string, status: number) => (): never => {
  throw createRefusal(code, status)
}

describe('Referral', () => {
  it('is a landmark of the page, and none of the panel', async () => {
    await draw({ place: 'page' })
    expect(screen.getByRole('region', { name: 'Invite friends' })).toBeTruthy()
    cleanup()

    await draw({ place: 'panel' })

    expect(screen.queryByRole('region')).toBeNull()
  })

  it('tells a member everything, conditions before the link', async () => {
    await draw()

    const link = screen.getByText(LINK)
    const condition = screen.getByText('On a friend’s first order from €25.00')
    const order = condition.compareDocumentPosition(link)
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    expect(screen.getByText('€10.00 off')).toBeTruthy()
    expect(screen.getByText('500 points')).toBeTruthy()
  })

  it('is the link alone where the page wants no more', async () => {
    await draw({ attributes: { show: 'link' } })

    expect(screen.getByText(LINK)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeTruthy()
    expect(screen.queryByRole('heading')).toBeNull()
  })

  it('starts a guest, or lets them sign in', async () => {
    await draw({ member: NOBODY, options: { signInUrl: '/account' } })

    expect(screen.getByRole('button', { name: 'Get my link' })).toBeTruthy()
    const account = screen.getByRole('link', { name: 'I have an account' })
    expect(account.getAttribute('href')).toBe('/account')
  })

  it('asks for an account where the rules do', async () => {
    await draw({
      member: NOBODY,
      options: { signInUrl: '/account' },
      answers: [[readReferralProgram, () => ({ ...PROGRAM, guests: false })]],
    })

    expect(screen.getByText('Sign in to get your own link.')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Sign in' })).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('holds the place while it loads', () => {
    drawAtOnce({
      answers: [
        [readReferralHome, () => new Promise(() => undefined)],
        [readReferralProgram, () => new Promise(() => undefined)],
      ],
    })

    expect(screen.getByText('Loading your link')).toBeTruthy()
  })

  it('offers to try again when nothing could be had', async () => {
    const down = (): never => {
      throw new Error('down')
    }
    const { answers } = await draw({ answers: [[readReferralHome, down]] })
    expect(screen.getByText('Your link cannot be shown right now.')).toBeTruthy()
    answers.set(readReferralHome, () => createHome())

    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))

    expect(await screen.findByText(LINK)).toBeTruthy()
  })

  it('says since when the link is known, offline', async () => {
    const readAt = '2026-11-22T10:00:00.000Z'
    const store = new Map<string, unknown>([
      ['home', { home: createHome(), readAt, memberId: ANA.memberId }],
      ['program', PROGRAM],
    ])
    await draw({ store, answers: [[readReferralHome, () => Promise.reject(new Error('down'))]] })

    expect(await screen.findByText(/^As of November 22, /)).toBeTruthy()
    expect(screen.getByText(LINK)).toBeTruthy()
  })

  it('keeps friends and codes in sight while the programme rests, and no link', async () => {
    await draw({ answers: [[readReferralProgram, () => ({ ...PROGRAM, status: 'paused' })]] })

    expect(await screen.findByText(/Invitations are taking a break/)).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Your friends' })).toBeTruthy()
    expect(screen.queryByText(LINK)).toBeNull()
  })

  it('names whom to ask to somebody who may not take part', async () => {
    await draw({ answers: [[readReferralHome, refuse('member_excluded', 403)]] })

    expect(screen.getByText('Your account does not take part in inviting friends.')).toBeTruthy()
    const contact = screen.getByRole('link', { name: 'Write to us' })
    expect(contact.getAttribute('href')).toBe('mailto:hello@fern.example')
  })

  it('says when there is no programme', async () => {
    await draw({
      answers: [
        [readReferralHome, refuse('not_found', 404)],
        [readReferralProgram, refuse('not_found', 404)],
      ],
    })

    expect(screen.getByText('There is nothing to invite friends with right now.')).toBeTruthy()
  })

  it('is told of once it shows something', async () => {
    const { context } = await draw()

    await waitFor(() =>
      expect(context.track).toHaveBeenCalledWith('referral.viewed', {
        place: 'page',
        as: 'advocate',
      }),
    )
    expect(vi.mocked(context.setNews)).not.toHaveBeenLastCalledWith(1)
  })
})

describe('the conditions', () => {
  const drawWith = (
    home: Parameters<typeof createHome>[0],
    program: Partial<typeof PROGRAM> = {},
  ) =>
    draw({
      answers: [
        [readReferralHome, () => createHome(home)],
        [readReferralProgram, () => ({ ...PROGRAM, ...program })],
      ],
    })

  it('are least order, wait, limit and what is left of it', async () => {
    await drawWith({})

    for (const term of [
      'On a friend’s first order from €25.00',
      'Yours comes 15 days after they pay, when nothing can be returned any more',
      'Rewards in 30 days: 10 at most',
      'You can earn 7 more until December 3, 2099',
    ])
      expect(screen.getByText(term)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Read the rules' }).getAttribute('href')).toBe('/terms')
  })

  it('say when the limit is reached, and when it counts again', async () => {
    await drawWith({ cap: { left: 0, resetsAt: '2099-12-03T00:00:00.000Z' } })

    expect(screen.getByText(/It counts again from December 3, 2099/)).toBeTruthy()
  })

  it('name no least order and no wait where there is none', async () => {
    await drawWith({ cap: { left: 10 } }, { minOrder: { minor: 0, currency: 'EUR' }, holdDays: 0 })

    expect(screen.getByText('On a friend’s first order')).toBeTruthy()
    expect(screen.queryByText(/Yours comes/)).toBeNull()
    expect(screen.queryByText(/You can earn/)).toBeNull()
  })
})

describe('the ladder', () => {
  it('says what is reached and how many friends are missing', async () => {
    await draw()

    const steps = screen.getByRole('heading', { name: 'More friends, more for you' })
    const texts = [...steps.parentElement!.querySelectorAll('li')].map((li) => li.textContent)
    expect(texts).toEqual([
      'Free shippingReached',
      '€20.00 off2 more friends',
      '30% off, up to €50.007 more friends',
    ])
  })

  it('is not there where the rules have none', async () => {
    await draw({ answers: [[readReferralProgram, () => ({ ...PROGRAM, ladder: [] })]] })

    expect(screen.queryByRole('heading', { name: /More friends/ })).toBeNull()
  })
})
