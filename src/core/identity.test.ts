// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HOUR, MINUTE, SECOND } from './clock.ts'
import { createIdentity, type Member } from './identity.ts'
import { ProblemError } from './problem-error.ts'
import { type Browser, createBrowser, quiet, type TabOptions } from './simulated-browser.fixture.ts'

const noGuest = async () => ({ join: async () => undefined })

let browser: Browser
let opened: string[]
beforeEach(() => {
  browser = createBrowser()
  opened = []
})

let proofs = 0
const proofOf = (sub: string) =>
  `v1.${Buffer.from(sub).toString('base64url')}.${++proofs}.${'0'.repeat(64)}`
const subOf = (proof: string) => Buffer.from(proof.split('.')[1]!, 'base64url').toString()

type Open = Parameters<typeof createIdentity>[0]['open']

/** Opens a session for whomever the proof names, as a backend would. */
const backend: Open = (proof) => {
  opened.push(proof)
  const sub = subOf(proof)
  return Promise.resolve({
    token: `token-${sub}-${opened.length}`,
    memberId: `member-${sub}`,
    name: sub[0]!.toUpperCase() + sub.slice(1),
    expiresAt: new Date(browser.environment.now() + 15 * MINUTE).toISOString(),
  })
}

const problem = (code: string, retryable = false, retryAfterMs?: number) =>
  new ProblemError('/v1/session', {
    code,
    status: retryable ? 503 : 401,
    params: {},
    retryable,
    retryAfterMs,
    requestId: undefined,
  })

function openTab({ open = backend, ...options }: TabOptions & { open?: Open } = {}) {
  const tab = browser.openTab(options)
  const identity = createIdentity({ ...tab, open, guest: noGuest })
  const seen: Member[] = []
  identity.member.subscribe((member) => void seen.push(member))
  return { ...tab, identity, seen, statuses: () => seen.map(({ status }) => status) }
}

const ana = { status: 'member', memberId: 'member-ana', name: 'Ana' }
const boris = { status: 'member', memberId: 'member-boris', name: 'Boris' }

describe('a proof in the page', () => {
  test('makes a member with a bearer', async () => {
    const { identity, statuses } = openTab()

    await identity.identify(proofOf('ana'))

    expect(identity.member.value).toEqual(ana)
    expect(await identity.token()).toBe('token-ana-1')
    expect(statuses()).toEqual(['unknown', 'member'])
  })

  test('of the same customer on the next page costs no request', async () => {
    await openTab().identity.identify(proofOf('ana'))

    const { identity } = openTab()
    await identity.identify(proofOf('ana'))

    expect(identity.member.value).toEqual(ana)
    expect(await identity.token()).toBe('token-ana-1')
    expect(opened).toHaveLength(1)
  })

  test('an hour later shows the member at once and renews the session behind it', async () => {
    await openTab().identity.identify(proofOf('ana'))
    await browser.pass(HOUR)
    let answer = (): void => undefined
    const { identity } = openTab({
      open: async (proof) => {
        await new Promise<void>((resolve) => (answer = resolve))
        return backend(proof)
      },
    })

    const identifying = identity.identify(proofOf('ana'))
    await quiet()
    expect(identity.member.value).toEqual(ana)
    answer()
    await identifying

    expect(await identity.token()).toBe('token-ana-2')
  })

  test('that the backend refuses leaves a guest, says so once and is not sent again', async () => {
    const open = vi.fn<Open>(() => Promise.reject(problem('proof_invalid')))
    const { identity, errors } = openTab({ open })

    await identity.identify(proofOf('ana'))
    await browser.pass(HOUR)

    expect(identity.member.value).toEqual({ status: 'guest' })
    expect(await identity.token()).toBeUndefined()
    expect(open).toHaveBeenCalledTimes(1)
    expect(errors).toEqual([problem('proof_invalid')])
    expect(browser.timers()).toBe(0)
  })

  test('that was used up keeps the member until the session ends, and no longer', async () => {
    let isUsed = false
    const open: Open = (proof) => {
      if (isUsed) return Promise.reject(problem('proof_replayed'))
      isUsed = true
      return backend(proof)
    }
    const { identity } = openTab({ open })
    await identity.identify(proofOf('ana'))

    await browser.pass(14 * MINUTE + 30 * SECOND)
    expect(await identity.token()).toBe('token-ana-1')
    await browser.pass(MINUTE)

    expect(await identity.token()).toBeUndefined()
    expect(identity.member.value).toEqual(ana)
  })

  test('of no readable customer is exchanged on every page', async () => {
    const open: Open = () => backend(proofOf('ana'))
    await openTab({ open }).identity.identify('opaque-1')
    const { identity } = openTab({ open })

    await identity.identify('opaque-2')

    expect(identity.member.value).toEqual(ana)
    expect(opened).toHaveLength(2)
  })
})

describe('a way to get proofs', () => {
  test('is asked again a minute before the session ends', async () => {
    const { identity } = openTab()
    const provider = vi.fn(async () => proofOf('ana'))
    await identity.identify(provider)

    await browser.pass(14 * MINUTE - 1)
    expect(await identity.token()).toBe('token-ana-1')
    await browser.pass(1)

    expect(await identity.token()).toBe('token-ana-2')
    expect(provider).toHaveBeenCalledTimes(2)
  })

  test('is asked once for many calls at a time', async () => {
    const { identity, seen } = openTab()
    const provider = vi.fn(async () => proofOf('ana'))
    await identity.identify(provider)
    await browser.pass(15 * MINUTE)

    const tokens = await Promise.all(Array.from({ length: 20 }, () => identity.token()))

    expect(new Set(tokens)).toEqual(new Set(['token-ana-2']))
    expect(provider).toHaveBeenCalledTimes(2)
    expect(opened).toHaveLength(2)
    expect(seen).toHaveLength(2)
  })

  test('of several tabs opens one session for all of them', async () => {
    const tabs = [openTab(), openTab(), openTab()]
    await Promise.all(tabs.map(({ identity }) => identity.identify(async () => proofOf('ana'))))
    await browser.pass(15 * MINUTE)

    const tokens = await Promise.all(tabs.map(({ identity }) => identity.token()))

    expect(tokens).toEqual(['token-ana-2', 'token-ana-2', 'token-ana-2'])
    expect(opened).toHaveLength(2)
  })

  test('gives another bearer for the one just refused', async () => {
    const { identity } = openTab()
    await identity.identify(async () => proofOf('ana'))

    expect(await identity.token('token-ana-1')).toBe('token-ana-2')
    expect(await identity.token('token-ana-1')).toBe('token-ana-2')
    expect(opened).toHaveLength(2)
  })

  test('that answers null has signed out', async () => {
    await openTab().identity.identify(proofOf('ana'))
    const { identity, statuses } = openTab()

    await identity.identify(async () => null)

    expect(statuses()).toEqual(['unknown', 'guest'])
    expect(await browser.storedKeys()).toEqual([])
    expect(await identity.token()).toBeUndefined()
  })

  test.each([
    ['rejects', () => Promise.reject(new Error('shop is down'))],
    [
      'throws',
      () => {
        throw new Error('shop is down')
      },
    ],
  ])('that %s keeps the last state and is asked again, ever more seldom', async (_how, fail) => {
    const { identity, errors } = openTab()
    await identity.identify(async () => proofOf('ana'))
    let asked = 0
    const provider = () => {
      asked += 1
      return fail()
    }

    await identity.identify(provider)
    await browser.pass(HOUR)

    expect(identity.member.value).toEqual(ana)
    expect(asked).toBeGreaterThan(12)
    expect(asked).toBeLessThan(60)
    expect(errors).toEqual([new Error('shop is down')])
    expect(browser.timers()).toBe(1)
  })

  test('that fails at first is heard when it recovers', async () => {
    let isDown = true
    const { identity } = openTab()
    await identity.identify(async () => {
      if (isDown) throw new Error('shop is down')
      return proofOf('ana')
    })
    expect(identity.member.value).toEqual({ status: 'unknown' })

    isDown = false
    await browser.pass(2 * SECOND)

    expect(identity.member.value).toEqual(ana)
    expect(browser.timers()).toBe(0)
  })

  test('that never answers is given up after 15 seconds', async () => {
    const { identity, errors } = openTab()
    const identifying = identity.identify(() => new Promise(() => undefined))

    await browser.pass(15 * SECOND)
    await identifying

    expect(identity.member.value).toEqual({ status: 'unknown' })
    expect(errors).toHaveLength(1)
  })

  test('is not asked during a pause, and the pause is as long as the backend wishes', async () => {
    const open = vi.fn<Open>(() => Promise.reject(problem('unavailable', true, 60_000)))
    const { identity } = openTab({ open })
    await identity.identify(async () => proofOf('ana'))

    expect(await identity.token()).toBeUndefined()
    await browser.pass(59 * SECOND)
    expect(open).toHaveBeenCalledTimes(1)
    await browser.pass(SECOND)

    expect(open).toHaveBeenCalledTimes(2)
  })
})

describe('what a signed-in shopper needs', () => {
  const loaded = vi.fn()
  async function openFresh() {
    vi.resetModules()
    vi.doMock('./membership.ts', async (original) => {
      loaded()
      return original()
    })
    const { createIdentity: create } = await import('./identity.ts')
    const tab = browser.openTab()
    return { ...tab, identity: create({ ...tab, open: backend, guest: noGuest }) }
  }
  beforeEach(() => void loaded.mockClear())
  afterEach(() => void vi.doUnmock('./membership.ts'))

  test('is not loaded for a guest, who has no bearer and nobody to follow', async () => {
    const { identity } = await openFresh()

    await identity.identify(undefined)
    await identity.identify(null)
    identity.refresh()

    expect(identity.member.value).toEqual({ status: 'guest' })
    expect(identity.generation()).toBe(0)
    expect(await identity.token()).toBeUndefined()
    identity.close()
    expect(loaded).not.toHaveBeenCalled()
  })

  test('is loaded to delete what a customer before has left', async () => {
    await openTab().identity.identify(proofOf('ana'))
    const { identity } = await openFresh()

    await identity.identify(null)

    expect(loaded).toHaveBeenCalledTimes(1)
    expect(await browser.storedKeys()).toEqual([])
  })

  test('is not let in when a page says at once that nobody is there after all', async () => {
    const { identity } = await openFresh()

    await Promise.all([identity.identify(proofOf('ana')), identity.identify(null)])

    expect(identity.member.value).toEqual({ status: 'guest' })
    expect(opened).toEqual([])
  })

  test('that comes after the instance was closed does nothing', async () => {
    const { identity } = await openFresh()
    const identifying = identity.identify(async () => proofOf('ana'))

    identity.close()
    await identifying

    expect(browser.timers()).toBe(0)
  })

  test('that cannot be loaded is reported, and tried again with the next word of the page', async () => {
    vi.resetModules()
    loaded.mockImplementationOnce(() => {
      throw new Error('offline')
    })
    const { identity, errors } = await openFresh()

    const identifying = identity.identify(proofOf('ana'))
    expect(await identity.token()).toBeUndefined()
    await identifying
    expect(errors).toHaveLength(1)
    expect(identity.member.value).toEqual({ status: 'unknown' })

    vi.doUnmock('./membership.ts')
    await identity.identify(proofOf('ana'))
    expect(identity.member.value).toEqual(ana)
  })
})

describe('nobody', () => {
  test('is a guest, and a guest’s remembered cart stays', async () => {
    await browser.openTab().cart.set({ currency: 'EUR', total: 5 })
    const { identity, statuses, store } = openTab()

    await identity.identify(null)

    expect(statuses()).toEqual(['unknown', 'guest'])
    expect(await store.read('cart')).toBeDefined()
  })

  test('said yet: a guest for now, and nothing is deleted', async () => {
    await openTab().identity.identify(proofOf('ana'))
    const { identity, store } = openTab()

    await identity.identify(undefined)

    expect(identity.member.value).toEqual({ status: 'guest' })
    expect(await store.read('session')).toBeDefined()
  })
})

test('a page that takes its failing provider back has a guest', async () => {
  const { identity } = openTab()
  await identity.identify(() => Promise.reject(new Error('shop is down')))

  await identity.identify(undefined)
  await browser.pass(HOUR)

  expect(identity.member.value).toEqual({ status: 'guest' })
  expect(browser.timers()).toBe(0)
})

describe('a shared device', () => {
  test('sign-out hides the customer at once and deletes what is theirs before anything is shown', async () => {
    const { identity, store, statuses } = openTab()
    await identity.identify(proofOf('ana'))
    await store.write(
      'loyalty.wallet',
      { points: 340 },
      { purpose: 'functional', ofCustomer: true },
    )
    let isPaintedBefore: boolean | undefined
    identity.onSignOut(async () => {
      await quiet()
      isPaintedBefore = identity.member.value.status !== 'unknown'
    })

    const leaving = identity.identify(null)
    expect(identity.member.value).toEqual({ status: 'unknown' })
    await leaving

    expect(isPaintedBefore).toBe(false)
    expect(statuses()).toEqual(['unknown', 'member', 'unknown', 'guest'])
    expect(await browser.storedKeys()).toEqual([])
  })

  test('A leaves and B comes without a reload: B is never shown what is A’s', async () => {
    const { identity, store, seen } = openTab()
    await identity.identify(proofOf('ana'))
    await store.write('wallet', { points: 340 }, { purpose: 'functional', ofCustomer: true })

    void identity.identify(null)
    await identity.identify(proofOf('boris'))

    expect(seen.map(({ name }) => name)).toEqual([undefined, 'Ana', undefined, 'Boris'])
    expect(identity.member.value).toEqual(boris)
    expect(await store.read('wallet')).toBeUndefined()
  })

  test('B’s page after A’s wipes first, also when A never signed out', async () => {
    const first = openTab()
    await first.identity.identify(proofOf('ana'))
    await first.store.write('wallet', 340, { purpose: 'functional', ofCustomer: true })
    const { identity, seen, store } = openTab()

    await identity.identify(proofOf('boris'))

    expect(seen.map(({ name }) => name)).toEqual([undefined, 'Boris'])
    expect(await store.read('wallet')).toBeUndefined()
  })

  test('a session of A that opens after the sign-out is thrown away', async () => {
    let answer = (): void => undefined
    const { identity, store } = openTab({
      open: async (proof) => {
        if (subOf(proof) === 'ana') await new Promise<void>((resolve) => (answer = resolve))
        return backend(proof)
      },
    })
    const late = identity.identify(proofOf('ana'))
    await quiet()
    await identity.identify(null)

    answer()
    await late

    expect(identity.member.value).toEqual({ status: 'guest' })
    expect(await identity.token()).toBeUndefined()
    expect(await store.read('session')).toBeUndefined()
  })

  test('a proof of A that comes after B signed in is thrown away', async () => {
    let answer = (_proof: string): void => undefined
    const { identity } = openTab()
    const late = identity.identify(() => new Promise<string>((resolve) => (answer = resolve)))
    await identity.identify(proofOf('boris'))

    answer(proofOf('ana'))
    await late

    expect(identity.member.value).toEqual(boris)
    expect(opened.map(subOf)).toEqual(['boris'])
  })

  test('every change of the customer makes older answers void', async () => {
    const { identity } = openTab()
    const numbers = [identity.generation()]
    for (const source of [proofOf('ana'), proofOf('boris'), null]) {
      await identity.identify(source)
      numbers.push(identity.generation())
    }

    expect(numbers[2]).toBeGreaterThan(numbers[1]!)
    expect(numbers[3]).toBeGreaterThan(numbers[2]!)
  })

  test('a renewal under which the customer changed is a change of customer', async () => {
    let sub = 'ana'
    const { identity, seen } = openTab()
    await identity.identify(async () => proofOf(sub))
    sub = 'boris'
    await browser.pass(15 * MINUTE)

    expect(await identity.token()).toBe('token-boris-2')
    expect(seen.map(({ status }) => status)).toEqual(['unknown', 'member', 'unknown', 'member'])
  })

  test('two customers behind unreadable proofs are told apart by the backend', async () => {
    const { identity, seen } = openTab({ open: (proof) => backend(proofOf(proof)) })
    await identity.identify('ana')

    await identity.identify('boris')

    expect(seen.map(({ name }) => name)).toEqual([undefined, 'Ana', undefined, 'Boris'])
  })
})

describe('other tabs', () => {
  test('follow a sign-out', async () => {
    const here = openTab()
    const there = openTab()
    await here.identity.identify(proofOf('ana'))
    await there.identity.identify(proofOf('ana'))

    await here.identity.identify(null)
    await quiet()

    expect(there.identity.member.value).toEqual({ status: 'guest' })
    expect(await there.identity.token()).toBeUndefined()
  })

  test('that can ask the shop ask it, and follow a sign-in', async () => {
    let sub: string | null = null
    const provider = async () => (sub ? proofOf(sub) : null)
    const tabs = [openTab(), openTab()] as const
    await tabs[0].identity.identify(provider)
    await tabs[1].identity.identify(provider)

    sub = 'ana'
    await tabs[0].identity.identify(provider)
    await quiet()
    expect(tabs[1].identity.member.value).toEqual(ana)

    sub = 'boris'
    await tabs[0].identity.identify(provider)
    await quiet()
    expect(tabs.map(({ identity }) => identity.member.value)).toEqual([boris, boris])
    expect(opened).toHaveLength(2)
  })

  test('whose printed proofs contradict each other come to rest', async () => {
    const here = openTab()
    const there = openTab()
    await here.identity.identify(proofOf('ana'))

    await there.identity.identify(proofOf('boris'))
    await quiet()

    expect(there.identity.member.value).toEqual(boris)
    expect(here.identity.member.value).toEqual({ status: 'guest' })
    expect(opened).toHaveLength(2)
  })

  test('that were frozen see on return that the customer is gone', async () => {
    const frozen = openTab()
    await frozen.identity.identify(proofOf('ana'))
    frozen.tabs.suspend()
    const here = openTab()
    await here.identity.identify(proofOf('ana'))
    await here.identity.identify(null)

    frozen.tabs.resume()
    frozen.identity.refresh()
    expect(frozen.identity.member.value).toEqual({ status: 'unknown' })
    await quiet()

    expect(frozen.identity.member.value).toEqual({ status: 'guest' })
  })

  test('that were frozen find another customer, and leave what is theirs alone', async () => {
    const frozen = openTab()
    await frozen.identity.identify(proofOf('ana'))
    frozen.tabs.suspend()
    const here = openTab()
    await here.identity.identify(proofOf('boris'))
    await here.store.write('wallet', 7, { purpose: 'functional', ofCustomer: true })

    frozen.tabs.resume()
    const late = frozen.store.write('wallet', 340, { purpose: 'functional', ofCustomer: true })
    frozen.identity.refresh()
    await quiet()

    expect(frozen.identity.member.value).toEqual({ status: 'guest' })
    expect(await late).toBe(false)
    expect(await here.store.read('wallet')).toBe(7)
    expect(await here.store.read('session')).toBeDefined()
  })

  test('that were frozen and saw no change go on as they were', async () => {
    const { identity, seen, tabs } = openTab()
    await identity.identify(proofOf('ana'))
    tabs.suspend()
    tabs.resume()

    identity.refresh()
    await quiet()

    expect(seen).toHaveLength(2)
  })

  test('are not misled by forged messages', async () => {
    const { tabs } = openTab()
    const { identity, seen } = openTab()
    await identity.identify(async () => proofOf('ana'))

    for (const forged of [undefined, 7, { subject: null }, ['x']]) tabs.post('subject', forged)
    await quiet()
    expect(seen).toHaveLength(2)

    tabs.post('subject', 'another')
    await quiet()
    expect(identity.member.value).toEqual(ana)
  })
})

describe('storage', () => {
  test('never sees a token in localStorage, and no customer number anywhere', async () => {
    const { identity, store } = openTab()

    await identity.identify(proofOf('customer-4711'))

    expect(JSON.stringify({ ...browser.localStorage })).not.toContain('token')
    expect(JSON.stringify({ ...browser.localStorage })).not.toContain('4711')
    const session = await store.read('session')
    expect(session).toMatchObject({ token: 'token-customer-4711-1' })
    expect(session).not.toHaveProperty('sub')
  })

  test('that is not agreed to is not used: the session lives as long as the page', async () => {
    const { identity } = openTab({ mode: 'denied' })
    await identity.identify(proofOf('ana'))
    identity.refresh()
    await quiet()

    expect(identity.member.value).toEqual(ana)
    expect(await browser.storedKeys()).toEqual([])
  })

  test('forgotten leaves the page its session, and the next page asks anew', async () => {
    const { identity } = openTab()
    await identity.identify(proofOf('ana'))

    await identity.forget()
    identity.refresh()

    expect(await browser.storedKeys()).toEqual([])
    expect(await identity.token()).toBe('token-ana-1')
    await openTab().identity.identify(proofOf('ana'))
    expect(opened).toHaveLength(2)
  })
})

test('a page frozen while its session opens tries again when it is back', async () => {
  const { identity, tabs } = openTab({
    open: async (proof) => {
      await quiet()
      return backend(proof)
    },
  })
  const identifying = identity.identify(async () => proofOf('ana'))
  await new Promise((resolve) => setImmediate(resolve))
  tabs.suspend()
  await identifying
  expect(identity.member.value).toEqual({ status: 'unknown' })

  tabs.resume()
  await browser.pass(2 * SECOND)
  await quiet()

  expect(identity.member.value).toEqual(ana)
})

test('closing leaves no timer, and nothing is followed any more', async () => {
  const here = openTab()
  const there = openTab()
  await there.identity.identify(proofOf('ana'))
  await here.identity.identify(() => Promise.reject(new Error('shop is down')))

  here.identity.close()
  there.identity.close()
  await openTab().identity.identify(null)
  await quiet()

  expect(browser.timers()).toBe(0)
  expect(there.identity.member.value).toEqual(ana)
})
