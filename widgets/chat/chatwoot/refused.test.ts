import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { disposeModels } from '../../../src/model/context.fixture.ts'
import type { ChatwootServer } from './chatwoot-server.fixture.ts'
import { newId, openBrowser, outgoing } from './chatwoot-stage.fixture.ts'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00.400Z') }))
afterEach(() => {
  disposeModels()
  vi.useRealTimers()
})

const POST_MESSAGE = /^POST .+\/messages$/

const own = (server: ChatwootServer) =>
  server.conversations.flatMap(({ messages }) => messages.filter(({ kind }) => kind === 0))

describe('what Chatwoot refuses', () => {
  it('is a matter of time where there are too many messages', async () => {
    const { backend, server } = openBrowser()
    const conversationId = newId()
    for (let sent = 0; sent < 200; sent++)
      await backend.send(outgoing(`${sent}`, { conversationId }))
    const message = outgoing('One more', { conversationId })

    await expect(backend.send(message)).rejects.toMatchObject({
      code: 'rate_limited',
      status: 429,
      retryAfterMs: 30_000,
    })
    vi.advanceTimersByTime(60_000)
    await backend.send(message)

    expect(own(server)).toHaveLength(201)
  })

  it('says how long to wait', async () => {
    const { backend, server } = openBrowser()
    server.fail(POST_MESSAGE, 429)

    await expect(backend.send(outgoing('Hello'))).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 7000,
    })
  })

  it('is refused for good, and leaves nothing to look for', async () => {
    const { backend, server } = openBrowser()
    const message = outgoing('Hello')
    server.fail(POST_MESSAGE, 422)

    await expect(backend.send(message)).rejects.toMatchObject({
      code: 'invalid_request',
      status: 422,
      retryable: false,
    })
    await backend.send(message)

    expect(server.askedFor(/^GET /)).toEqual([])
  })

  it('is sent to a new conversation where the old one was deleted', async () => {
    const { backend, server } = openBrowser()
    const conversationId = newId()
    await backend.send(outgoing('Hello', { conversationId }))
    server.conversations[0]!.inbox = { ...server.inboxes[0]!, sourceId: 'nobody' }

    const sent = await backend.send(outgoing('Are you there?', { conversationId }))

    expect(sent.conversation).toMatchObject({ id: conversationId, reference: '#2' })
  })

  it('is sent by a new contact where the old one was deleted', async () => {
    const { backend, server } = openBrowser()
    const conversationId = newId()
    await backend.send(outgoing('Hello', { conversationId }))
    server.inboxes.splice(0)

    const sent = await backend.send(outgoing('Are you there?', { conversationId }))

    expect(server.inboxes).toHaveLength(1)
    expect(sent.conversation.id).toBe(conversationId)
  })

  it('keeps the thread where the inbox allows one conversation only', async () => {
    const { backend, server, read, thread, resets } = openBrowser()
    server.settings.isLocked = true
    await backend.send(outgoing('Hello'))
    await read()
    const second = outgoing('Something else')

    await backend.send(second)
    await read()

    expect(resets).toHaveLength(1)
    expect(thread(second.conversationId).map(({ text }) => text)).toEqual([
      'Hello',
      'Something else',
    ])
  })
})

describe('files', () => {
  const upload = (blob: Blob, id = newId()) => ({
    id,
    name: 'broken mug.jpg',
    blob,
    signal: new AbortController().signal,
    onProgress: vi.fn(),
  })
  const picture = new Blob(['picture'], { type: 'image/jpeg' })

  it('go with the message, and come back by the ids they had', async () => {
    const { backend, server } = openBrowser()
    const file = upload(picture)
    await backend.upload(file)

    const sent = await backend.send(outgoing('', { attachments: [file.id] }))

    expect(server.conversations[0]?.messages[0]?.files).toMatchObject([
      { name: 'broken mug.jpg', type: 'image/jpeg', bytes: 7 },
    ])
    expect(sent.message.attachments).toMatchObject([
      { id: file.id, name: 'broken mug.jpg', type: 'image/jpeg', bytes: 7 },
    ])
    expect(file.onProgress).toHaveBeenLastCalledWith(1)
  })

  it('survive a reload between upload and message, and are gone after it', async () => {
    const { backend, server, store } = openBrowser()
    const file = upload(picture)
    await backend.upload(file)

    const next = openBrowser({ server, store })
    await next.backend.send(outgoing('', { attachments: [file.id] }))

    expect(server.conversations[0]?.messages[0]?.files).toHaveLength(1)
    expect([...store.keys()].filter((key) => key.includes('file'))).toEqual([])
  })

  it('are not sent twice when the answer is lost', async () => {
    const { backend, server } = openBrowser()
    const file = upload(picture)
    await backend.upload(file)
    const message = outgoing('Look', { attachments: [file.id] })
    server.fail(POST_MESSAGE, 'lost')

    await expect(backend.send(message)).rejects.toMatchObject({ code: 'no_answer' })
    const sent = await backend.send(message)

    expect(own(server)).toHaveLength(1)
    expect(sent.message.attachments).toMatchObject([{ id: file.id }])
  })

  it.each([
    ['payload_too_large', new Blob([new Uint8Array(10_485_761)], { type: 'image/png' })],
    ['file_type_refused', new Blob(['<svg>'], { type: 'image/svg+xml' })],
    ['file_type_refused', new Blob(['MZ'], { type: 'application/x-msdownload' })],
  ])('are refused with %s here, because Chatwoot takes everything', async (code, blob) => {
    const { backend } = openBrowser()

    await expect(backend.upload(upload(blob))).rejects.toMatchObject({ code })
  })

  it('that nobody has are said to be unknown', async () => {
    const { backend } = openBrowser()

    await expect(backend.send(outgoing('', { attachments: [newId()] }))).rejects.toMatchObject({
      code: 'file_unknown',
    })
  })
})
