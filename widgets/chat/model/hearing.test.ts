import { describe, expect, test } from 'vitest'
import { readChanges, signalChat } from '../contract/exchange.ts'
import { conversation, ID, message, open, pass, useModelClock } from './chat-model.fixture.ts'

useModelClock()

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
})
