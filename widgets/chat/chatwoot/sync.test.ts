import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import { openBrowser, openConversation, outgoing } from './chatwoot-stage.fixture.ts'

const MINUTE = 60_000

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.400Z') }))
afterEach(() => {
  disposeModels()
  vi.useRealTimers()
})

const PAGE = /^GET .+\/messages/
const LIST = /^GET \/contacts\/[^/]+\/conversations$/

describe('reading on after an interruption', () => {
  it('gives exactly what was missed, in the order of the numbers', async () => {
    const { server, conversation, follow, read, texts } = await openConversation()
    follow()
    await vi.advanceTimersByTimeAsync(100)
    server.cable.cut()
    for (let count = 1; count <= 37; count++) {
      vi.advanceTimersByTime(700)
      server.answer(conversation, `Answer ${count}`)
    }

    await vi.advanceTimersByTimeAsync(5000)
    await read()

    expect(texts()).toEqual(['Hello', ...Array.from({ length: 37 }, (_, at) => `Answer ${at + 1}`)])
  })

  it('walks back page by page until something known comes, and no further', async () => {
    const { server, conversation, read } = await openConversation()
    await read()
    // The fewer messages there are, the sooner all are asked for again; so there are many.
    for (let count = 0; count < 190; count++) {
      vi.advanceTimersByTime(1000)
      server.answer(conversation, `${count}`)
    }
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    await read()
    const before = server.askedFor(PAGE).length
    for (let count = 0; count < 45; count++) {
      await vi.advanceTimersByTimeAsync(1000)
      server.answer(conversation, `New ${count}`)
    }

    await read()

    expect(server.askedFor(PAGE).length - before).toBe(3)
  })

  it('misses none of those of one second, though a page ends among them', async () => {
    const { server, conversation, read, texts } = await openConversation()
    for (let count = 0; count < 40; count++) server.answer(conversation, `Old ${count}`)
    await vi.advanceTimersByTimeAsync(MINUTE)
    await read()
    // Eight a second: the twentieth from the end stands in the middle of a second.
    for (let count = 0; count < 60; count++) {
      if (count % 8 === 0) await vi.advanceTimersByTimeAsync(1000)
      server.answer(conversation, `New ${count}`)
    }

    await read()

    expect(texts().slice(-60)).toEqual(Array.from({ length: 60 }, (_, at) => `New ${at}`))
    expect(server.askedFor(PAGE).length).toBeGreaterThan(0)
  })

  it('orders by number where the seconds say otherwise', async () => {
    const { server, conversation, read, texts } = await openConversation()
    server.answer(conversation, 'First', { at: Date.now() + 5000 })
    server.answer(conversation, 'Second', { at: Date.now() })

    await vi.advanceTimersByTimeAsync(MINUTE)
    await read()

    expect(texts()).toEqual(['Hello', 'First', 'Second'])
  })

  it('begins anew where more than ten pages are missing', async () => {
    const { server, conversation, read, resets, thread } = await openConversation()
    for (let count = 0; count < 260; count++) {
      await vi.advanceTimersByTimeAsync(500)
      server.answer(conversation, `${count}`)
    }

    await read()

    expect(resets).toHaveLength(1)
    expect(thread().at(-1)?.text).toBe('259')
    expect(thread()).toHaveLength(200)
  })

  it('goes on from what an earlier page has kept', async () => {
    const { server, store, conversation, cursor } = await openConversation()
    const kept = cursor()
    for (let count = 0; count < 30; count++) {
      await vi.advanceTimersByTimeAsync(1000)
      server.answer(conversation, `${count}`)
    }

    const next = openBrowser({ server, store })
    next.startAt(kept)
    await next.read()

    expect(next.resets).toEqual([])
    expect(next.texts().slice(-30)).toEqual(Array.from({ length: 30 }, (_, at) => `${at}`))
  })

  it('knows its own messages again by their ids, which the server has forgotten', async () => {
    const { server, store, thread } = await openConversation()
    const [own] = thread()

    const next = openBrowser({ server, store })
    await next.read()

    expect(next.thread()).toMatchObject([{ cid: own?.cid, author: { kind: 'shopper' } }])
  })

  it('sees what was edited and what was deleted', async () => {
    const { server, conversation, read, thread, follow } = await openConversation()
    follow()
    await vi.advanceTimersByTimeAsync(100)
    const [one, two] = ['Blue', 'Green'].map((text) => server.answer(conversation, text))
    await read()

    server.change(one!, 'Blue, and red')
    server.change(two!, 'This message was deleted', { deleted: true })
    await vi.advanceTimersByTimeAsync(100)

    expect(thread()).toMatchObject([
      { text: 'Hello' },
      { text: 'Blue, and red', editedAt: expect.any(String) },
      { text: '', deleted: true },
    ])
  })

  it('leaves out notes and what the server says of itself', async () => {
    const { server, conversation, read, texts } = await openConversation()
    server.answer(conversation, 'Rude customer', { isPrivate: true })
    server.add(conversation, { content: 'Elena took it', kind: 2 })
    server.answer(conversation, 'Hi!')

    await vi.advanceTimersByTimeAsync(MINUTE)
    await read()

    expect(texts()).toEqual(['Hello', 'Hi!'])
  })

  it('asks for everything the more seldom, the more there is', async () => {
    const { server, conversation, read } = await openConversation()
    for (let count = 0; count < 120; count++) server.answer(conversation, `${count}`)
    await vi.advanceTimersByTimeAsync(MINUTE)
    await read()
    const before = server.askedFor(LIST).length

    await vi.advanceTimersByTimeAsync(MINUTE)
    await read()
    expect(server.askedFor(LIST)).toHaveLength(before)

    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    await read()
    expect(server.askedFor(LIST)).toHaveLength(before + 1)
  })

  it('asks nobody while everything is heard', async () => {
    const { server, follow, read, conversation, texts } = await openConversation()
    follow()
    await vi.advanceTimersByTimeAsync(1000)
    const before = server.asked.length

    server.answer(conversation, 'Hi!')
    await vi.advanceTimersByTimeAsync(1000)
    await read()

    expect(texts()).toEqual(['Hello', 'Hi!'])
    expect(server.asked).toHaveLength(before)
  })

  it('takes a cursor of another server for one of another time', async () => {
    const { backend } = openBrowser()

    expect(await backend.changes(4711)).toMatchObject({ reset: true, messages: [], cursor: 0 })
  })

  it('forgets conversations that were deleted at the server', async () => {
    const { server, read, thread, resets } = await openConversation()
    server.conversations.splice(0)

    await vi.advanceTimersByTimeAsync(MINUTE)
    await read()

    expect(resets).toHaveLength(1)
    expect(thread()).toEqual([])
  })
})

describe('older messages', () => {
  it('are read before a place, in order, until there are no more', async () => {
    const { backend, server, conversation, conversationId, read } = await openConversation()
    for (let count = 0; count < 130; count++) {
      if (count % 7 === 0) await vi.advanceTimersByTimeAsync(1000)
      server.answer(conversation, `${count}`)
    }
    await read()
    const last = conversation.messages.at(-1)!

    const first = await backend.earlier(conversationId, last.id)
    const rest = await backend.earlier(conversationId, first.messages[0]!.seq)

    const texts = [...rest.messages, ...first.messages].map(({ text }) => text)
    expect(texts.slice(-100)).toEqual(Array.from({ length: 100 }, (_, at) => `${at + 29}`))
    expect([first.hasMore, rest.hasMore]).toEqual([true, true])
  })

  it('end where the thread begins', async () => {
    const { backend, server, conversation, conversationId } = await openConversation()
    const answer = server.answer(conversation, 'Hi!')

    const page = await backend.earlier(conversationId, answer.id)

    expect(page).toMatchObject({ hasMore: false, messages: [{ text: 'Hello' }] })
  })
})

describe('several conversations', () => {
  it('are told apart, and each with its stage', async () => {
    const { backend, server, read, conversation, texts } = await openConversation()
    const second = outgoing('Something else')
    await backend.send(second)
    conversation.assignee = 'Elena'
    server.setStatus(conversation, 'resolved')

    await vi.advanceTimersByTimeAsync(MINUTE)
    await read()

    expect(texts(second.conversationId)).toEqual(['Something else'])
    expect((await backend.changes(undefined)).conversations).toMatchObject([
      { stage: 'resolved', reference: '#1' },
      { stage: 'new', reference: '#2' },
    ])
  })
})
