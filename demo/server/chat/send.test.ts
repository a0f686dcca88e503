import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useServer } from '../testing/use-server.ts'
import { guestOf, textsOf } from './chat.fixture.ts'

const server = await useServer()

test('the first message begins a conversation, and the thread holds what was said', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()

  const first = await guest.say(id, 'Where is my tea?\nI am waiting.')
  const second = await guest.say(id, 'Hello?')
  const page = await guest.changes()

  expect(first.message).toMatchObject({ seq: 1, rev: 1, author: { kind: 'shopper' } })
  expect(first.conversation).toMatchObject({
    id,
    stage: 'new',
    subject: 'Where is my tea?',
    lastSeq: 1,
    readSeq: 0,
    unread: 0,
    hasEmail: false,
  })
  expect(first.conversation.reference).toMatch(/^[A-Z\d]{4}-\d\d$/)
  expect(second.message.seq).toBe(2)
  expect(second.cursor).toBeGreaterThan(first.cursor)
  expect(textsOf(page.messages)).toEqual(['Where is my tea?\nI am waiting.', 'Hello?'])
  expect(page).toMatchObject({ cursor: second.cursor, hasMore: false })
  expect(page.reset).toBeUndefined()
})
