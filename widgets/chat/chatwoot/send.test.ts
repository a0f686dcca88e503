import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import type { ChatwootServer } from './chatwoot-server.fixture.ts'
import { createTabsOfBrowser, newId, openBrowser, outgoing } from './chatwoot-stage.fixture.ts'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.400Z') }))
afterEach(() => {
  disposeModels()
  vi.useRealTimers()
})

const POST_CONTACT = /^POST \/contacts$/
const POST_CONVERSATION = /^POST \/contacts\/[^/]+\/conversations$/
const POST_MESSAGE = /^POST .+\/messages$/
const LIST = /^GET \/contacts\/[^/]+\/conversations$/

const own = (server: ChatwootServer) =>
  server.conversations.flatMap(({ messages }) => messages.filter(({ kind }) => kind === 0))

describe('sending to Chatwoot', () => {
  it('makes contact and conversation with the first message, and nothing before', async () => {
    const { backend, server } = openBrowser()
    expect(await backend.isKnown()).toBe(false)
    expect(await backend.changes(undefined)).toMatchObject({ messages: [] })
    expect(server.asked).toEqual([])

    const message = outgoing('Do you ship to Cluj?')
    const sent = await backend.send(message)

    expect(sent.message).toMatchObject({
      cid: message.cid,
      conversationId: message.conversationId,
      author: { kind: 'shopper' },
      text: 'Do you ship to Cluj?',
      at: '2026-11-23T09:00:00.000Z',
    })
    expect(sent.conversation).toMatchObject({
      id: message.conversationId,
      stage: 'new',
      reference: '#1',
      subject: 'Do you ship to Cluj?',
    })
    expect(await backend.isKnown()).toBe(true)
  })

  it('tells once, with the conversation, what the one who answers should know', async () => {
    const { backend, server } = openBrowser()

    await backend.send(
      outgoing('Is it blue?', {
        context: {
          page: { url: 'https://shop.example/mug', title: 'Mug' },
          locale: 'ro',
          cart: {
            total: { minor: 4500, currency: 'RON' },
            lines: [{ name: 'Mug', quantity: 2 }],
          },
          before: [{ asked: 'Where is my order?', answered: 'On its way' }],
        },
      }),
    )

    expect(server.conversations[0]?.attributes).toEqual({
      page: 'https://shop.example/mug',
      page_title: 'Mug',
      locale: 'ro',
      cart: '2 × Mug',
      cart_total: '4500 RON',
      asked_before: 'Where is my order? → On its way',
    })
  })

  it('makes one contact though the first answer is lost', async () => {
    const { backend, server } = openBrowser()
    const message = outgoing('Hello')
    server.fail(POST_CONTACT, 'lost')

    await expect(backend.send(message)).rejects.toMatchObject({ code: 'no_answer' })
    await backend.send(message)

    expect(server.inboxes).toHaveLength(1)
    expect(own(server)).toHaveLength(1)
  })

  it('looks for the conversation whose answer was lost, before it makes another', async () => {
    const { backend, server } = openBrowser()
    const message = outgoing('Hello')
    server.fail(POST_CONVERSATION, 'lost')

    await expect(backend.send(message)).rejects.toMatchObject({ code: 'no_answer' })
    const sent = await backend.send(message)

    expect(server.askedFor(LIST)).toHaveLength(1)
    expect(server.conversations).toHaveLength(1)
    expect(sent.conversation.id).toBe(message.conversationId)
  })

  it('makes the conversation that a request never asked for', async () => {
    const { backend, server } = openBrowser()
    const message = outgoing('Hello')
    server.fail(POST_CONVERSATION, 'down')

    await expect(backend.send(message)).rejects.toMatchObject({ code: 'no_answer' })
    await backend.send(message)

    expect(server.conversations).toHaveLength(1)
  })

  it('makes one conversation for two first messages of two tabs', async () => {
    const openTab = createTabsOfBrowser()
    const first = openBrowser({ tabs: openTab() })
    const second = openBrowser({ server: first.server, store: first.store, tabs: openTab() })
    const conversationId = newId()

    await Promise.all([
      first.backend.send(outgoing('One', { conversationId })),
      second.backend.send(outgoing('Two', { conversationId })),
    ])

    expect(first.server.inboxes).toHaveLength(1)
    expect(first.server.conversations).toHaveLength(1)
  })
})

describe('a message whose answer is lost', () => {
  it('is found among the newest, and not sent again', async () => {
    const { backend, server } = openBrowser()
    const conversationId = newId()
    await backend.send(outgoing('Hello', { conversationId }))
    const message = outgoing('Is it blue?', { conversationId })
    server.fail(POST_MESSAGE, 'lost')

    await expect(backend.send(message)).rejects.toMatchObject({ code: 'no_answer' })
    const sent = await backend.send(message)

    expect(own(server).map(({ content }) => content)).toEqual(['Hello', 'Is it blue?'])
    expect(sent.message.cid).toBe(message.cid)
  })

  it('is found in the next page too, where nothing is in memory', async () => {
    const { backend, server, store } = openBrowser()
    const message = outgoing('Hello')
    server.fail(POST_MESSAGE, 'lost')
    await expect(backend.send(message)).rejects.toMatchObject({ code: 'no_answer' })

    const next = openBrowser({ server, store })
    const sent = await next.backend.send(message)

    expect(own(server)).toHaveLength(1)
    expect(sent.message.cid).toBe(message.cid)
  })

  it('is sent again with the same echo_id when it is not there', async () => {
    const { backend, server } = openBrowser()
    const conversationId = newId()
    await backend.send(outgoing('Hello', { conversationId }))
    const message = outgoing('Is it blue?', { conversationId })
    server.fail(POST_MESSAGE, 'down')

    await expect(backend.send(message)).rejects.toMatchObject({ code: 'no_answer' })
    await backend.send(message)

    const echoes = server.askedFor(POST_MESSAGE).map(({ body }) => body['echo_id'])
    expect(echoes.slice(1)).toEqual([message.cid, message.cid])
    expect(own(server)).toHaveLength(2)
  })

  it('is not taken for an older one that says the same', async () => {
    const { backend, server } = openBrowser()
    const conversationId = newId()
    await backend.send(outgoing('Yes', { conversationId }))
    server.fail(POST_MESSAGE, 'down')
    const message = outgoing('Yes', { conversationId })

    await expect(backend.send(message)).rejects.toMatchObject({ code: 'no_answer' })
    await backend.send(message)

    expect(own(server).map(({ content }) => content)).toEqual(['Yes', 'Yes'])
  })

  it('is known by its echo while the socket is there, without another request', async () => {
    const { backend, server, follow } = openBrowser()
    const conversationId = newId()
    await backend.send(outgoing('Hello', { conversationId }))
    follow()
    await vi.advanceTimersByTimeAsync(100)
    server.fail(POST_MESSAGE, 'lost')
    const before = server.askedFor(/./).length

    const sent = await backend.send(outgoing('Is it blue?', { conversationId }))

    expect(sent.message.text).toBe('Is it blue?')
    expect(server.askedFor(/./)).toHaveLength(before + 1)
    expect(own(server)).toHaveLength(2)
  })

  it('may have been taken by a server that broke after it: it is looked for', async () => {
    const { backend, server } = openBrowser()
    const message = outgoing('Hello')
    server.fail(POST_MESSAGE, 502)

    await expect(backend.send(message)).rejects.toMatchObject({ code: 'unavailable', status: 502 })
    await backend.send(message)

    expect(server.askedFor(/^GET .+\/messages$/)).toHaveLength(1)
    expect(own(server)).toHaveLength(1)
  })

  it('is answered as the first time, however often it comes', async () => {
    const { backend, server } = openBrowser()
    const message = outgoing('Hello')

    const first = await backend.send(message)
    const again = await backend.send(message)

    expect(again.message).toEqual(first.message)
    expect(own(server)).toHaveLength(1)
  })
})
