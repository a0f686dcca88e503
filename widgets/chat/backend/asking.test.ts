import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAsking, type Asking } from './asking.ts'
import type { Interest } from './backend.ts'

const SECOND = 1000

let asking: Asking
let interest: Interest
let onChange: ReturnType<typeof vi.fn<(cursor?: number) => Promise<boolean>>>
beforeEach(() => {
  vi.useFakeTimers()
  interest = 'active'
  onChange = vi.fn(async () => true)
  asking = createAsking({ onChange, interest: () => interest })
})
afterEach(() => {
  asking.stop()
  vi.useRealTimers()
})

const pass = (seconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(seconds * SECOND)

/** How often it asked in this time. */
async function countIn(seconds: number): Promise<number> {
  onChange.mockClear()
  await pass(seconds)
  return onChange.mock.calls.length
}

test('asks for nothing while it is told', async () => {
  asking.setLive('live')

  expect(await countIn(600)).toBe(0)
})

test.each<[Interest, number]>([
  ['active', 60],
  ['looking', 12],
  ['open', 4],
  ['none', 0],
])('without a stream: %s, it asks %i times in three minutes', async (wish, times) => {
  interest = wish
  asking.setLive('unsupported')

  expect(await countIn(180)).toBe(times)
})

test('as somebody comes to look it asks more often', async () => {
  interest = 'none'
  asking.setLive('unsupported')
  expect(await countIn(60)).toBe(0)

  interest = 'active'

  expect(await countIn(30)).toBeGreaterThanOrEqual(9)
})

test('a connection that is lost for longer than a change of it is asked after at once', async () => {
  asking.setLive('live')
  asking.setLive('lost')

  expect(await countIn(2)).toBe(0)
  expect(await countIn(2)).toBe(1)
})

test('a page that is hidden is asked for seldom, and after five minutes not at all', async () => {
  asking.setLive('unsupported')
  asking.setLive('idle')

  expect(await countIn(300)).toBe(6)
  expect(await countIn(3600)).toBe(0)
})

test('asking stops after three failures, and goes on with a reason', async () => {
  asking.setLive('unsupported')
  onChange.mockImplementation(async () => false)
  expect(await countIn(600)).toBe(3)

  onChange.mockImplementation(async () => true)
  asking.ask(7)
  await pass(0)

  expect(onChange).toHaveBeenLastCalledWith(7)
  expect(await countIn(30)).toBe(10)
})

test('what could not be read is asked for again although the stream tells of more', async () => {
  asking.setLive('live')
  onChange.mockImplementationOnce(async () => false)

  asking.ask(3)
  await pass(10)

  expect(onChange).toHaveBeenCalledTimes(2)
})

test('stopped it asks no more', async () => {
  asking.setLive('unsupported')
  asking.stop()

  expect(await countIn(60)).toBe(0)
})
