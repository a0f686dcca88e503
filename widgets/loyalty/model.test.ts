import { afterEach, describe, expect, it, vi } from 'vitest'
import { readProgram, readWallet, type Wallet } from './contract.ts'
import { disposeModels, MIHAI, setUp } from './model.fixture.ts'
import { createWallet, PROGRAM } from './wallet.fixture.ts'

afterEach(disposeModels)

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
    const { model } = setUp({
      stored: { wallet: cached },
      answers: [[readWallet, () => new Promise(() => undefined)]],
    })
    await vi.waitFor(() => expect(model.wallet.value?.spendable).toBe(900))
  })

  it('says since when the wallet is old, once the server has failed', async () => {
    const cached = { wallet: createWallet(), readAt: '2026-11-22T10:00:00.000Z' }
    const { model } = setUp({
      stored: { wallet: cached },
      answers: [[readWallet, () => Promise.reject(new Error('down'))]],
    })
    await vi.waitFor(() => expect(model.staleSince.value).toBe('2026-11-22T10:00:00.000Z'))
    expect(model.status.value).toBe('member')
  })

  it('fails visibly when there is nothing to show, and recovers by refresh', async () => {
    const { model, answers, context } = setUp({
      answers: [[readWallet, () => Promise.reject(new Error('down'))]],
    })
    await vi.waitFor(() => expect(model.status.value).toBe('failed'))
    expect(context.report).toHaveBeenCalledWith(new Error('down'))
    answers.set(readWallet, () => createWallet())
    await model.refresh()
    expect(model.status.value).toBe('member')
  })

  it('drops an answer older than the wallet it has', async () => {
    const { model, answers } = setUp({
      answers: [[readWallet, () => createWallet({ revision: 9, spendable: 50 })]],
    })
    await vi.waitFor(() => expect(model.wallet.value?.revision).toBe(9))
    answers.set(readWallet, () => createWallet({ revision: 8, spendable: 9999 }))
    await model.refresh()
    expect(model.wallet.value?.spendable).toBe(50)
  })

  it('reads again when the server says that the wallet changed', async () => {
    const { model, answers, announceChange } = setUp()
    await vi.waitFor(() => expect(model.wallet.value?.revision).toBe(7))
    answers.set(readWallet, () => createWallet({ revision: 8, spendable: 1300 }))
    announceChange()
    await vi.waitFor(() => expect(model.wallet.value?.spendable).toBe(1300))
  })

  it('never shows one shopper the points of another', async () => {
    let answerForAna: (wallet: Wallet) => void = () => undefined
    const { model, member, answers } = setUp({
      answers: [[readWallet, () => new Promise((resolve) => (answerForAna = resolve))]],
    })
    await vi.waitFor(() => expect(answerForAna).not.toBe(undefined))
    answers.set(readWallet, () => createWallet({ revision: 1, spendable: 3 }))
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
    const { model } = setUp({ stored: { wallet: { wallet: { points: 'many' } } } })
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
    answers.set(readWallet, () => createWallet({ revision: 8, spendable: 1262 }))
    announceChange()
    await vi.waitFor(() => expect(context.setNews).toHaveBeenLastCalledWith(1))
    model.show('panel')
    expect(context.setNews).toHaveBeenLastCalledWith(0)
  })

  it('is no news when it changes under the shopper’s eyes', async () => {
    const { model, answers, context, announceChange } = setUp()
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    model.show('page')
    answers.set(readWallet, () => createWallet({ revision: 8, spendable: 1262 }))
    announceChange()
    await vi.waitFor(() => expect(model.wallet.value?.spendable).toBe(1262))
    expect(context.setNews).not.toHaveBeenCalledWith(1)
  })

  it('is news again after the shopper has looked away', async () => {
    const { model, answers, context, announceChange } = setUp()
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    const lookAway = model.show('page')
    lookAway()
    answers.set(readWallet, () => createWallet({ revision: 8, spendable: 1 }))
    announceChange()
    await vi.waitFor(() => expect(context.setNews).toHaveBeenLastCalledWith(1))
  })

  it('is no news when only what cannot be spent has changed', async () => {
    const { model, answers, context, announceChange } = setUp()
    await vi.waitFor(() => expect(model.status.value).toBe('member'))
    answers.set(readWallet, () => createWallet({ revision: 8, pending: 40 }))
    announceChange()
    await vi.waitFor(() => expect(model.wallet.value?.pending).toBe(40))
    expect(context.setNews).not.toHaveBeenCalled()
  })
})
