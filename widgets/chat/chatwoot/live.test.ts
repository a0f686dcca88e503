import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import {
  createTabsOfBrowser,
  openBrowser,
  openConversation,
  openLive,
  outgoing,
} from './chatwoot-stage.fixture.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.400Z') }))
afterEach(() => {
  disposeModels()
  vi.useRealTimers()
})

describe('the socket', () => {
  it('subscribes as the reference client does, and says when it is there', async () => {
    const { server, links } = await openLive()

    const [socket] = server.cable.openSockets()
    expect(socket?.protocol).toBe('actioncable-v1-json')
    expect(socket?.heard[0]).toEqual({
      command: 'subscribe',
      identifier: JSON.stringify({
        channel: 'RoomChannel',
        pubsub_token: server.inboxes[0]?.token,
      }),
    })
    expect(links).toEqual([true])
  })

  it('is not opened for somebody who has not written', async () => {
    const { server, follow, backend } = openBrowser()
    follow()
    await vi.advanceTimersByTimeAsync(10 * SECOND)
    expect(server.cable.sockets).toEqual([])

    await backend.send(outgoing('Hello'))
    await vi.advanceTimersByTimeAsync(100)

    expect(server.cable.openSockets()).toHaveLength(1)
  })

  it('brings an answer at once', async () => {
    const { server, conversation, texts } = await openLive()

    server.answer(conversation, 'Hi!')
    await vi.advanceTimersByTimeAsync(10)

    expect(texts()).toEqual(['Hello', 'Hi!'])
  })

  it('brings own messages back, which are one message all the same', async () => {
    const { backend, read, texts, conversationId } = await openLive()

    await backend.send(outgoing('Is it blue?', { conversationId }))
    await vi.advanceTimersByTimeAsync(10)
    await read()

    expect(texts()).toEqual(['Hello', 'Is it blue?'])
  })

  it('gives two that say the same, sent fast, their own ids', async () => {
    const { backend, read, thread, conversationId } = await openLive()
    const both = [1, 2].map(() => outgoing('?', { conversationId }))

    for (const message of both) await backend.send(message)
    await vi.advanceTimersByTimeAsync(10)
    await read()

    expect(
      thread()
        .slice(1)
        .map(({ cid }) => cid),
    ).toEqual(both.map(({ cid }) => cid))
  })

  it('that falls silent is opened again, and what was missed is read', async () => {
    const { server, conversation, texts, links } = await openLive()
    server.cable.silence()
    server.answer(conversation, 'Are you there?')

    await vi.advanceTimersByTimeAsync(15 * SECOND)

    expect(links).toEqual([true, false, true])
    expect(texts()).toEqual(['Hello', 'Are you there?'])
  })

  it('that is cut is opened again', async () => {
    const { server, links } = await openLive()

    server.cable.cut()
    await vi.advanceTimersByTimeAsync(5 * SECOND)

    expect(links).toEqual([true, false, true])
  })

  it('whose subscription nobody confirms within ten seconds is given up, and the contact looked for', async () => {
    const { server } = await openLive()
    server.cable.script.isMute = true
    server.cable.cut()
    await vi.advanceTimersByTimeAsync(3 * SECOND)
    const tries = server.cable.sockets.length

    await vi.advanceTimersByTimeAsync(13 * SECOND)

    expect(server.askedFor(/^GET \/contacts\/[^/]+$/)).not.toEqual([])
    expect(server.cable.sockets.length).toBeGreaterThan(tries)
  })

  it('gets a new token where the contact was deleted', async () => {
    const { server, links } = await openLive()
    server.inboxes.splice(0)
    server.cable.cut()

    await vi.advanceTimersByTimeAsync(30 * SECOND)

    expect(server.inboxes).toHaveLength(1)
    expect(links.at(-1)).toBe(true)
  })

  it.each([
    ['server_restart', true, 1],
    ['unauthorized', false, 0],
  ])('after %s comes back: %s', async (reason, reconnect, open) => {
    const { server } = await openLive()

    server.cable.disconnect(reason, reconnect)
    await vi.advanceTimersByTimeAsync(10 * SECOND)

    expect(server.cable.openSockets()).toHaveLength(open)
  })

  it('of a version nobody knows is not tried again', async () => {
    const browser = await openConversation()
    browser.server.cable.script.isUnsupported = true

    browser.follow()
    await vi.advanceTimersByTimeAsync(MINUTE)

    expect(browser.server.cable.sockets).toHaveLength(1)
  })

  it('is opened at once when network or shopper are back', async () => {
    const { server, wake, follower } = await openLive()
    server.cable.script.isBlocked = true
    server.cable.cut()
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    server.cable.script.isBlocked = false

    wake()
    await vi.advanceTimersByTimeAsync(10)

    expect(server.cable.openSockets()).toHaveLength(1)
    expect(follower.onBack).toHaveBeenCalledOnce()
  })

  it('is closed when nobody follows any more', async () => {
    const { server, stop } = await openLive()

    stop()
    await vi.advanceTimersByTimeAsync(10)

    expect(server.cable.openSockets()).toEqual([])
  })

  it('is closed in a page that was hidden for five minutes', async () => {
    const { server, page } = await openLive()
    page.isHidden = true

    await vi.advanceTimersByTimeAsync(4 * MINUTE)
    expect(server.cable.openSockets()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2 * MINUTE)

    expect(server.cable.openSockets()).toEqual([])
  })

  it('is closed when the page is left, so that it may come back', async () => {
    const openTab = createTabsOfBrowser()
    const tabs = openTab()
    const { server } = await openLive({ tabs })

    tabs.suspend()
    await vi.advanceTimersByTimeAsync(10)

    expect(server.cable.openSockets()).toEqual([])
  })
})

describe('without a socket', () => {
  async function openPolled() {
    const browser = await openConversation()
    browser.server.cable.script.isBlocked = true
    browser.follow()
    await vi.advanceTimersByTimeAsync(100)
    return browser
  }

  it.each([
    ['active', 3],
    ['looking', 15],
    ['open', 45],
  ] as const)('is asked for what is new: %s, every %d seconds', async (interest, seconds) => {
    const { follower } = await openPolled()
    follower.interest = interest
    follower.onChange.mockClear()

    await vi.advanceTimersByTimeAsync(5 * MINUTE)

    const { length } = follower.onChange.mock.calls
    expect(Math.abs(length - 300 / seconds)).toBeLessThanOrEqual(2)
  })

  it('asks nobody when nobody is interested', async () => {
    const { follower, server } = await openPolled()
    follower.interest = 'none'
    const before = server.asked.length

    await vi.advanceTimersByTimeAsync(5 * MINUTE)

    expect(server.asked).toHaveLength(before)
  })

  it('waits after three failures until the network is back', async () => {
    const { follower, wake } = await openPolled()
    follower.interest = 'active'
    follower.onChange.mockClear().mockResolvedValue(false)

    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(follower.onChange).toHaveBeenCalledTimes(3)

    wake()
    expect(follower.onChange).toHaveBeenCalledTimes(4)
  })
})
