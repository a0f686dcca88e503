import { signal } from '@preact/signals-core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Call, Member, WidgetContext } from '../../src/widget.ts'
import { readProgram, readWallet, type loyaltyEvents, type Wallet } from './contract.ts'
import { createModel, type LoyaltyModel } from './model.ts'
import { createWallet, PROGRAM } from './wallet.fixture.ts'

const ANA: Member = { status: 'member', memberId: 'm-ana', name: 'Ana' }
const MIHAI: Member = { status: 'member', memberId: 'm-mihai', name: 'Mihai' }

interface Answers {
  wallet(): Promise<Wallet>
}

const models: LoyaltyModel[] = []
afterEach(() => {
  for (const model of models.splice(0)) model.dispose()
})

function setUp(
  options: {
    member?: Member
    cached?: unknown
    wallet?: Answers['wallet']
    options?: unknown
  } = {},
) {
  const member = signal<Member>(options.member ?? ANA)
  const stored = new Map<string, unknown>(options.cached ? [['wallet', options.cached]] : [])
  const listeners = new Set<() => void>()
  const answers: Answers = { wallet: options.wallet ?? (async () => createWallet()) }
  const call = vi.fn(async (endpoint: unknown) => {
    if (endpoint === readWallet) return answers.wallet()
    if (endpoint === readProgram) return PROGRAM
    throw new Error('an endpoint nobody expected')
  })
  const context = {
    options: options.options ?? {},
    member,
    // Safe: answers by identity of the endpoint, with that endpoint's own type.
    call: call as unknown as Call,
    store: {
      read: async (key: string) => stored.get(key),
      write: async (key: string, value: unknown) => Boolean(stored.set(key, value)),
      update: async (key: string, change: (value: unknown) => unknown) => {
        stored.set(key, change(stored.get(key)))
        return stored.get(key)
      },
      remove: async (key: string) => void stored.delete(key),
    },
    track: vi.fn(),
    onChange: (_type: string, listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setNews: vi.fn(),
    applyCode: vi.fn(async () => false),
    report: vi.fn(),
  } satisfies WidgetContext<typeof loyaltyEvents>
  const model = createModel(context)
  models.push(model)
  const announceChange = (): void => listeners.forEach((listener) => listener())
  return { model, member, stored, answers, call, context, announceChange, listeners }
}

describe('createModel', () => {
  it('reads the wallet of a member and keeps it for the next page', async () => {
    const { model, stored } = setUp()
    expect(model.status.value).toBe('loading')
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    expect(model.wallet.value?.spendable).toBe(1240)
    expect(stored.get('wallet')).toMatchObject({ wallet: { revision: 7 } })
  })

  it('shows the cached wallet while the server is silent', async () => {
    const cached = { wallet: createWallet({ spendable: 900 }), readAt: '2026-11-22T10:00:00.000Z' }
    const { model } = setUp({ cached, wallet: () => new Promise(() => undefined) })
    await vi.waitFor(() => expect(model.wallet.value?.spendable).toBe(900))
  })

  it('says since when the wallet is old, once the server has failed', async () => {
    const cached = { wallet: createWallet(), readAt: '2026-11-22T10:00:00.000Z' }
    const { model } = setUp({ cached, wallet: () => Promise.reject(new Error('down')) })
    await vi.waitFor(() => expect(model.staleSince.value).toBe('2026-11-22T10:00:00.000Z'))
    expect(model.status.value).toBe('member')
  })

  it('fails visibly when there is nothing to show, and recovers by refresh', async () => {
    const { model, answers, context } = setUp({ wallet: () => Promise.reject(new Error('down')) })
    await vi.waitFor(() => expect(model.status.value).toBe('failed'))
    expect(context.report).toHaveBeenCalledWith(new Error('down'))
    answers.wallet = async () => createWallet()
    await model.refresh()
    expect(model.status.value).toBe('member')
  })

  it('drops an answer older than the wallet it has', async () => {
    const { model, answers } = setUp({
      wallet: async () => createWallet({ revision: 9, spendable: 50 }),
    })
    await vi.waitFor(() => expect(model.wallet.value?.revision).toBe(9))
    answers.wallet = async () => createWallet({ revision: 8, spendable: 9999 })
    await model.refresh()
    expect(model.wallet.value?.spendable).toBe(50)
  })

  it('reads again when the server says that the wallet changed', async () => {
    const { model, answers, announceChange } = setUp()
    await vi.waitFor(() => expect(model.wallet.value?.revision).toBe(7))
    answers.wallet = async () => createWallet({ revision: 8, spendable: 1300 })
    announceChange()
    await vi.waitFor(() => expect(model.wallet.value?.spendable).toBe(1300))
  })

  it('never shows one shopper the points of another', async () => {
    let answerForAna: (wallet: Wallet) => void = () => undefined
    const { model, member, answers } = setUp({
      wallet: () => new Promise((resolve) => (answerForAna = resolve)),
    })
    await vi.waitFor(() => expect(answerForAna).not.toBe(undefined))
    answers.wallet = async () => createWallet({ revision: 1, spendable: 3 })
    member.value = MIHAI
    await vi.waitFor(() => expect(model.wallet.value?.spendable).toBe(3))
    answerForAna(createWallet({ revision: 99, spendable: 1240 }))
    await Promise.resolve()
    expect(model.wallet.value?.spendable).toBe(3)
  })

  it('empties the wallet in the same tick as the sign-out', async () => {
    const { model, member } = setUp()
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    member.value = { status: 'guest' }
    expect(model.wallet.value).toBeUndefined()
    expect(model.status.value).toBe('guest')
  })

  it('asks nothing of the server about a guest but the programme', async () => {
    const { model, call } = setUp({ member: { status: 'guest' } })
    await vi.waitFor(() => expect(model.program.value).toEqual(PROGRAM))
    expect(call.mock.calls.map(([endpoint]) => endpoint)).toEqual([readProgram])
  })

  it('ignores a cache of another shape', async () => {
    const { model } = setUp({ cached: { wallet: { points: 'many' } } })
    await vi.waitFor(() => expect(model.wallet.value?.spendable).toBe(1240))
  })

  it('reports that it was seen, once', async () => {
    const { model, context } = setUp()
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    model.show('page')
    model.show('panel')
    expect(context.track.mock.calls).toEqual([
      ['loyalty.wallet_viewed', { place: 'page', member: true }],
    ])
  })

  it.each([['/account'], ['https://shop.example/login']])(
    'takes %s as the way to sign in',
    (signInUrl) => {
      expect(setUp({ options: { signInUrl } }).model.signInUrl).toBe(signInUrl)
    },
  )

  it.each([['javascript:alert(1)'], ['//evil.example'], ['http://shop.example']])(
    'refuses %s as the way to sign in, and says so',
    (signInUrl) => {
      const { model, context } = setUp({ options: { signInUrl } })
      expect(model.signInUrl).toBeUndefined()
      expect(context.report).toHaveBeenCalledOnce()
    },
  )

  it('stops listening when it is disposed', () => {
    const { model, listeners } = setUp()
    expect(listeners.size).toBe(1)
    model.dispose()
    expect(listeners.size).toBe(0)
  })

  it('is news when points or level changed while nobody looked', async () => {
    const { model, answers, context, announceChange } = setUp()
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    answers.wallet = async () => createWallet({ revision: 8, spendable: 1262 })
    announceChange()
    await vi.waitFor(() => expect(context.setNews).toHaveBeenLastCalledWith(1))
    model.show('panel')
    expect(context.setNews).toHaveBeenLastCalledWith(0)
  })

  it('is no news when it changes under the shopper’s eyes', async () => {
    const { model, answers, context, announceChange } = setUp()
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    model.show('page')
    answers.wallet = async () => createWallet({ revision: 8, spendable: 1262 })
    announceChange()
    await vi.waitFor(() => expect(model.wallet.value?.spendable).toBe(1262))
    expect(context.setNews).not.toHaveBeenCalledWith(1)
  })

  it('is news again after the shopper has looked away', async () => {
    const { model, answers, context, announceChange } = setUp()
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    const lookAway = model.show('page')
    lookAway()
    answers.wallet = async () => createWallet({ revision: 8, spendable: 1 })
    announceChange()
    await vi.waitFor(() => expect(context.setNews).toHaveBeenLastCalledWith(1))
  })

  it('is no news when only what cannot be spent has changed', async () => {
    const { model, answers, context, announceChange } = setUp()
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    answers.wallet = async () => createWallet({ revision: 8, pending: 40 })
    announceChange()
    await vi.waitFor(() => expect(model.wallet.value?.pending).toBe(40))
    expect(context.setNews).not.toHaveBeenCalled()
  })
})
