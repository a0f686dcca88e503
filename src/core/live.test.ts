// @vitest-environment node
import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MINUTE, SECOND } from './clock.ts'
import type { TokenWish } from './guest.ts'
import { createLive, type Live, type LiveChange } from './live.ts'
import { type Browser, createBrowser, quiet } from './simulated-browser.fixture.ts'

const NOBODY = ''
const WALLET = 'loyalty.wallet_changed'

interface Connection {
  readonly headers: Record<string, string>
  readonly isOpen: () => boolean
  send(text: string): Promise<void>
  end(): Promise<void>
}

let browser: Browser
let connections: Connection[]
let lives: Live[]
/** What the backend answers instead of a stream. */
let refusals: (() => Response | Promise<Response>)[]

beforeEach(() => {
  browser = createBrowser()
  connections = []
  lives = []
  refusals = []
})
afterEach(async () => {
  for (const live of lives) live.close()
  await quiet()
  expect(browser.timers()).toBe(0)
})

const fetch: typeof globalThis.fetch = async (_url, init) => {
  let controller: ReadableStreamDefaultController<Uint8Array>
  let isOpen = true
  const body = new ReadableStream<Uint8Array>({
    start: (started) => void (controller = started),
    cancel: () => void (isOpen = false),
  })
  const { signal: stop } = init!
  stop?.addEventListener('abort', () => {
    if (isOpen) controller.error(stop.reason)
    isOpen = false
  })
  const refuse = refusals.shift()
  connections.push({
    headers: init!.headers as Record<string, string>,
    isOpen: () => isOpen && !refuse,
    async send(text) {
      controller.enqueue(new TextEncoder().encode(text))
      await quiet()
    },
    async end() {
      isOpen = false
      controller.close()
      await quiet()
    },
  })
  return refuse
    ? refuse()
    : new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

function openTab(name = 'ana') {
  const tab = browser.openTab({ fetch })
  const guest = {
    who: signal(name === NOBODY ? undefined : name),
    token: vi.fn(async ({ rejected }: TokenWish = {}): Promise<string | undefined> =>
      rejected ? 'token-2' : 'token-1',
    ),
  }
  const live = createLive({ ...tab, endpoint: 'https://api.shop/', guest })
  lives.push(live)
  const heard: LiveChange[] = []
  return {
    ...tab,
    guest,
    live,
    heard,
    listen: () => live.listen(WALLET, (change) => heard.push(change)),
  }
}

async function openListeningTab() {
  const tab = openTab()
  const stop = tab.listen()
  await quiet()
  return { ...tab, stop }
}

const changed = (revision: number, id: number) =>
  `id: ${id}\ndata: {"type":"${WALLET}","revision":${revision}}\n\n`
const openConnections = () => connections.filter(({ isOpen }) => isOpen()).length

describe('the stream', () => {
  test('is opened with the bearer when somebody listens, and not before', async () => {
    const { listen } = openTab()
    await quiet()
    expect(connections).toEqual([])

    listen()
    await quiet()

    expect(connections.map(({ headers }) => headers)).toEqual([
      { accept: 'text/event-stream', authorization: 'Bearer token-1' },
    ])
  })

  test('tells those who listen to the type, however the bytes are cut', async () => {
    const { live, heard } = await openListeningTab()
    const others: unknown[] = []
    live.listen('chat.message', (change) => others.push(change))

    for (const half of [': hello\n\nid: 1\nda', `ta: {"type":"${WALLET}","revision":5}\n`, '\n'])
      await connections[0]!.send(half)

    expect(heard).toEqual([{ revision: 5 }])
    expect(others).toEqual([])
  })

  test('passes over what it does not understand', async () => {
    const { heard } = await openListeningTab()

    await connections[0]!.send('data: hello\n\nevent: x\ndata: {"kind":1}\n\n')
    await connections[0]!.send(changed(1, 1))

    expect(heard).toEqual([{ revision: 1 }])
  })

  test('ends with the last listener', async () => {
    const { stop } = await openListeningTab()
    expect(openConnections()).toBe(1)

    stop()
    await quiet()

    expect(openConnections()).toBe(0)
  })

  test('a listener that throws is reported and silences nobody', async () => {
    const tab = openTab()
    tab.live.listen(WALLET, () => {
      throw new Error('broken')
    })
    tab.listen()
    await quiet()

    await connections[0]!.send(changed(1, 1))

    expect(tab.heard).toEqual([{ revision: 1 }])
    expect(tab.errors).toEqual([new Error('broken')])
  })
})

describe('a hidden page', () => {
  test('closes the stream, and seen again opens it where it was and reads everything anew', async () => {
    const { live, heard } = await openListeningTab()
    await connections[0]!.send(changed(1, 41))

    live.pause()
    await quiet()
    expect(openConnections()).toBe(0)
    live.resume()
    await quiet()

    expect(connections[1]?.headers['last-event-id']).toBe('41')
    expect(openConnections()).toBe(1)
    expect(heard).toEqual([{ revision: 1 }, {}])
  })

  test('seen again at once goes on with one stream', async () => {
    const { live } = await openListeningTab()

    live.pause()
    live.resume()
    await browser.pass(2 * SECOND)
    await quiet()

    expect(openConnections()).toBe(1)
  })

  test('that was never hidden is told nothing by a resume', async () => {
    const { live, heard } = await openListeningTab()

    live.resume()

    expect(heard).toEqual([])
  })
})

describe('several tabs', () => {
  test('share one stream, and all hear it', async () => {
    const tabs = [await openListeningTab(), await openListeningTab(), await openListeningTab()]

    await connections[0]!.send(changed(3, 1))

    expect(connections).toHaveLength(1)
    expect(tabs.map(({ heard }) => heard)).toEqual([
      [{ revision: 3 }],
      [{ revision: 3 }],
      [{ revision: 3 }],
    ])
  })

  test('hear once that it is open when they come later, and with every new one', async () => {
    await openListeningTab()
    const other = openTab()
    const openings: LiveChange[] = []
    other.live.listen('stream.opened', (change) => openings.push(change))
    await quiet()
    expect(openings).toEqual([{}])

    await connections[0]!.end()
    await browser.pass(SECOND)
    await quiet()
    expect(openings).toEqual([{}])
    await connections[1]!.send('id: 7\ndata: {"type":"stream.opened"}\n\n')

    expect(openings).toEqual([{}, {}])
  })

  test('take it over where it was when its tab is hidden', async () => {
    const leader = await openListeningTab()
    const other = await openListeningTab()
    await connections[0]!.send(changed(3, 17))

    leader.live.pause()
    await quiet()
    expect(connections[1]?.headers['last-event-id']).toBe('17')
    await connections[1]!.send(changed(4, 18))

    expect(openConnections()).toBe(1)
    expect(other.heard).toEqual([{ revision: 3 }, { revision: 4 }])
  })

  test('take it over when its tab is frozen with the lock in hand', async () => {
    const leader = await openListeningTab()
    await openListeningTab()

    leader.tabs.suspend()
    await quiet()

    expect(connections.map(({ isOpen }) => isOpen())).toEqual([false, true])
  })

  test('that are hidden while they wait do not open one when their turn comes', async () => {
    const leader = await openListeningTab()
    const other = await openListeningTab()
    other.live.pause()

    leader.live.pause()
    await quiet()

    expect(connections).toHaveLength(1)
  })

  test('do not believe a forged message of another shape, nor any while nobody is signed in', async () => {
    const guest = openTab(NOBODY)
    guest.listen()
    const { heard, tabs } = await openListeningTab()

    guest.tabs.post('live', 'forged')
    tabs.post('live', { type: WALLET, revision: 9 })
    await quiet()

    expect(heard).toEqual([])
    expect(guest.heard).toEqual([])
  })
})

describe('the signed-in shopper', () => {
  test('is waited for', async () => {
    const { listen, guest } = openTab(NOBODY)
    listen()
    await quiet()
    expect(connections).toEqual([])

    guest.who.value = 'ana'
    await quiet()

    expect(openConnections()).toBe(1)
  })

  test('changed: the stream begins anew without the other’s place in it', async () => {
    const { guest } = await openListeningTab()
    await connections[0]!.send(changed(1, 41))

    guest.who.value = 'boris'
    await browser.pass(2 * SECOND)
    await quiet()

    expect(connections.map(({ isOpen }) => isOpen())).toEqual([false, true])
    expect(connections[1]?.headers).not.toHaveProperty('last-event-id')
  })

  test('gone: the stream is closed', async () => {
    const { guest } = await openListeningTab()

    guest.who.value = undefined
    await quiet()

    expect(openConnections()).toBe(0)
  })
})

describe('when it breaks', () => {
  test('it is opened again where it was, after a short pause', async () => {
    const { heard } = await openListeningTab()
    await connections[0]!.send(changed(1, 41))

    await connections[0]!.end()
    await browser.pass(SECOND)
    await quiet()
    await connections[1]!.send(changed(2, 42))

    expect(connections[1]?.headers['last-event-id']).toBe('41')
    expect(heard).toEqual([{ revision: 1 }, { revision: 2 }])
  })

  test('without a place to go on from, everything is read anew', async () => {
    const { heard } = await openListeningTab()

    await connections[0]!.end()
    await browser.pass(SECOND)
    await quiet()

    expect(heard).toEqual([{}])
  })

  test('a minute of silence counts as broken, a heartbeat does not', async () => {
    await openListeningTab()
    await browser.pass(50 * SECOND)
    await connections[0]!.send(': heartbeat\n\n')
    await browser.pass(50 * SECOND)
    expect(connections).toHaveLength(1)

    await browser.pass(11 * SECOND)
    await quiet()

    expect(connections.map(({ isOpen }) => isOpen())).toEqual([false, true])
  })

  test('a message too long to be one counts as broken', async () => {
    await openListeningTab()

    await connections[0]!.send(`data: ${'x'.repeat(70_000)}`)
    await connections[0]!.send('x').catch(() => undefined)
    await browser.pass(SECOND)
    await quiet()

    expect(connections).toHaveLength(2)
  })

  test('a dead backend is asked ever more seldom, by one tab', async () => {
    refusals = Array.from(
      { length: 99 },
      () => () => Promise.reject(new TypeError('Failed to fetch')),
    )
    await openListeningTab()
    await openListeningTab()

    await browser.pass(60 * MINUTE)

    expect(connections.length).toBeGreaterThan(12)
    expect(connections.length).toBeLessThan(60)
  })

  test('a backend that never answers is given up after 15 seconds', async () => {
    refusals = [() => new Promise(() => undefined)]
    await openListeningTab()

    await browser.pass(16 * SECOND)
    await quiet()

    expect(connections).toHaveLength(2)
  })

  test('the backend says how long to wait: Retry-After', async () => {
    refusals = [() => new Response('', { status: 503, headers: { 'retry-after': '30' } })]
    await openListeningTab()

    await browser.pass(29 * SECOND)
    expect(connections).toHaveLength(1)
    await browser.pass(SECOND)
    await quiet()

    expect(connections).toHaveLength(2)
  })

  test('the backend says how long to wait: retry', async () => {
    await openListeningTab()
    await connections[0]!.send('retry: 20000\n\n')
    await connections[0]!.end()

    await browser.pass(19 * SECOND)
    expect(connections).toHaveLength(1)
    await browser.pass(SECOND)
    await quiet()

    expect(connections).toHaveLength(2)
  })

  test('a refused bearer is renewed', async () => {
    refusals = [() => new Response('', { status: 401 })]
    const { guest } = await openListeningTab()

    await browser.pass(SECOND)
    await quiet()

    expect(guest.token.mock.calls).toEqual([[{}], [{ rejected: 'token-1' }]])
    expect(connections[1]?.headers.authorization).toBe('Bearer token-2')
  })

  test('without a bearer it waits for one', async () => {
    const tab = openTab()
    tab.guest.token.mockResolvedValueOnce(undefined)
    tab.listen()
    await quiet()
    expect(connections).toEqual([])

    await browser.pass(SECOND)
    await quiet()

    expect(openConnections()).toBe(1)
  })

  test.each([204, 404, 405, 501])(
    'a backend without a stream (%i) is not asked again',
    async (status) => {
      refusals = [() => new Response(null, { status })]
      const { live, heard } = await openListeningTab()
      await browser.pass(60 * MINUTE)

      live.pause()
      live.resume()
      await quiet()

      expect(connections).toHaveLength(1)
      expect(heard).toEqual([{}])
    },
  )
})

test('a network that is back is a reason to try at once', async () => {
  refusals.push(() => new Response(null, { status: 503, headers: { 'retry-after': '50' } }))
  const { live, heard } = await openListeningTab()
  expect(openConnections()).toBe(0)

  live.online()
  await quiet()

  expect(openConnections()).toBe(1)
  expect(heard).toContainEqual({})
})
