import { describe, expect, test } from 'vitest'
import { createRefusal } from '../../../src/model/context.fixture.ts'
import { readChanges, sendMessage } from '../contract/exchange.ts'
import { conversation, ID, message, open, pass, useModelClock } from './chat-model.fixture.ts'

useModelClock()

describe('the connection', () => {
  test('is back with the number of what came while it was lost', async () => {
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

  test('is lost with a message nobody answers, and back with the next that somebody does', async () => {
    const { model, answers, tell } = open()
    await tell({ cursor: 2 })
    const send = answers.get(sendMessage)!
    answers.set(sendMessage, answerNothing)
    const thread = model.openThread(ID)

    await thread.send({ text: 'Hello' })
    await pass(0)
    expect(model.link.value).toBe('lost')

    answers.set(sendMessage, send)
    thread.retry(thread.messages.value[0]!.cid)
    await pass(0)
    expect(thread.messages.value).toMatchObject([{ delivery: 'sent' }])
    expect(model.link.value).toBe('live')
  })

  test('is there when a message is refused: somebody has answered', async () => {
    const { model, answers, tell } = open()
    await tell({ cursor: 2 })
    answers.set(sendMessage, answerNothing)
    const thread = model.openThread(ID)
    await thread.send({ text: 'Hello' })
    await pass(0)

    answers.set(sendMessage, () => {
      throw createRefusal('chat_blocked', 403)
    })
    thread.retry(thread.messages.value[0]!.cid)
    await pass(0)

    expect(thread.messages.value).toMatchObject([{ delivery: 'refused' }])
    expect(model.link.value).toBe('live')
  })

  test('is back with the network, over which is read, though nothing is left to send', async () => {
    const { model, answers, tell, announceChange } = open()
    await tell({ cursor: 2 })
    answers.set(sendMessage, answerNothing)
    const thread = model.openThread(ID)
    await thread.send({ text: 'Hello' })
    await pass(0)
    await thread.takeBack(thread.messages.value[0]!.cid)
    expect(model.link.value).toBe('lost')

    announceChange()
    await pass(0)

    expect(model.link.value).toBe('live')
  })

  test('is back when a change is told that is known already', async () => {
    const { model, answers, tell, announceChange } = open()
    await tell({ cursor: 2 })
    answers.set(sendMessage, answerNothing)
    await model.openThread(ID).send({ text: 'Hello' })
    await pass(0)

    announceChange({ revision: 2 })
    await pass(0)

    expect(model.link.value).toBe('live')
  })

  test('that is back with a message counts what was missed, and nothing that comes after', async () => {
    const { model, answers, pages, tell } = open()
    await tell({ cursor: 2 })
    const send = answers.get(sendMessage)!
    answers.set(sendMessage, answerNothing)
    const thread = model.openThread(ID)
    await thread.send({ text: 'Hello' })
    await pass(0)
    const missed = { messages: [message(9)], conversations: [conversation({ lastSeq: 9 })] }
    pages.push({ ...missed, cursor: 3, hasMore: false })

    answers.set(sendMessage, send)
    thread.retry(thread.messages.value[0]!.cid)
    await pass(100)
    expect(model.caughtUp.value).toBe(1)

    await pass(8000)
    const next = { messages: [message(10)], conversations: [conversation({ lastSeq: 10 })] }
    await tell({ ...next, cursor: 4 })
    expect(model.caughtUp.value).toBe(0)
  })

  test('is lost with a file that does not arrive, and not with one that was taken back', async () => {
    const uploads: (() => void)[] = []
    const { model, context, tell } = open()
    context.upload = () =>
      new Promise((_resolve, reject) => uploads.push(() => reject(new Error('no network'))))
    await tell({ cursor: 2 })
    const thread = model.openThread(ID)
    const files = [new File(['x'], 'cup.png', { type: 'image/png' })]

    await thread.send({ text: '', files })
    await pass(0)
    await thread.takeBack(thread.messages.value[0]!.cid)
    uploads[0]!()
    await pass(0)
    expect(model.link.value).toBe('live')

    await thread.send({ text: '', files })
    await pass(0)
    uploads[1]!()
    await pass(0)
    expect(model.link.value).toBe('lost')
  })
})

function answerNothing(): never {
  throw new Error('no network')
}
