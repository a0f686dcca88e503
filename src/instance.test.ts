import { describe, expect, it, vi } from 'vitest'
import { createInstance, type Running } from './instance.ts'

function createRunning(): Running {
  return {
    track: vi.fn(),
    open: vi.fn(async () => undefined),
    close: vi.fn(),
    identify: vi.fn(async () => undefined),
    configure: vi.fn(async () => undefined),
    setConsent: vi.fn(async () => undefined),
    consent: () => ({
      functional: 'granted',
      analytics: 'denied',
      marketing: 'denied',
      personalisation: 'unknown',
    }),
    lend: vi.fn(),
    setCart: vi.fn(),
    cart: () => undefined,
    explain: vi.fn(async () => []),
    setProps: vi.fn(async () => undefined),
    stats: async () => ({ accepted: 1 }),
    health: () => ({ storage: 'indexeddb' }),
    exportData: async () => ({}),
    forgetData: vi.fn(async () => undefined),
    destroy: vi.fn(async () => undefined),
  }
}

function create(running: Promise<Running>) {
  const warn = vi.fn()
  const instance = createInstance(
    { version: '1.2.3', running, on: () => () => undefined, warn },
    (name) => new Error(`no ${name}`),
  )
  return { instance, warn }
}

describe('createInstance', () => {
  it('does what was asked before the start afterwards, in order', async () => {
    const running = createRunning()
    const { instance } = create(Promise.resolve(running))
    instance.track('shop.first')
    instance('track', 'shop.second', { size: 'M' })
    await instance.ready
    instance.track('shop.third')
    expect(vi.mocked(running.track).mock.calls).toEqual([
      ['shop.first', {}],
      ['shop.second', { size: 'M' }],
      ['shop.third', {}],
    ])
  })

  it('takes consent and cart as commands', async () => {
    const running = createRunning()
    const { instance } = create(Promise.resolve(running))
    await instance('consent', { analytics: true })
    await instance('cart', null)
    expect(running.setConsent).toHaveBeenCalledWith({ analytics: true })
    expect(running.setCart).toHaveBeenCalledWith(null)
  })

  it('warns about an unknown command and throws nothing', () => {
    const { instance, warn } = create(Promise.resolve(createRunning()))
    expect(instance('toString')).toBeUndefined()
    expect(warn).toHaveBeenCalledWith(new Error('no toString'))
  })

  it('lets calls go when the start failed, and says so through ready', async () => {
    const { instance } = create(Promise.reject(new Error('no shop')))
    instance.track('shop.lost')
    await expect(instance.stats()).resolves.toBeUndefined()
    await expect(instance.ready).rejects.toThrow('no shop')
  })

  it('asks why a campaign showed, and says what the shop knows, in either form', async () => {
    const running = createRunning()
    const { instance } = create(Promise.resolve(running))
    await instance.explain('leaving')
    await instance('explain')
    await instance.props({ size: 'M' }, { lasting: true })
    await instance('props', { size: 'L' })
    expect(vi.mocked(running.explain).mock.calls).toEqual([['leaving'], [undefined]])
    expect(vi.mocked(running.setProps).mock.calls).toEqual([
      [{ size: 'M' }, { lasting: true }],
      [{ size: 'L' }, undefined],
    ])
  })
})
