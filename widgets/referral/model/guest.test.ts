import { afterEach, describe, expect, it, vi } from 'vitest'
import { readGuestHome, readReferralProgram, startAsGuest } from '../contract.ts'
import { disposeModels, down, NOBODY, refuse, setUp, whenKnown } from '../model.fixture.ts'
import { createHome, LINK } from '../program.fixture.ts'

afterEach(disposeModels)

describe('somebody without an account', () => {
  it('is asked for nothing but the rules until they have a link', async () => {
    const { model, call } = await whenKnown(setUp({ member: NOBODY }))

    expect(model.status.value).toBe('guest')
    expect(call.mock.calls.map(([endpoint]) => endpoint)).toEqual([readReferralProgram])
  })

  it('gets a link, and has it again on the next page', async () => {
    const store = new Map<string, unknown>()
    const { model } = await whenKnown(setUp({ member: NOBODY, store }))
    await model.guest.start({ email: 'ana@example.com', name: 'Ana' })
    expect(model.home.value?.link).toBe(LINK)

    const next = await whenKnown(setUp({ member: NOBODY, store }))

    expect(next.askedOf(readGuestHome)).toEqual([{ body: { token: 'a-token-of-twenty-or-more' } }])
    expect(next.model.status.value).toBe('advocate')
  })

  it('asks again with the same key when the answer was lost', async () => {
    const { model, answers, askedOf } = await whenKnown(
      setUp({ member: NOBODY, answers: [[startAsGuest, down]] }),
    )
    await model.guest.start({ email: 'ana@example.com' })
    expect(model.guest.doing.value?.status).toBe('refused')
    answers.set(startAsGuest, () => ({ token: 'a-token-of-twenty-or-more', home: createHome() }))

    await model.guest.start({ email: 'ana@example.com' })

    const [first, second] = askedOf(startAsGuest)
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey)
    expect(model.status.value).toBe('advocate')
  })

  it('asks again with the same key after a reload', async () => {
    const store = new Map<string, unknown>()
    const before = await whenKnown(
      setUp({ member: NOBODY, store, answers: [[startAsGuest, down]] }),
    )
    await before.model.guest.start({ email: 'ana@example.com' })

    const after = await whenKnown(setUp({ member: NOBODY, store }))
    await after.model.guest.start({ email: 'ana@example.com' })

    const [key] = before.askedOf(startAsGuest).map(({ idempotencyKey }) => idempotencyKey)
    expect(after.askedOf(startAsGuest)[0]?.idempotencyKey).toBe(key)
  })

  it('asks with another key for another address', async () => {
    const { model, askedOf } = await whenKnown(
      setUp({ member: NOBODY, answers: [[startAsGuest, down]] }),
    )

    await model.guest.start({ email: 'ana@example.com' })
    await model.guest.start({ email: 'ana@example.org' })

    const keys = askedOf(startAsGuest).map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys).size).toBe(2)
  })

  it('begins anew when the link has become a member’s', async () => {
    const store = new Map<string, unknown>([['guest', 'a-token-of-twenty-or-more']])
    const { model } = await whenKnown(
      setUp({ member: NOBODY, store, answers: [[readGuestHome, refuse('not_found', 404)]] }),
    )

    expect(model.status.value).toBe('guest')
    await vi.waitFor(() => expect(store.has('guest')).toBe(false))
  })

  it('has no link here where there is no programme', async () => {
    const { model } = await whenKnown(
      setUp({ member: NOBODY, answers: [[readReferralProgram, refuse('not_found', 404)]] }),
    )

    expect(model.status.value).toBe('none')
  })
})
