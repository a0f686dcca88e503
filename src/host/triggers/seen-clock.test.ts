import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSeenClock, isSeen } from './seen-clock.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  Reflect.deleteProperty(document, 'prerendering')
})

function hide(isHidden: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isHidden ? 'hidden' : 'visible')
}

describe('the clock of what was seen', () => {
  it('stands still in the background', () => {
    const clock = createSeenClock()
    clock.reset()
    vi.advanceTimersByTime(3000)
    clock.hide()
    vi.advanceTimersByTime(60_000)
    clock.show()
    vi.advanceTimersByTime(2000)

    expect(clock.read()).toBe(5000)
  })

  it('does not begin while the page is rendered ahead', () => {
    Reflect.set(document, 'prerendering', true)
    const clock = createSeenClock()
    vi.advanceTimersByTime(5000)
    clock.show()

    expect(isSeen()).toBe(false)
    expect(clock.read()).toBe(0)

    Reflect.set(document, 'prerendering', false)
    clock.show()
    vi.advanceTimersByTime(1000)
    expect(clock.read()).toBe(1000)
  })

  it('does not begin in a tab behind another', () => {
    hide(true)
    const clock = createSeenClock()
    vi.advanceTimersByTime(5000)
    expect(clock.read()).toBe(0)
  })

  it('begins anew with another page view', () => {
    const clock = createSeenClock()
    vi.advanceTimersByTime(5000)
    clock.reset()
    vi.advanceTimersByTime(400)
    expect(clock.read()).toBe(400)
  })
})
