import { afterEach, describe, expect, it, vi } from 'vitest'
import { createClaims, land, noAnswer } from '../claims.fixture.ts'
import { type Claim, claimAsMember, claimOffer } from '../contract.ts'
import {
  createRefusal,
  disposeInvitations,
  FRIEND,
  GUEST,
  setUpFriend,
} from '../invitation.fixture.ts'
import { CLAIM } from '../offer.fixture.ts'

afterEach(disposeInvitations)

const MIHAI = new URL('https://shop.example/?ref=MIHAI-1')

describe('two tabs', () => {
  it('that take the same invitation at once ask with one key', async () => {
    const backend = createClaims()
    const answers = [[claimOffer, backend.answer]] as const
    const one = await land({ answers })
    const other = await land({ answers, store: one.store })

    await Promise.all([one.invitation.take(), other.invitation.take()])

    expect(backend.claims.size).toBe(1)
    expect(one.invitation.claim.value).toEqual(other.invitation.claim.value)
  })

  it('with links of two friends get the code of the first one taken', async () => {
    const one = await land()
    const other = setUpFriend({ store: one.store })
    await other.invitation.wake(MIHAI)
    await one.invitation.take()

    await other.invitation.take()

    expect(other.askedOf(claimOffer)).toEqual([])
    expect(other.invitation.claim.value).toEqual(CLAIM)
    expect(other.invitation.isEarlier.value).toBe(true)
  })

  it('finish the earlier try before one of their own', async () => {
    const backend = createClaims()
    const one = await land({ answers: [[claimOffer, noAnswer]] })
    await one.invitation.take()
    const other = setUpFriend({
      store: one.store,
      answers: [
        [
          claimOffer,
          (asked) => {
            if (asked.params?.['code'] === 'ANA-FERN') throw createRefusal('own_link', 422)
            return backend.answer(asked)
          },
        ],
      ],
    })
    await other.invitation.wake(MIHAI)
    await vi.waitFor(() => expect(other.invitation.taking.value?.code).toBe('own_link'))

    await other.invitation.take()

    expect(other.invitation.claim.value?.code).toBe('MIHAI-1-1')
  })
})

describe('a refusal', () => {
  it.each([
    ['own_link', 422],
    ['not_new_customer', 422],
    ['email_required', 422],
    ['not_eligible', 422],
    ['unknown_referral', 404],
    ['program_paused', 423],
    ['idempotency_conflict', 409],
  ])('%s is final, and the next try has a key of its own', async (code, status) => {
    let isRefused = true
    const { invitation, store, keys } = await land({
      answers: [
        [
          claimOffer,
          () => {
            if (isRefused) throw createRefusal(code, status)
            return CLAIM
          },
        ],
      ],
    })

    await invitation.take()
    expect(invitation.taking.value).toMatchObject({ status: 'refused', code })
    expect(store.has('attempt')).toBe(false)
    expect(store.has('claim')).toBe(false)

    isRefused = false
    await invitation.take('mihai@example.com')
    expect(new Set(keys()).size).toBe(2)
    expect(invitation.claim.value).toEqual(CLAIM)
  })

  it('for too many tries says from when on, and is not tried again by itself', async () => {
    const before = Date.now()
    const { invitation, store } = await land({
      answers: [
        [
          claimOffer,
          () => {
            throw createRefusal('rate_limited', 429, { retryable: true, retryAfterMs: 120_000 })
          },
        ],
      ],
    })

    await invitation.take()

    const { status, code, retryAt } = invitation.taking.value!
    expect([status, code]).toEqual(['refused', 'rate_limited'])
    expect(Date.parse(retryAt!)).toBeGreaterThanOrEqual(before + 120_000)
    expect(store.has('attempt')).toBe(false)
  })
})

describe('signing out', () => {
  it('takes the invitation of a member along', async () => {
    const { invitation, member, store } = await land({ member: FRIEND })
    await invitation.take()
    expect(store.get('claim')).toMatchObject({ memberId: 'm-mihai' })

    member.value = GUEST

    expect(invitation.claim.value).toBeUndefined()
    expect(invitation.state.value).toBe('open')
  })

  it('drops an answer that was meant for whoever has left', async () => {
    let answer: (claim: Claim) => void = () => undefined
    const { invitation, member, context } = await land({
      member: FRIEND,
      answers: [[claimAsMember, () => new Promise((resolve) => (answer = resolve))]],
    })
    const taking = invitation.take()
    await vi.waitFor(() => expect(invitation.taking.value?.status).toBe('sending'))
    await vi.waitFor(() => expect(context.setNews).toHaveBeenCalledWith(1))

    member.value = { status: 'member', memberId: 'm-ioana' }
    answer(CLAIM)
    await taking

    expect(invitation.claim.value).toBeUndefined()
    expect(context.announce).not.toHaveBeenCalled()
  })

  it('shows nobody what a member has left in the browser', async () => {
    const { invitation, store } = await land({ member: FRIEND })
    await invitation.take()

    const guest = await land({ store })

    expect(guest.invitation.claim.value).toBeUndefined()
    expect(guest.invitation.state.value).toBe('open')
  })

  it('takes along what was taken as a guest and brought into an account', async () => {
    const { invitation, member, store } = await land()
    await invitation.take()

    member.value = FRIEND
    await vi.waitFor(() => expect(store.get('claim')).toMatchObject({ memberId: 'm-mihai' }))
    expect(invitation.claim.value).toEqual(CLAIM)
    member.value = GUEST

    expect(invitation.claim.value).toBeUndefined()
  })
})
