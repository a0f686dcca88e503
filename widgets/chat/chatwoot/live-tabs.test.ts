import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import { createTabsOfBrowser, openBrowser, openLive, outgoing } from './chatwoot-stage.fixture.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.400Z') }))
afterEach(() => {
  disposeModels()
  vi.useRealTimers()
})

describe('two tabs', () => {
  async function openTabs() {
    const openTab = createTabsOfBrowser()
    const tabs = [openTab(), openTab()] as const
    const first = await openLive({ tabs: tabs[0] })
    const { server, store } = first
    const second = openBrowser({ server, store, tabs: tabs[1] })
    second.follow()
    await second.read()
    await vi.advanceTimersByTimeAsync(4 * SECOND)
    return { first, second, server, tabs }
  }

  it('have one socket, and both hear', async () => {
    const { first, second, server } = await openTabs()

    server.answer(first.conversation, 'Hi!')
    await vi.advanceTimersByTimeAsync(10)

    expect(server.cable.openSockets()).toHaveLength(1)
    expect(second.links).toEqual([true])
    expect(first.texts()).toEqual(['Hello', 'Hi!'])
    expect(second.texts()).toEqual(['Hello', 'Hi!'])
  })

  it('know each other’s messages by the same ids', async () => {
    const { first, second } = await openTabs()
    const message = outgoing('From the first', { conversationId: first.conversationId })

    await first.backend.send(message)
    await vi.advanceTimersByTimeAsync(10)

    expect(second.thread().at(-1)?.cid).toBe(message.cid)
  })

  it('lose nothing when the one that listens is closed', async () => {
    const { first, second, server } = await openTabs()
    first.stop()
    first.backend.dispose()
    server.answer(first.conversation, 'In between')

    await vi.advanceTimersByTimeAsync(5 * SECOND)

    expect(server.cable.openSockets()).toHaveLength(1)
    expect(second.texts()).toEqual(['Hello', 'In between'])
  })
})

describe('what is true for a moment', () => {
  it('is who is typing, said again until it ends', async () => {
    const { server, conversation, conversationId, signals } = await openLive()
    const typing = () => signals.filter((signal) => signal.typing !== undefined)

    server.type(conversation, true)
    await vi.advanceTimersByTimeAsync(7 * SECOND)
    expect(typing().length).toBeGreaterThan(1)
    expect(typing()[0]).toEqual({ conversationId, typing: true, name: 'Elena' })

    server.type(conversation, false)
    await vi.advanceTimersByTimeAsync(7 * SECOND)
    expect(typing().at(-1)).toEqual({ conversationId, typing: false })
  })

  it('ends by itself half a minute after its end was lost', async () => {
    const { server, conversation, conversationId, signals } = await openLive()

    server.type(conversation, true)
    await vi.advanceTimersByTimeAsync(40 * SECOND)

    expect(signals.filter(({ typing }) => typing !== undefined).at(-1)).toEqual({
      conversationId,
      typing: false,
    })
  })

  it('is nobody’s business where one agent writes to another', async () => {
    const { server, conversation, signals } = await openLive()

    server.type(conversation, true, true)
    await vi.advanceTimersByTimeAsync(10)

    expect(signals.filter(({ typing }) => typing !== undefined)).toEqual([])
  })

  it('is who is there, asked for while somebody looks', async () => {
    const { server, signals, backend } = await openLive()
    server.cable.presence = { '7': 'online' }

    await vi.advanceTimersByTimeAsync(60 * SECOND)

    const pings = server.cable
      .openSockets()[0]
      ?.heard.filter(({ command }) => command === 'message')
    expect(pings?.length).toBeGreaterThanOrEqual(2)
    expect(pings?.[0]?.['data']).toBe('{"action":"update_presence"}')
    expect(signals).toContainEqual({ isOnline: true })
    expect(await backend.facts()).toMatchObject({ isOnline: true })
  })

  it('is not asked for while nobody looks', async () => {
    const { server, follower } = await openLive()
    follower.interest = 'open'
    await vi.advanceTimersByTimeAsync(10)
    const before = server.cable.openSockets()[0]!.heard.length

    await vi.advanceTimersByTimeAsync(MINUTE)

    expect(server.cable.openSockets()[0]!.heard).toHaveLength(before)
  })

  it('is told to the server, and its failure to nobody', async () => {
    const { backend, server, conversationId, context } = await openLive()
    server.fail(/toggle_typing/, 'down')

    backend.signal(conversationId, { typing: true })
    backend.signal(conversationId, { typing: false })
    await vi.advanceTimersByTimeAsync(10)

    expect(server.askedFor(/toggle_typing/).map(({ body }) => body)).toEqual([
      { typing_status: 'on' },
      { typing_status: 'off' },
    ])
    expect(context.report).not.toHaveBeenCalled()
  })
})
