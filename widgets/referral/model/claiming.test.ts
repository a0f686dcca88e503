import { afterEach, describe, expect, it, vi } from 'vitest'
import { createClaims, land, noAnswer } from '../claims.fixture.ts'
import { claimAsMember, claimOffer } from '../contract.ts'
import {
  createRefusal,
  disposeInvitations,
  FRIEND,
  LANDING,
  setUpFriend,
} from '../invitation.fixture.ts'
import { CLAIM } from '../offer.fixture.ts'

afterEach(disposeInvitations)

describe('taking an invitation', () => {
  it('gives a code that is kept, told to the page and put into the cart', async () => {
    const { invitation, context, store, askedOf } = await land()
    context.applyCode.mockResolvedValue(true)

    await invitation.take()

    expect(invitation.claim.value).toEqual(CLAIM)
    expect(askedOf(claimOffer)[0]).toMatchObject({
      params: { code: 'ANA-FERN' },
      body: { afterMs: 4200, locale: 'en' },
    })
    expect(store.get('claim')).toMatchObject({ claim: CLAIM })
    expect(store.has('attempt')).toBe(false)
    expect(context.announce).toHaveBeenCalledExactlyOnceWith('claimed', {
      claimId: 'clm_1.sig',
      code: 'HELLO-7K2P',
    })
    expect(context.applyCode).toHaveBeenCalledExactlyOnceWith('HELLO-7K2P')
    expect(invitation.isApplied.value).toBe(true)
    expect(context.track).toHaveBeenCalledWith('referral.claimed', { again: false })
    expect(context.track).toHaveBeenCalledWith('referral.code_applied', { by: 'cart' })
  })

  it('leaves the code to be copied where the cart would not have it', async () => {
    const { invitation, context } = await land()

    await invitation.take()

    expect(invitation.isApplied.value).toBe(false)
    expect(await invitation.apply()).toBe(false)
    expect(context.track).not.toHaveBeenCalledWith('referral.code_applied', expect.anything())
  })

  it('puts nothing into the cart where the reward comes by itself', async () => {
    const { code: _code, ...withPoints } = CLAIM
    const { invitation, context } = await land({ answers: [[claimOffer, () => withPoints]] })

    await invitation.take()

    expect(context.applyCode).not.toHaveBeenCalled()
    expect(context.announce).toHaveBeenCalledWith('claimed', { claimId: 'clm_1.sig' })
  })

  it('sends the e-mail, and the visitor of whoever agreed to be counted', async () => {
    const visitorId = '01234567-89ab-4cde-8f01-23456789abcd'
    const { invitation, askedOf, context } = await land({ visitorId })

    await invitation.take('mihai@example.com')

    expect(askedOf(claimOffer)[0]?.body).toMatchObject({ email: 'mihai@example.com', visitorId })
    expect(context.announce).toHaveBeenCalledWith('claimed', expect.objectContaining({ visitorId }))
  })

  it('is asked as the member who is signed in', async () => {
    const { invitation, askedOf } = await land({ member: FRIEND })

    await invitation.take()

    expect(askedOf(claimOffer)).toEqual([])
    expect(askedOf(claimAsMember)[0]?.body).toMatchObject({ code: 'ANA-FERN', locale: 'en' })
  })

  it('is begun once by two taps', async () => {
    const { invitation, keys } = await land()

    await Promise.all([invitation.take(), invitation.take()])

    expect(keys()).toHaveLength(1)
  })

  it('whose earlier one counts says so', async () => {
    const { invitation, context } = await land({
      answers: [[claimOffer, () => ({ ...CLAIM, again: true, advocateName: 'Ioana' })]],
    })

    await invitation.take()

    expect(invitation.isEarlier.value).toBe(true)
    expect(invitation.claim.value?.advocateName).toBe('Ioana')
    expect(context.track).toHaveBeenCalledWith('referral.claimed', { again: true })
  })
})

describe('a lost answer', () => {
  it('is asked for with the same key, and gives the same code', async () => {
    const backend = createClaims()
    const { invitation, keys } = await land({ answers: [[claimOffer, backend.answer]] })
    backend.lose(true)
    await invitation.take()
    expect(invitation.taking.value).toMatchObject({ status: 'unsure', code: 'no_answer' })

    backend.lose(false)
    await invitation.take()

    expect(new Set(keys()).size).toBe(1)
    expect(backend.claims.size).toBe(1)
    expect(invitation.claim.value?.code).toBe('ANA-FERN-1')
  })

  it('is asked for by the next page by itself', async () => {
    const backend = createClaims()
    const first = await land({ answers: [[claimOffer, backend.answer]] })
    backend.lose(true)
    await first.invitation.take('mihai@example.com')
    backend.lose(false)

    const next = await land({ store: first.store, answers: [[claimOffer, backend.answer]] })

    await vi.waitFor(() => expect(next.invitation.claim.value?.code).toBe('ANA-FERN-1'))
    expect(next.askedOf(claimOffer)[0]?.body).toMatchObject({ email: 'mihai@example.com' })
    expect(backend.claims.size).toBe(1)
    expect(next.store.has('attempt')).toBe(false)
  })

  it('leaves a mark on the launcher until there is an answer', async () => {
    const backend = createClaims()
    const { invitation, context } = await land({ answers: [[claimOffer, backend.answer]] })

    await invitation.take()

    expect(context.setNews.mock.calls).toEqual([[1], [0]])
  })

  it('of yesterday is forgotten', async () => {
    const { invitation, store, keys } = await land({ answers: [[claimOffer, noAnswer]] })
    await invitation.take()
    const attempt = store.get('attempt')
    store.set('attempt', { ...Object(attempt), at: Date.now() - 90_000_000 })

    const next = await land({ store })
    await next.invitation.take()

    expect(next.keys()).toHaveLength(1)
    expect(next.keys()).not.toEqual(keys())
  })

  it('keeps the key when the shop could not make the code', async () => {
    let isDown = true
    const { invitation, keys } = await land({
      answers: [
        [
          claimOffer,
          () => {
            if (isDown) throw createRefusal('code_unavailable', 503)
            return CLAIM
          },
        ],
      ],
    })
    await invitation.take()
    isDown = false

    await invitation.take()

    expect(new Set(keys()).size).toBe(1)
    expect(invitation.claim.value).toEqual(CLAIM)
  })
})

describe('a browser that stores nothing', () => {
  it('takes an invitation all the same', async () => {
    const { invitation, context } = await land()
    context.store.update = async () => undefined
    context.store.write = async () => false
    context.store.read = async () => undefined

    await invitation.take()

    expect(invitation.claim.value).toEqual(CLAIM)
    expect(context.announce).toHaveBeenCalledOnce()
  })
})

describe('an order', () => {
  it('ends what another page has taken, though it is only being read', async () => {
    const { invitation, store } = await land()
    await invitation.take()
    expect(store.has('claim')).toBe(true)

    const thanks = setUpFriend({ store })
    await thanks.invitation.end()

    expect(thanks.invitation.claim.value).toBeUndefined()
    expect(store.has('claim')).toBe(false)
  })

  it('ends a try whose answer is still due', async () => {
    const { invitation, store } = await land({ answers: [[claimOffer, noAnswer]] })
    await invitation.take()

    await invitation.end()

    expect(store.has('attempt')).toBe(false)
    expect(invitation.taking.value).toBeUndefined()
  })

  it('leaves room for an invitation that comes after it', async () => {
    const { invitation, context } = setUpFriend()
    await invitation.end()

    await invitation.wake(LANDING)

    expect(context.propose).toHaveBeenCalledOnce()
  })
})
