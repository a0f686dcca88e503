import { afterEach, expect, it, vi } from 'vitest'
import { createServerClock } from './server-clock.ts'

const NOON = Date.parse('2026-11-22T12:00:00.000Z')

afterEach(() => vi.useRealTimers())

function setUp() {
  vi.useFakeTimers()
  let ms = 5000
  const onDoubt = vi.fn()
  const clock = createServerClock({ monotonic: () => ms, onDoubt })
  const pass = (by: number): void => {
    ms += by
    vi.advanceTimersByTime(by)
  }
  return { clock, pass, onDoubt }
}

it('nobody knows the time before the backend has answered', () => {
  const { clock, pass } = setUp()
  const stop = clock.watch()

  pass(3000)

  expect(clock.now.value).toBeUndefined()
  stop()
})

it('follows every second while somebody watches, and rests otherwise', () => {
  const { clock, pass } = setUp()
  clock.set('2026-11-22T12:00:00.000Z')
  pass(5000)
  expect(clock.now.value).toBe(NOON)

  const stop = clock.watch()
  expect(clock.now.value).toBe(NOON + 5000)
  pass(2000)
  expect(clock.now.value).toBe(NOON + 7000)

  stop()
  pass(9000)
  expect(clock.now.value).toBe(NOON + 7000)
  expect(vi.getTimerCount()).toBe(0)
})

it('setting the clock of the device changes nothing', () => {
  const { clock, pass } = setUp()
  clock.set('2026-11-22T12:00:00.000Z')
  const stop = clock.watch()

  vi.setSystemTime('2031-01-01T00:00:00Z')
  pass(1000)

  expect(clock.now.value).toBe(NOON + 1000)
  stop()
})

it('an answer that took long turns nothing back', () => {
  const { clock, pass } = setUp()
  clock.set('2026-11-22T12:00:00.000Z')
  pass(4000)

  clock.set('2026-11-22T12:00:01.000Z')

  expect(clock.now.value).toBe(NOON + 4000)
})

it('a device that slept learns from the next answer how late it is', () => {
  const { clock } = setUp()
  clock.set('2026-11-22T12:00:00.000Z')

  clock.set('2026-11-22T13:00:00.000Z')

  expect(clock.now.value).toBe(NOON + 3_600_000)
})

it('a device that has slept uncounted is asked about, once', () => {
  const { clock, pass, onDoubt } = setUp()
  clock.set('2026-11-22T12:00:00.000Z')
  const stop = clock.watch()
  pass(5000)
  expect(onDoubt).not.toHaveBeenCalled()

  vi.setSystemTime(Date.now() + 3_600_000)
  pass(3000)

  expect(onDoubt).toHaveBeenCalledOnce()
  stop()
})
