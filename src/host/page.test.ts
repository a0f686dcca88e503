import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanAddress } from './clean-address.ts'
import { watchPage } from './page.ts'

const listeners = {
  onHidden: vi.fn(),
  onLeave: vi.fn(),
  onBack: vi.fn(),
  onOnline: vi.fn(),
  onNavigate: vi.fn(),
  onClick: vi.fn(),
  onKey: vi.fn(),
}
let stop: () => void
const show = (state: 'visible' | 'hidden'): void => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetAllMocks()
  history.replaceState(null, '', '/start')
  stop = watchPage(listeners)
  await vi.dynamicImportSettled()
})
afterEach(() => {
  stop()
  show('visible')
  vi.useRealTimers()
})

describe('watchPage', () => {
  it('tells when the page is hidden, left, seen again and online', () => {
    show('hidden')
    dispatchEvent(new Event('pagehide'))
    expect(listeners.onHidden).toHaveBeenCalledOnce()
    expect(listeners.onLeave).toHaveBeenCalledOnce()
    show('visible')
    expect(listeners.onBack).toHaveBeenCalledOnce()
    dispatchEvent(new Event('online'))
    expect(listeners.onOnline).toHaveBeenCalledOnce()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
    expect(listeners.onKey).toHaveBeenCalledOnce()
  })

  it('sees a new address without the Navigation API, and no mere hash', () => {
    history.pushState(null, '', '/start#reviews')
    vi.advanceTimersByTime(1000)
    expect(listeners.onNavigate).not.toHaveBeenCalled()
    history.pushState(null, '', '/tea?sort=new')
    vi.advanceTimersByTime(1000)
    expect(listeners.onNavigate.mock.calls.map(([url]) => (url as URL).pathname)).toEqual(['/tea'])
  })

  it('takes an address that is only cleaned for the same page', () => {
    history.replaceState(null, '', '/start?ref=ANA-1#top')
    vi.advanceTimersByTime(1000)
    listeners.onNavigate.mockClear()

    cleanAddress('ref')
    vi.advanceTimersByTime(1000)

    expect(location.href).toMatch(/start#top$/)
    expect(listeners.onNavigate).not.toHaveBeenCalled()
  })

  it('hears no more once it is stopped', () => {
    stop()
    show('hidden')
    dispatchEvent(new Event('online'))
    history.pushState(null, '', '/elsewhere')
    vi.advanceTimersByTime(1000)
    for (const listener of Object.values(listeners)) expect(listener).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})
