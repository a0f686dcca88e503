// @vitest-environment node
import { expect, test, vi } from 'vitest'
import { listenOnLoad } from './listen-on-load.ts'
import type { Live } from './live.ts'

// Safe: it is only handed on.
const LIVE = {} as Live

function begin(load: () => Promise<Live> = async () => LIVE) {
  const stop = vi.fn()
  const start = vi.fn((_live: Live) => stop)
  const report = vi.fn()
  return { stop, start, report, leave: listenOnLoad({ load }, start, report) }
}

test('begins when the stream is loaded, and stops when it shall', async () => {
  const { start, stop, leave } = begin()
  expect(start).not.toHaveBeenCalled()
  await Promise.resolve()
  expect(start.mock.calls).toEqual([[LIVE]])

  leave()

  expect(stop).toHaveBeenCalledTimes(1)
})

test('never begins for who has left meanwhile', async () => {
  const { start, leave } = begin()

  leave()
  await Promise.resolve()

  expect(start).not.toHaveBeenCalled()
})

test('a stream that cannot be loaded is reported', async () => {
  const error = new TypeError('Failed to fetch dynamically imported module')
  const { report } = begin(() => Promise.reject(error))
  await Promise.resolve()
  await Promise.resolve()

  expect(report.mock.calls).toEqual([[error]])
})
