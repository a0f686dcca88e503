// @vitest-environment node
import { signal } from '@preact/signals-core'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Guest } from './guest.ts'
import { createLazyLive, type LazyLive } from './lazy-live.ts'
import { listenOnLoad } from './listen-on-load.ts'
import { type Browser, createBrowser, quiet } from './simulated-browser.fixture.ts'

let browser: Browser
let opened: AbortSignal[]
beforeEach(() => {
  browser = createBrowser()
  opened = []
})

const fetch: typeof globalThis.fetch = async (_url, init) => {
  if (init?.signal) opened.push(init.signal)
  return new Promise((_, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })
}

function create() {
  const tab = browser.openTab({ fetch })
  const guest: Guest = {
    who: signal('m'),
    ready: Promise.resolve(),
    token: async () => 'token',
    join: vi.fn(),
    forget: vi.fn(),
    close: vi.fn(),
  }
  return createLazyLive({
    ...tab,
    endpoint: 'https://api.example',
    guest: async () => guest,
    report: vi.fn(),
  })
}

const listen = (live: LazyLive) =>
  listenOnLoad(live, (loaded) => loaded.listen('x', vi.fn()), vi.fn())

test('opens no stream before somebody listens', async () => {
  const live = create()
  live.pause()
  live.resume()
  await quiet()
  expect(opened).toHaveLength(0)
  listen(live)
  await vi.waitFor(() => expect(opened).toHaveLength(1))
  live.close()
})

test('opens none for a listener that has left before it was loaded', async () => {
  const live = create()
  listen(live)()
  await quiet()
  expect(opened).toHaveLength(0)
  live.close()
})

test('opens none while the page is hidden, and ends it when it is', async () => {
  const live = create()
  live.pause()
  const stop = listen(live)
  await quiet()
  expect(opened).toHaveLength(0)
  live.resume()
  await vi.waitFor(() => expect(opened).toHaveLength(1))
  live.pause()
  await vi.waitFor(() => expect(opened[0]?.aborted).toBe(true))
  stop()
  live.close()
})

test('opens none once it is closed', async () => {
  const live = create()
  listen(live)
  live.close()
  await quiet()
  expect(opened).toHaveLength(0)
})

test('with the network back it need not wait for its next try', async () => {
  const live = create()
  live.online()
  listen(live)
  await vi.waitFor(() => expect(opened).toHaveLength(1))
  const told = vi.fn()
  ;(await live.load()).listen('x', told)

  live.online()

  expect(told).toHaveBeenCalledWith({})
  live.close()
})
