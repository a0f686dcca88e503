/** What every backend of the chat keeps, whatever stands behind it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatMessage } from '../contract/message.ts'
import type { ChatBackend, Outgoing } from './backend.ts'

/** A shopper’s browser, and the shop at the other end. */
export interface Stand {
  /** In a page that begins now; what the pages before it have kept is there. */
  open(): Promise<ChatBackend>
  /** Somebody of the shop writes. */
  answer(conversationId: string, text: string): Promise<unknown>
  /** The next message arrives, and nobody hears so. */
  loseNextAnswer(): void
  /** Resolves when changes are told. */
  whenLive(): Promise<void>
  /** What tells of changes breaks off. */
  cut(): void
  /** Files can be sent where the test runs. */
  readonly hasFiles: boolean
  close(): Promise<void>
}

let count = 0
const newId = (): string => `0197b000-0000-7000-8000-${String(++count).padStart(12, '0')}`

function outgoing(text: string, conversationId = newId(), attachments: string[] = []): Outgoing {
  return { cid: newId(), conversationId, text, attachments }
}

export function describeBackend(name: string, create: () => Promise<Stand>): void {
  describe(`the backend of ${name}`, () => {
    let stand: Stand
    let backend: ChatBackend
    beforeEach(async () => {
      stand = await create()
      backend = await stand.open()
    })
    afterEach(() => stand.close())

    /** As a page reads it that knows nothing. */
    async function readAnew(): Promise<ChatMessage[]> {
      const { messages } = await (await stand.open()).changes(undefined)
      return inOrder(messages)
    }

    it('knows nobody before the first message', async () => {
      expect(await backend.isKnown()).toBe(false)
    })

    it('takes a message as it was sent, and knows it again', async () => {
      const message = outgoing('Do you ship to Cluj?')

      const sent = await backend.send(message)

      expect(sent.message).toMatchObject({
        cid: message.cid,
        conversationId: message.conversationId,
        text: 'Do you ship to Cluj?',
        author: { kind: 'shopper' },
      })
      expect(sent.conversation).toMatchObject({
        id: message.conversationId,
        stage: 'new',
        lastSeq: sent.message.seq,
        unread: 0,
      })
      expect(await backend.isKnown()).toBe(true)
      expect(await readAnew()).toMatchObject([{ cid: message.cid, seq: sent.message.seq }])
    })

    it('takes a message once, however often it comes', async () => {
      const message = outgoing('Hello')

      const sent = [await backend.send(message), await backend.send(message)]

      expect(sent[1]?.message).toEqual(sent[0]?.message)
      expect(await readAnew()).toHaveLength(1)
    })

    it('takes a message once though the first answer is lost', async () => {
      const first = await backend.send(outgoing('Hello'))
      const message = outgoing('Do you hear me?', first.message.conversationId)
      stand.loseNextAnswer()
      await expect(backend.send(message)).rejects.toMatchObject({ code: 'no_answer' })

      const sent = await backend.send(message)

      expect(sent.message.cid).toBe(message.cid)
      expect(texts(await readAnew())).toEqual(['Hello', 'Do you hear me?'])
    })

    it('orders both sides by seq, the same in every page', async () => {
      const { message } = await backend.send(outgoing('One'))
      const id = message.conversationId
      await stand.answer(id, 'Two')
      await backend.send(outgoing('Three', id))
      await stand.answer(id, 'Four')

      const here = inOrder((await backend.changes(undefined)).messages)

      expect(texts(here)).toEqual(['One', 'Two', 'Three', 'Four'])
      expect((await readAnew()).map(({ cid, seq }) => [cid, seq])).toEqual(
        here.map(({ cid, seq }) => [cid, seq]),
      )
    })

    it('keeps conversations apart', async () => {
      const [one, two] = [await backend.send(outgoing('One')), await backend.send(outgoing('Two'))]
      await stand.answer(one.conversation.id, 'To the first')

      const { conversations, messages } = await (await stand.open()).changes(undefined)

      expect(conversations.map(({ id }) => id).sort()).toEqual(
        [one.conversation.id, two.conversation.id].sort(),
      )
      const ofFirst = messages.filter(
        ({ conversationId }) => conversationId === one.conversation.id,
      )
      expect(texts(inOrder(ofFirst))).toEqual(['One', 'To the first'])
    })

    it('tells of an answer, and of each thing once', async () => {
      const { message } = await backend.send(outgoing('Hello'))
      const reader = follow(backend)
      await stand.whenLive()
      await reader.read()

      await stand.answer(message.conversationId, 'Hi!')
      await expect.poll(() => texts(reader.messages())).toEqual(['Hello', 'Hi!'])

      expect((await backend.changes(reader.cursor())).messages).toEqual([])
      reader.stop()
    })

    it('gives what came while it was cut, once and in order', async () => {
      const { message } = await backend.send(outgoing('Hello'))
      const reader = follow(backend)
      await stand.whenLive()
      await reader.read()
      stand.cut()
      for (const text of ['One', 'Two', 'Three']) await stand.answer(message.conversationId, text)

      await expect
        .poll(() => texts(reader.messages()), { timeout: 15_000 })
        .toEqual(['Hello', 'One', 'Two', 'Three'])
      reader.stop()
    })

    it('remembers what was read, and never takes it back', async () => {
      const { message } = await backend.send(outgoing('Hello'))
      const id = message.conversationId
      await stand.answer(id, 'Hi!')
      const page = await backend.changes(undefined)
      expect(page.conversations[0]?.unread).toBe(1)

      const readSeq = page.conversations[0]!.lastSeq
      backend.signal(id, { readSeq })
      const read = async () => (await (await stand.open()).changes(undefined)).conversations[0]
      await expect.poll(read).toMatchObject({ unread: 0, readSeq })
      backend.signal(id, { readSeq: message.seq })

      expect(await read()).toMatchObject({ unread: 0, readSeq })
    })

    it('gives older messages back to the first, each once', async () => {
      const { message } = await backend.send(outgoing('0'))
      for (let at = 1; at < 70; at++) await stand.answer(message.conversationId, String(at))
      const page = await backend.changes(undefined)
      let known = inOrder(page.messages).slice(-5)

      for (let hasMore = true; hasMore;) {
        const before = await backend.earlier(message.conversationId, known[0]!.seq)
        known = [...before.messages, ...known]
        hasMore = before.hasMore
      }

      expect(texts(known)).toEqual(Array.from({ length: 70 }, (_, at) => String(at)))
    })

    it('ends a conversation, and opens it again with the next message', async () => {
      const { message } = await backend.send(outgoing('Hello'))

      expect(await backend.end(message.conversationId)).toMatchObject({ stage: 'resolved' })
      await backend.send(outgoing('One more thing', message.conversationId))

      const { conversations } = await (await stand.open()).changes(undefined)
      expect(conversations[0]?.stage).not.toBe('resolved')
    })

    it('sends files with the message they belong to', async ({ skip }) => {
      skip(!stand.hasFiles)
      const id = newId()
      const blob = new Blob(['a text'], { type: 'text/plain' })
      const { signal } = new AbortController()
      await backend.upload({ id, name: 'note.txt', blob, signal, onProgress: () => undefined })

      const { message } = await backend.send(outgoing('', newId(), [id]))

      expect(message.attachments).toMatchObject([
        { id, name: 'note.txt', type: 'text/plain', bytes: 6 },
      ])
    })
  })
}

/** Reads from the cursor on whenever it is told to, as the model does. */
function follow(backend: ChatBackend) {
  const known = new Map<string, ChatMessage>()
  let cursor: number | undefined
  let turn: Promise<unknown> = Promise.resolve()

  async function read(): Promise<boolean> {
    const page = await backend.changes(cursor)
    if (page.reset) known.clear()
    cursor = page.cursor
    for (const message of page.messages) known.set(message.cid, message)
    return page.hasMore ? read() : true
  }

  const onChange = (): Promise<boolean> => {
    const mine = turn.then(read).catch(() => false)
    turn = mine
    return mine
  }
  const stop = backend.follow({
    onChange,
    onLink: () => undefined,
    onSignal: () => undefined,
    onBack: () => undefined,
    interest: () => 'active',
  })
  return {
    stop,
    read: onChange,
    cursor: () => cursor,
    messages: () => inOrder([...known.values()]),
  }
}

function inOrder(messages: readonly ChatMessage[]): ChatMessage[] {
  return [...messages].sort((one, other) => one.seq - other.seq)
}

function texts(messages: readonly ChatMessage[]): string[] {
  return messages.map(({ text }) => text)
}
