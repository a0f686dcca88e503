import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLooks } from './looks.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => {
  show('visible')
  place(0, 0)
  vi.useRealTimers()
})

function show(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

/** happy-dom lays nothing out. */
function place(top: number, height: number): void {
  Object.defineProperty(globalThis, 'scrollY', { value: top, configurable: true })
  const root = document.documentElement
  Object.defineProperty(root, 'scrollHeight', { value: height, configurable: true })
}

test('time goes by while the page is seen, and begins anew on the next', () => {
  const looks = createLooks()
  vi.advanceTimersByTime(3_000)
  show('hidden')
  vi.advanceTimersByTime(10_000)
  show('visible')
  vi.advanceTimersByTime(1_000)
  expect(looks.visibleMs()).toBe(4_000)
  looks.turnPage()
  vi.advanceTimersByTime(500)
  expect(looks.visibleMs()).toBe(500)
  looks.stop()
})

test('the deepest place counts, also after scrolling back', () => {
  place(0, innerHeight * 4)
  const looks = createLooks()
  expect(looks.scrollDepth()).toBe(25)
  place(innerHeight * 2, innerHeight * 4)
  document.dispatchEvent(new Event('scroll'))
  vi.advanceTimersByTime(300)
  place(0, innerHeight * 4)
  expect(looks.scrollDepth()).toBe(75)
  looks.stop()
  expect(vi.getTimerCount()).toBe(0)
})
