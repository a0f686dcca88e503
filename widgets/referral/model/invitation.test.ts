import { afterEach, describe, expect, it, vi } from 'vitest'
import { RegularsError } from '../../../src/core/errors.ts'
import { claimOffer, readOffer } from '../contract.ts'
import { createRefusal, disposeInvitations, LANDING, setUpFriend } from '../invitation.fixture.ts'
import { CLAIM, OFFER } from '../offer.fixture.ts'

afterEach(disposeInvitations)

const MIHAI = new URL('https://shop.example/?ref=MIHAI-1')
const CART = { currency: 'EUR', total: 1800, items: [], updatedAt: 1 }
const MUG = { id: 'mug', name: 'Mug', quantity: 1, unit: 1800, line: 1800 }

describe('a friend’s link', () => {
  it('is read, told of and put up, and takes nothing', async () => {
    const { invitation, context, askedOf } = setUpFriend()

    await invitation.wake(LANDING)

    expect(invitation.state.value).toBe('open')
    expect(invitation.offer.value).toEqual(OFFER)
    expect(askedOf(readOffer)).toEqual([{ params: { code: 'ANA-FERN' } }])
    expect(askedOf(claimOffer)).toEqual([])
    expect(context.track).toHaveBeenCalledWith('referral.landed', {})
    expect(context.propose).toHaveBeenCalledExactlyOnceWith({
      id: 'invitation',
      level: 'sheet',
      isAwaited: true,
    })
  })

  it('leaves nothing in the browser before a gesture', async () => {
    const { invitation, store } = setUpFriend()

    await invitation.wake(LANDING)

    expect(store.size).toBe(0)
  })

  it('is read once, however often the page says the same', async () => {
    const { invitation, context, askedOf } = setUpFriend()

    await Promise.all([invitation.wake(LANDING), invitation.wake(LANDING)])
    await invitation.wake(new URL('https://shop.example/mugs?ref=ANA-FERN'))

    expect(askedOf(readOffer)).toHaveLength(1)
    expect(context.propose).toHaveBeenCalledOnce()
  })

  it.each(['', 'ab', 'x'.repeat(65)])('with the code %j is passed over', async (code) => {
    const { invitation, call } = setUpFriend()

    await invitation.wake(new URL(`https://shop.example/?ref=${code}`))

    expect(invitation.state.value).toBe('none')
    expect(call).not.toHaveBeenCalled()
  })

  it('stays in the address bar unless the merchant has it taken out', async () => {
    const left = setUpFriend()
    const cleaned = setUpFriend({ config: { cleanAddress: true } })

    await left.invitation.wake(LANDING)
    await cleaned.invitation.wake(LANDING)

    expect(left.context.cleanAddress).not.toHaveBeenCalled()
    expect(cleaned.context.cleanAddress).toHaveBeenCalledExactlyOnceWith('ref')
  })

  it('that belongs to something else disturbs nobody and stays in the address', async () => {
    const { invitation, context } = setUpFriend({
      config: { cleanAddress: true },
      answers: [[readOffer, refuse('unknown_referral', 404)]],
    })

    await invitation.wake(new URL('https://shop.example/?ref=newsletter'))

    expect(invitation.state.value).toBe('gone')
    expect(invitation.reason.value).toBe('unknown_referral')
    expect(context.propose).not.toHaveBeenCalled()
    expect(context.cleanAddress).not.toHaveBeenCalled()
  })

  it('cannot be read without a network, and is when asked again', async () => {
    const { invitation, answers, context } = setUpFriend({ answers: [[readOffer, noAnswer]] })
    await invitation.wake(LANDING)
    expect(invitation.state.value).toBe('failed')

    answers.set(readOffer, () => OFFER)
    await invitation.retry()

    expect(invitation.state.value).toBe('open')
    expect(context.propose).toHaveBeenCalledOnce()
  })

  it('opened after another one is the one on show', async () => {
    const { invitation, answers } = setUpFriend()
    let answer: (offer: unknown) => void = () => undefined
    answers.set(readOffer, ({ params }) =>
      params?.['code'] === 'MIHAI-1'
        ? { ...OFFER, advocateName: 'Mihai' }
        : new Promise((resolve) => (answer = resolve)),
    )
    const first = invitation.wake(LANDING)
    await vi.waitFor(() => expect(invitation.state.value).toBe('reading'))

    await invitation.wake(MIHAI)
    answer(OFFER)
    await first

    expect(invitation.offer.value?.advocateName).toBe('Mihai')
  })
})

describe('a page that nobody looks at', () => {
  it('in a frame reads nothing', async () => {
    const { invitation, call } = setUpFriend({
      sight: { whenSeen: async () => false, ms: () => 0, leave: () => undefined },
    })

    await invitation.wake(LANDING)

    expect(invitation.state.value).toBe('none')
    expect(call).not.toHaveBeenCalled()
  })

  it('in the background reads once it is looked at', async () => {
    let look: (isSeen: boolean) => void = () => undefined
    const { invitation, call } = setUpFriend({
      sight: {
        whenSeen: () => new Promise((resolve) => (look = resolve)),
        ms: () => 0,
        leave: () => undefined,
      },
    })
    const woken = invitation.wake(LANDING)
    expect(call).not.toHaveBeenCalled()

    look(true)
    await woken

    expect(invitation.state.value).toBe('open')
  })
})

describe('no', () => {
  it('is remembered for this link, and leaves the invitation where it can be found', async () => {
    const { invitation, store } = setUpFriend()
    await invitation.wake(LANDING)
    await invitation.decline()
    expect(invitation.state.value).toBe('open')

    const next = setUpFriend({ store })
    await next.invitation.wake(LANDING)

    expect(next.context.propose).not.toHaveBeenCalled()
    expect(next.invitation.state.value).toBe('open')
  })

  it('to one friend is no answer to another', async () => {
    const { invitation, store } = setUpFriend()
    await invitation.wake(LANDING)
    await invitation.decline()

    const next = setUpFriend({ store })
    await next.invitation.wake(MIHAI)

    expect(next.context.propose).toHaveBeenCalledOnce()
  })
})

describe('what the cart lacks', () => {
  it('is told from the cart of the page', async () => {
    const { invitation, cart } = setUpFriend({ cart: { ...CART, items: [MUG] } })
    await invitation.wake(LANDING)
    expect(invitation.missing.value).toEqual({ minor: 700, currency: 'EUR' })

    cart.value = { ...CART, total: 2500, items: [MUG] }

    expect(invitation.missing.value).toBeUndefined()
  })

  it('is not told of an empty cart, or of one in another currency', async () => {
    const { invitation, cart } = setUpFriend({ cart: CART })
    await invitation.wake(LANDING)
    expect(invitation.missing.value).toBeUndefined()

    cart.value = { ...CART, currency: 'MDL', items: [MUG] }

    expect(invitation.missing.value).toBeUndefined()
  })
})

describe('an invitation taken before', () => {
  it('is on show again with its code, and nobody is disturbed', async () => {
    const { invitation, store } = setUpFriend()
    await invitation.wake(LANDING)
    await invitation.take()

    const next = setUpFriend({ store })
    await next.invitation.wake(LANDING)

    expect(next.invitation.state.value).toBe('claimed')
    expect(next.invitation.claim.value).toEqual(CLAIM)
    expect(next.context.propose).not.toHaveBeenCalled()
    expect(next.context.track).not.toHaveBeenCalledWith('referral.landed', {})
  })

  it('counts over the link of another friend, who is told so', async () => {
    const { invitation, store } = setUpFriend()
    await invitation.wake(LANDING)
    await invitation.take()

    const next = setUpFriend({ store })
    await next.invitation.wake(MIHAI)

    expect(next.invitation.state.value).toBe('claimed')
    expect(next.invitation.isEarlier.value).toBe(true)
    expect(next.invitation.claim.value?.advocateName).toBe('Ana')
    expect(next.context.propose).toHaveBeenCalledOnce()
  })

  it('is over with an order', async () => {
    const { invitation, store, context } = setUpFriend()
    await invitation.wake(LANDING)
    await invitation.take()

    await invitation.end()

    expect(invitation.state.value).toBe('none')
    expect(store.has('claim')).toBe(false)
    expect(context.withdraw).toHaveBeenCalledWith('invitation')
  })

  it('stands in nobody’s way after an order, though its card still waited', async () => {
    const { invitation, context } = setUpFriend()
    context.propose.mockReturnValue(new Promise(() => undefined))
    void invitation.wake(LANDING)
    await vi.waitFor(() => expect(context.propose).toHaveBeenCalled())
    expect(invitation.isBusy()).toBe(true)

    await invitation.end()

    expect(invitation.isBusy()).toBe(false)
  })

  it('is over when its time is', async () => {
    const { invitation, store } = setUpFriend({
      answers: [[claimOffer, () => ({ ...CLAIM, expiresAt: '2020-01-01T00:00:00.000Z' })]],
    })
    await invitation.wake(LANDING)
    await invitation.take()

    const next = setUpFriend({ store })
    await next.invitation.wake(LANDING)

    expect(next.invitation.state.value).toBe('open')
    expect(store.has('claim')).toBe(false)
  })
})

describe('the e-mail', () => {
  it('is asked of guests alone, and where the rules want it', async () => {
    const { invitation, member } = setUpFriend({
      answers: [[readOffer, () => ({ ...OFFER, emailNeeded: true })]],
    })
    await invitation.wake(LANDING)
    expect(invitation.needsEmail.value).toBe(true)

    member.value = { status: 'member', memberId: 'm-1' }

    expect(invitation.needsEmail.value).toBe(false)
  })

  it('is asked of whoever is refused for the lack of it', async () => {
    const { invitation } = setUpFriend({
      answers: [[claimOffer, refuse('email_required', 422)]],
    })
    await invitation.wake(LANDING)
    expect(invitation.needsEmail.value).toBe(false)

    await invitation.take()

    expect(invitation.needsEmail.value).toBe(true)
  })
})

function refuse(code: string, status: number): () => never {
  return () => {
    throw createRefusal(code, status)
  }
}

function noAnswer(): never {
  throw new RegularsError('no_answer', '/v1/referral/offers')
}
