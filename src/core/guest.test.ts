// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Session } from '../contract/session.ts'
import { createCell } from './cell.ts'
import { createEmitter } from './emitter.ts'
import { createGuest } from './guest.ts'
import { ProblemError } from './problem-error.ts'
import type { Member } from './identity.ts'
import { type Browser, createBrowser, quiet } from './simulated-browser.fixture.ts'

let browser: Browser
beforeEach(() => {
  browser = createBrowser()
})

const GUEST: Member = { status: 'guest' }
const ANA: Member = { status: 'member', memberId: 'ana' }

function openTab(who: Member = GUEST) {
  const tab = browser.openTab()
  const member = createCell<Member>(who)
  const departures = createEmitter<void>(tab.report)
  const open = vi.fn(async (secret: string): Promise<Session> => ({
    token: `token of ${secret}`,
    memberId: 'm-guest',
    expiresAt: new Date(browser.environment.now() + 900_000).toISOString(),
  }))
  const join = vi.fn(async (_secret: string): Promise<unknown> => undefined)
  const identity = {
    member,
    onSignOut: departures.on,
    token: async () => (member.peek().status === 'member' ? 'token of ana' : undefined),
  }
  const guest = createGuest({ ...tab, identity, open, join })
  return { ...tab, guest, member, open, join, departures }
}

describe('a guest', () => {
  test('is nobody by reading', async () => {
    const { guest, open } = openTab()

    expect(await guest.token()).toBeUndefined()

    expect(guest.who.peek()).toBeUndefined()
    expect(open).not.toHaveBeenCalled()
    expect(await browser.storedKeys()).toEqual([])
  })

  test('is made with the first writing, by a secret of 256 bits', async () => {
    const { guest, open } = openTab()

    const token = await guest.token({ isWriting: true })

    expect(open.mock.calls[0]?.[0]).toMatch(/^[\w-]{43}$/)
    expect(token).toBe(`token of ${open.mock.calls[0]?.[0]}`)
    expect(guest.who.peek()).toBe('guest')
    expect(await guest.token()).toBe(token)
    expect(open).toHaveBeenCalledTimes(1)
  })

  test('is the same one in all tabs, also when two write at once', async () => {
    const [one, other] = [openTab(), openTab()]

    const tokens = await Promise.all(
      [one, other].map(({ guest }) => guest.token({ isWriting: true })),
    )

    expect(tokens[0]).toBe(tokens[1])
    expect(one.open.mock.calls.length + other.open.mock.calls.length).toBe(1)
  })

  test('is known to the tabs that did not write, and on the next page', async () => {
    const [one, other] = [openTab(), openTab()]
    await one.guest.token({ isWriting: true })
    await quiet()

    const next = openTab()
    await next.guest.ready

    expect([other, next].map(({ guest }) => guest.who.peek())).toEqual(['guest', 'guest'])
  })

  test('whose session was refused gets another one with the same secret', async () => {
    const { guest, open } = openTab()
    const token = await guest.token({ isWriting: true })

    await guest.token({ rejected: token! })

    expect(open.mock.calls[1]).toEqual(open.mock.calls[0])
  })

  test('who deletes everything is nobody again', async () => {
    const { guest, store } = openTab()
    await guest.token({ isWriting: true })

    await store.wipe('all')
    await guest.forget()

    expect(guest.who.peek()).toBeUndefined()
    expect(await guest.token()).toBeUndefined()
  })
})

describe('a guest who signs in', () => {
  test('is joined before the first call of the member, and the secret goes', async () => {
    const { guest, member, join, store, open } = openTab()
    await guest.token({ isWriting: true })
    member.value = ANA

    expect(await guest.token()).toBe('token of ana')

    expect(join.mock.calls).toEqual(open.mock.calls)
    expect(guest.who.peek()).toBe('ana')
    expect(await store.read('guest')).toBeUndefined()
  })

  test('keeps the secret until the backend has answered', async () => {
    const { guest, member, join } = openTab()
    await guest.token({ isWriting: true })
    member.value = ANA
    join.mockRejectedValueOnce(new TypeError('Failed to fetch'))

    await expect(guest.token()).rejects.toThrow('Failed to fetch')

    expect(await guest.token()).toBe('token of ana')
    expect(join).toHaveBeenCalledTimes(2)
  })

  test('is not held up by a backend that will never join', async () => {
    const { guest, member, join } = openTab()
    await guest.token({ isWriting: true })
    member.value = ANA
    const details = { code: 'not_found', status: 404, params: {}, retryable: false }
    join.mockRejectedValueOnce(
      new ProblemError('/v1/session/guest/join', {
        ...details,
        retryAfterMs: undefined,
        requestId: undefined,
      }),
    )

    expect(await guest.token()).toBe('token of ana')
  })

  test('while the session was being opened is not the guest any more', async () => {
    const { guest, member, open } = openTab()
    open.mockImplementationOnce(async (secret) => {
      member.value = ANA
      return { token: secret, memberId: 'm', expiresAt: '2030-01-01T00:00:00.000Z' }
    })

    await expect(guest.token({ isWriting: true })).rejects.toThrow('could not be reached')

    expect(guest.who.peek()).toBe('ana')
  })
})

test('while it is open who this is, nobody speaks', async () => {
  const { guest } = openTab({ status: 'unknown' })

  await expect(guest.token({ isWriting: true })).rejects.toThrow('could not be reached')
})

test('a member who leaves takes the guest along', async () => {
  const { guest, member, departures } = openTab()
  await guest.token({ isWriting: true })

  member.value = { status: 'unknown' }
  await departures.emit()
  member.value = GUEST

  expect(guest.who.peek()).toBeUndefined()
})

test('what is closed follows nobody', async () => {
  const { guest, member } = openTab()
  await guest.ready

  guest.close()
  member.value = ANA

  expect(guest.who.peek()).toBeUndefined()
})
