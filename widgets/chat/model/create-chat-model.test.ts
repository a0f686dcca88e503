import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  ANA,
  createContextStage,
  createRefusal,
  disposeLater,
  disposeModels,
  MIHAI,
  type StageOptions,
} from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import type { Conversation } from '../contract/conversation.ts'
import { type ChatPage, readChanges, sendMessage, signalChat } from '../contract/exchange.ts'
import { readChatFacts } from '../contract/facts.ts'
import type { ChatMessage } from '../contract/message.ts'
import { createModel } from '../model.ts'

const ID = '0197a000-0000-7000-8000-000000000001'
const FACTS = {
  revision: 1,
  timezone: 'Europe/Bucharest',
  isOnline: false,
  channels: {},
  preChat: { when: 'never', fields: [] },
  answers: [],
  orderStatus: false,
  mail: true,
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 5, 10, 12) })
  forgetTab()
})
afterEach(() => {
  disposeModels()
  vi.useRealTimers()
})

function conversation(more: Partial<Conversation> = {}): Conversation {
  const at = new Date().toISOString()
  return {
    id: ID,
    reference: 'K7QX-42',
    stage: 'open',
    subject: 'Hello',
    startedAt: at,
    updatedAt: at,
    lastSeq: 1,
    readSeq: 1,
    unread: 0,
    theirDeliveredSeq: 0,
    theirReadSeq: 0,
    hasEmail: false,
    ...more,
  }
}

function message(seq: number, kind: 'shopper' | 'agent' = 'agent'): ChatMessage {
  return {
    cid: `0197a000-0000-7000-8000-0000000001${String(seq).padStart(2, '0')}`,
    conversationId: ID,
    seq,
    rev: 1,
    author: { kind },
    text: `text ${seq}`,
    attachments: [],
    at: new Date().toISOString(),
  }
}

const EMPTY: ChatPage = { messages: [], conversations: [], cursor: 1, hasMore: false }

/** A backend whose pages are handed out one after the other, and which takes what is sent. */
function open(options: StageOptions = {}) {
  const pages: ChatPage[] = []
  let seq = 0
  const stage = createContextStage({
    member: ANA,
    ...options,
    answers: [
      [readChatFacts, () => FACTS],
      [readChanges, () => pages.shift() ?? EMPTY],
      [signalChat, () => ({ heard: true })],
      [
        sendMessage,
        ({ params, body }) => {
          seq += 1
          const taken = { ...message(seq, 'shopper'), ...params, text: body?.['text'] }
          const { conversationId } = taken
          const known = conversation({ id: conversationId, lastSeq: seq, readSeq: seq })
          return { message: taken, conversation: known, cursor: 1 }
        },
      ],
      ...(options.answers ?? []),
    ],
  })
  const model = disposeLater(createModel(stage.context))
  return {
    ...stage,
    model,
    pages,
    async tell(page: Partial<ChatPage>, revision?: number) {
      pages.push({ ...EMPTY, ...page })
      stage.announceChange(revision === undefined ? {} : { revision })
      await pass(0)
    },
  }
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

describe('what is written', () => {
  test('is kept before it leaves, and stands in the thread until the backend has it', async () => {
    const { model, askedOf, store } = open()
    const thread = model.openThread(ID)
    await pass(0)

    const sending = thread.send({ text: 'Hello' })

    expect(thread.messages.value).toMatchObject([{ text: 'Hello', delivery: 'waiting' }])
    expect(askedOf(sendMessage)).toEqual([])
    await sending
    expect(store.get('outbox')).toMatchObject([{ text: 'Hello' }])
    await pass(0)
    expect(thread.messages.value).toMatchObject([{ text: 'Hello', delivery: 'sent', seq: 1 }])
    expect(store.get('outbox')).toEqual([])
  })

  test('fails after five tries, and goes out when there is a network again', async () => {
    let isOnline = false
    const { model, answers, announceChange } = open()
    const send = answers.get(sendMessage)!
    answers.set(sendMessage, (asked) => {
      if (!isOnline) throw new Error('no network')
      return send(asked)
    })
    const thread = model.openThread(ID)
    await thread.send({ text: 'Hello' })
    await pass(60_000)
    expect(thread.messages.value).toMatchObject([
      { delivery: 'failed', reason: { code: 'offline' } },
    ])

    isOnline = true
    announceChange()
    await pass(100)

    expect(thread.messages.value).toMatchObject([{ delivery: 'sent' }])
  })

  test('and refused can be had back, and those behind it go on', async () => {
    const { model, answers } = open()
    const send = answers.get(sendMessage)!
    answers.set(sendMessage, (asked) => {
      if (asked.body?.['text'] === 'bad') throw createRefusal('chat_blocked', 403)
      return send(asked)
    })
    const thread = model.openThread(ID)
    await thread.send({ text: 'bad' })
    await thread.send({ text: 'good' })
    await pass(100)
    const refused = thread.messages.value.find(({ delivery }) => delivery === 'refused')

    expect(thread.messages.value.map(({ text, delivery }) => [text, delivery])).toEqual([
      ['good', 'sent'],
      ['bad', 'refused'],
    ])
    expect(await thread.takeBack(refused!.cid)).toMatchObject({ text: 'bad' })
    expect(thread.messages.value).toHaveLength(1)
  })

  test('tells page, language and consent, and only what has changed since', async () => {
    const { model, askedOf } = open()
    const thread = model.openThread(ID)
    await thread.send({ text: 'One' })
    await thread.send({ text: 'Two' })
    await pass(100)

    const [first, second] = askedOf(sendMessage).map(({ body }) => body?.['context'])
    expect(first).toEqual({
      locale: 'en',
      consent: ['functional'],
      page: { url: 'https://shop.example/mug', title: 'Mug' },
    })
    expect(second).toBeUndefined()
  })

  test('with a file of a wrong type is not taken', async () => {
    const { model } = open()
    const files = [new File(['x'], 'a.exe', { type: 'application/x-msdownload' })]

    const sending = model.openThread(ID).send({ text: '', files })

    await expect(sending).rejects.toMatchObject({ code: 'file_type_refused' })
  })
})

describe('what the shop answers', () => {
  test('is unread until it is seen, and never unread again', async () => {
    const { model, tell, context, askedOf } = open()
    await pass(0)

    await tell({
      messages: [message(2), message(3)],
      conversations: [conversation({ lastSeq: 3, unread: 2 })],
      cursor: 3,
    })
    expect(model.unread.value.map(({ seq }) => seq)).toEqual([2, 3])
    expect(context.setNews).toHaveBeenLastCalledWith(2)
    expect(context.propose).toHaveBeenCalledWith({ id: 'answer', level: 'sheet', isAwaited: true })

    model.openThread(ID).read(3)
    await tell({ conversations: [conversation({ lastSeq: 3, unread: 2 })], cursor: 4 })
    expect(model.unread.value).toEqual([])
    expect(context.setNews).toHaveBeenLastCalledWith(0)
    await pass(500)
    expect(askedOf(signalChat).map(({ body }) => body)).toEqual([{ readSeq: 3 }])
  })

  test('is told to ears once, and not when it was there before the page', async () => {
    const store = new Map<string, unknown>()
    const first = open({ store })
    await pass(0)
    const page = {
      messages: [message(2)],
      conversations: [conversation({ lastSeq: 2, unread: 1 })],
      cursor: 3,
    }
    await first.tell(page)
    expect(first.model.arrived.value).toHaveLength(1)
    await pass(1000)
    first.model.dispose()

    const second = open({ store })
    await second.tell(page)

    expect(second.model.unread.value).toHaveLength(1)
    expect(second.model.arrived.value).toEqual([])
    expect(second.context.propose).not.toHaveBeenCalled()
  })

  test('is not read again when the cursor has it already', async () => {
    const { tell, askedOf } = open()
    await pass(0)
    await tell({ cursor: 9 })
    const before = askedOf(readChanges).length

    await tell({}, 9)

    expect(askedOf(readChanges)).toHaveLength(before)
  })

  test('that came while there was no connection is counted when it is back', async () => {
    const { model, answers, tell, announceChange } = open()
    await tell({ cursor: 2 })
    const read = answers.get(readChanges)!
    answers.set(readChanges, () => {
      throw createRefusal('unavailable', 503)
    })
    announceChange()
    await pass(0)
    expect(model.link.value).toBe('lost')

    answers.set(readChanges, read)
    await tell({
      messages: [message(2)],
      conversations: [conversation({ lastSeq: 2, unread: 1 })],
      cursor: 3,
    })

    expect(model.link.value).toBe('live')
    expect(model.caughtUp.value).toBe(1)
    await pass(8000)
    expect(model.caughtUp.value).toBe(0)
  })
})

describe('typing', () => {
  test('is said every three seconds at most, and taken back after five idle ones', async () => {
    const { model, tell, askedOf } = open()
    await tell({ conversations: [conversation()], cursor: 2 })
    const thread = model.openThread(ID)

    for (let key = 0; key < 8; key++) {
      thread.type(true)
      await pass(500)
    }
    await pass(5000)

    expect(askedOf(signalChat).map(({ body }) => body)).toEqual([
      { typing: true },
      { typing: true },
      { typing: false },
    ])
  })

  test('of the shop is believed for eight seconds', async () => {
    const { model, announceChange } = open()
    const thread = model.openThread(ID)
    await pass(0)

    announceChange(
      { revision: 0, data: { conversationId: ID, typing: true, name: 'Elena' } },
      'chat.signal',
    )
    expect(thread.typing.value).toBe('Elena')
    await pass(8000)

    expect(thread.typing.value).toBeUndefined()
  })
})

describe('somebody else', () => {
  test('finds nothing, and what could not be sent is told', async () => {
    const { model, member, answers, tell, store } = open()
    await tell({
      messages: [message(2)],
      conversations: [conversation({ lastSeq: 2, unread: 1 })],
      cursor: 3,
    })
    answers.set(sendMessage, () => {
      throw new Error('no network')
    })
    await model.openThread(ID).send({ text: 'for Ana alone' })

    store.clear()
    member.value = MIHAI
    await pass(1000)

    expect(model.conversations.value).toEqual([])
    expect(model.current.value).toBeUndefined()
    expect(model.lost.value).toBe(1)
    expect(JSON.stringify([...store])).not.toContain('for Ana alone')
  })
})

test('asks to be on the next page while there is something to wait for', async () => {
  const { context, tell } = open()
  await tell({ conversations: [conversation()], cursor: 2 })
  expect(context.stayAwake).toHaveBeenLastCalledWith(true)

  await tell({ conversations: [conversation({ stage: 'resolved' })], cursor: 3 })

  expect(context.stayAwake).toHaveBeenLastCalledWith(false)
})

test('a conversation that is only begun stays the same one', () => {
  const { model } = open()

  const first = model.openThread('new')
  model.closeThread()

  expect(model.openThread('new').id).toBe(first.id)
})
