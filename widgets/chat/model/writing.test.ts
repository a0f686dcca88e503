import { describe, expect, test } from 'vitest'
import { createRefusal } from '../../../src/model/context.fixture.ts'
import { sendMessage } from '../contract/exchange.ts'
import { ID, open, pass, useModelClock } from './chat-model.fixture.ts'

useModelClock()

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
