import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { forgetTab } from '../../src/ui/tab-memory.ts'
import { readReferralHome, readReferralProgram, startAsGuest } from './contract.ts'
import { createRefusal, disposeInvitations, FRIEND } from './invitation.fixture.ts'
import { button, type CardOptions, drawCard, setUpModel } from './prompt.fixture.ts'
import { createHome, PROGRAM } from './program.fixture.ts'

afterEach(() => {
  cleanup()
  forgetTab()
  disposeInvitations()
})

const HOME = createHome()
const MEMBER: CardOptions = { member: FRIEND, answers: [[readReferralHome, () => HOME]] }

async function ask(options: CardOptions = {}, name = 'order.placed', props = {}) {
  const stage = setUpModel(options)
  stage.model.wake({ kind: 'event', name, props })
  await vi.waitFor(() => expect(stage.context.propose).toHaveBeenCalled())
  return { ...stage, ...drawCard(stage, 'ask') }
}

describe('the card that asks to invite', () => {
  it('thanks for the order and says what both get, and for what', async () => {
    await ask(MEMBER)

    const name = 'Thank you for your order Your friend gets €10.00 off You get 500 points'
    expect(screen.getByRole('region', { name })).toBeTruthy()
    expect(
      screen.getByText(/^On their first order from €25.00. Yours follows 15 days after they pay.$/),
    ).toBeTruthy()
  })

  it.each([
    ['score.given', { kind: 'nps', score: 10 }, /^Good to hear you like it here/],
    ['loyalty.tier_reached', { tierId: 'ember' }, /^You have reached a new level/],
  ])('after %s has words of its own', async (event, props, name) => {
    await ask(MEMBER, event, props)

    expect(screen.getByRole('region', { name })).toBeTruthy()
  })

  it('has the link at hand for a member', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const { context } = await ask(MEMBER)

    fireEvent.click(button('Copy link'))

    expect(await screen.findByText('Link copied.')).toBeTruthy()
    expect(writeText).toHaveBeenCalledWith(HOME.link)
    expect(context.track).toHaveBeenCalledWith('referral.shared', { channel: 'copy' })
    expect(context.withdraw).not.toHaveBeenCalledWith('ask')
    writeText.mockRestore()
  })

  it('says goodbye once the link was passed on', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const { close } = await ask(MEMBER)
    fireEvent.click(button('Copy link'))

    fireEvent.click(await screen.findByRole('button', { name: 'Done' }))

    expect(close).toHaveBeenCalledExactlyOnceWith('done')
    expect(screen.queryByRole('button', { name: 'Not now' })).toBeNull()
    writeText.mockRestore()
  })

  it('is closed for now, or for good', async () => {
    const { close } = await ask(MEMBER)

    fireEvent.click(button('Not now'))
    fireEvent.click(button('Don’t ask again'))

    expect(close.mock.calls).toEqual([['later'], ['never']])
  })

  it('gives a guest the link after an e-mail of their own, and says why', async () => {
    const { askedOf } = await ask({
      answers: [[startAsGuest, () => ({ token: 'x'.repeat(24), home: HOME })]],
    })
    fireEvent.click(button('Get my link'))
    const field = screen.getByLabelText('Your e-mail')
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(screen.getByText('It is how your reward finds you.')).toBeTruthy()
    expect(screen.getByText('We never write to the people you invite.')).toBeTruthy()

    fireEvent.input(field, { target: { value: 'ioana@example.com' } })
    fireEvent.input(screen.getByLabelText('First name (optional)'), { target: { value: 'Ioana' } })
    fireEvent.click(button('Get my link'))

    expect(await screen.findByRole('button', { name: 'Copy link' })).toBeTruthy()
    expect(askedOf(startAsGuest)[0]?.body).toEqual({ email: 'ioana@example.com', name: 'Ioana' })
  })
})

describe('a guest’s start', () => {
  it('asks for no name where friends see none', async () => {
    await ask({ answers: [[readReferralProgram, () => ({ ...PROGRAM, names: false })]] })

    fireEvent.click(button('Get my link'))

    expect(screen.queryByLabelText('First name (optional)')).toBeNull()
  })

  it.each([
    ['not_eligible', 'You cannot invite friends with this address.'],
    ['rate_limited', 'Too many tries at once. Please wait a few minutes.'],
    ['out_of_stock', 'That is not possible right now.'],
  ])('refused with %s says so', async (code, words) => {
    await ask({
      answers: [
        [
          startAsGuest,
          () => {
            throw createRefusal(code, 422)
          },
        ],
      ],
    })
    fireEvent.click(button('Get my link'))
    fireEvent.input(screen.getByLabelText('Your e-mail'), { target: { value: 'a@b.example' } })

    fireEvent.click(button('Get my link'))

    expect(await screen.findByText(words)).toBeTruthy()
  })

  it('sends nothing that is no address', async () => {
    const { askedOf } = await ask()
    fireEvent.click(button('Get my link'))

    fireEvent.click(button('Get my link'))

    expect(await screen.findByText('Please check the address: something is missing.')).toBeTruthy()
    expect(askedOf(startAsGuest)).toEqual([])
  })
})

describe('nobody is asked', () => {
  const proposed = async (options: CardOptions): Promise<number> => {
    const stage = setUpModel(options)
    stage.model.wake({ kind: 'event', name: 'order.placed', props: {} })
    await vi.waitFor(() => expect(stage.askedOf(readReferralProgram)).toHaveLength(1))
    await new Promise((resolve) => setTimeout(resolve))
    return stage.context.propose.mock.calls.length
  }

  it('while the programme rests', async () => {
    const answers = [[readReferralProgram, () => ({ ...PROGRAM, status: 'paused' })]] as const
    expect(await proposed({ answers })).toBe(0)
  })

  it('who has no account, where guests cannot invite', async () => {
    const answers = [[readReferralProgram, () => ({ ...PROGRAM, guests: false })]] as const
    expect(await proposed({ answers })).toBe(0)
  })

  it('who would get nothing for it', async () => {
    const answers = [[readReferralHome, () => ({ ...HOME, cap: { left: 0 } })]] as const
    expect(await proposed({ member: FRIEND, answers })).toBe(0)
  })
})
