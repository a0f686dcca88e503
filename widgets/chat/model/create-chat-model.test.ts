import { describe, expect, test } from 'vitest'
import { MIHAI } from '../../../src/model/context.fixture.ts'
import { sendMessage, signalChat } from '../contract/exchange.ts'
import { conversation, ID, message, open, pass, useModelClock } from './chat-model.fixture.ts'

useModelClock()

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
