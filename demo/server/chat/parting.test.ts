import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { DAY } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  answer,
  block,
  bodyOf,
  changeAsShop,
  codeOf,
  guestOf,
  memberOf,
  textsOf,
  type Shopper,
} from './chat.fixture.ts'
import { reopenConversation, resolveConversation } from './resolve.ts'

const server = await useServer()

function rate(shopper: Shopper, id: string, score: number, comment?: string): Promise<Response> {
  const body = { score, ...(comment !== undefined && { comment }) }
  return shopper.ask(`/v1/chat/conversations/${id}/rating`, { method: 'PUT', body })
}

function erase(shopper: Shopper): Promise<unknown> {
  return bodyOf(shopper.ask('/v1/chat/me', { method: 'DELETE' }))
}

async function begun(): Promise<{ shop: TestShop; guest: Shopper; id: string }> {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  await guest.say(id, 'Hello')
  return { shop, guest, id }
}

test('a shopper ends a conversation once, and both sides read of it', async () => {
  const { guest, id } = await begun()

  const ended = await guest.end(id)
  const again = await guest.end(id)

  expect(ended).toMatchObject({ stage: 'resolved', lastSeq: 2, unread: 0 })
  expect(again).toEqual(ended)
  const { messages } = await guest.changes()
  expect(messages.find(({ seq }) => seq === 2)).toMatchObject({
    text: 'resolved',
    author: { kind: 'system' },
  })
})

test('a message to a resolved conversation opens it again', async () => {
  const { guest, id, shop } = await begun()
  await answer(server, shop, id, 'Solved?')
  await guest.end(id)

  const { conversation } = await guest.say(id, 'One more thing')

  expect(conversation).toMatchObject({ stage: 'open', lastSeq: 4 })
})

test('the shop resolves and opens again, and the thread says so', async () => {
  const { guest, id, shop } = await begun()

  await changeAsShop(server, shop, id, (change) => resolveConversation(change, 'agent'))
  await changeAsShop(server, shop, id, (change) => reopenConversation(change))

  expect(await guest.conversation(id)).toMatchObject({ stage: 'open' })
  expect(textsOf((await guest.changes()).messages)).toEqual(['Hello', 'resolved', 'reopened'])
})

test('an afterthought of the shop opens nothing again', async () => {
  const { guest, id, shop } = await begun()
  await guest.end(id)

  await answer(server, shop, id, 'Have a nice day')

  expect(await guest.conversation(id)).toMatchObject({ stage: 'resolved', unread: 1 })
})

test('what is resolved is rated, and the rating changed for fourteen days', async () => {
  const shop = await server.addShop()
  const guest = (): Promise<Shopper> => guestOf(shop, 'a')
  const id = randomUUID()
  await (await guest()).say(id, 'Hello')
  const before = await codeOf(rate(await guest(), id, 5))
  await (await guest()).end(id)

  const given = await bodyOf(rate(await guest(), id, 2, 'Slow'))
  server.clock.pass(14 * DAY - 1)
  const changed = await bodyOf(rate(await guest(), id, 4))
  server.clock.pass(1)
  const late = await (await rate(await guest(), id, 5)).json()

  expect(before).toBe('rating_locked')
  expect(given).toMatchObject({
    rating: { score: 2, comment: 'Slow', editableUntil: '2026-06-24T12:00:00.000Z' },
  })
  expect(changed).toMatchObject({ rating: { score: 4, editableUntil: '2026-06-24T12:00:00.000Z' } })
  expect(late).toMatchObject({
    code: 'rating_locked',
    params: { until: '2026-06-24T12:00:00.000Z' },
  })
})

test.each([0, 6, 2.5])('a score of %d is none', async (score) => {
  const { guest, id } = await begun()
  await guest.end(id)

  expect(await codeOf(rate(guest, id, score))).toBe('invalid_request')
})

test('erasing deletes what was said, and other devices begin anew', async () => {
  const { guest, shop, id } = await begun()
  await answer(server, shop, id, 'Hello!')
  const { cursor } = await guest.changes()

  await erase(guest)

  const elsewhere = await guest.changes(cursor)
  expect(elsewhere).toMatchObject({ reset: true, messages: [], conversations: [] })
  await guest.say(randomUUID(), 'A new beginning')
  const later = await guest.changes(cursor)
  expect(later).toMatchObject({ reset: true, messages: [{ text: 'A new beginning' }] })
  const left = await server.database.query<{ text: string }>(
    'select text from chat_messages where shop_id = $1',
    [shop.id],
  )
  expect(left).toEqual([{ text: 'A new beginning' }])
})

test('erasing unblocks nobody, and may be repeated', async () => {
  const { guest, shop, id } = await begun()
  await block(server, shop, id)

  const answers = [await erase(guest), await erase(guest)]

  expect(answers).toEqual([{ erased: true }, { erased: true }])
  expect(await codeOf(guest.put(randomUUID(), 'Me again'))).toBe('chat_blocked')
})

test('a customer’s chat is handed out whole, and goes with the customer', async () => {
  const shop = await server.addShop()
  const ana = await memberOf(shop, 'ana')
  const id = randomUUID()
  await ana.say(id, 'Where is my tea?', { contact: { phone: '069 123 456' } })
  await answer(server, shop, id, 'On its way')

  const exported = await bodyOf(shop.askAsServer('/v1/customers/ana/export'))
  await bodyOf(shop.askAsServer('/v1/customers/ana', { method: 'DELETE' }))

  expect(exported).toMatchObject({
    chat: {
      contact: { phone: '069 123 456' },
      conversations: [
        {
          conversationId: id,
          messages: [
            { author: 'shopper', text: 'Where is my tea?' },
            { author: 'agent', name: 'Elena', text: 'On its way' },
          ],
        },
      ],
    },
  })
  for (const table of ['chat_messages', 'chat_conversations', 'chat_shoppers'])
    expect(
      await server.database.query(`select 1 from ${table} where shop_id = $1`, [shop.id]),
    ).toEqual([])
  expect(await codeOf(ana.put(id, 'Still here?'))).toBe('session_expired')
})

test('a guest without an e-mail is handed out and erased by the id of their card', async () => {
  const { guest, shop, id } = await begun()
  const path = `/v1/customers/${guest.session.memberId}`

  const exported = await bodyOf(shop.askAsServer(`${path}/export`))
  const erased = await bodyOf(shop.askAsServer(path, { method: 'DELETE' }))

  expect(exported).toMatchObject({
    customer: { isGuest: true, customerId: null },
    chat: { conversations: [{ conversationId: id }] },
  })
  expect(erased).toEqual({ erased: true })
  expect(await codeOf(guest.ask('/v1/chat/changes'))).toBe('session_expired')
})

test('a member is not found by the id a page knows', async () => {
  const shop = await server.addShop()
  const { memberId } = await shop.openSession('ana')

  expect(await codeOf(shop.askAsServer(`/v1/customers/${memberId}/export`))).toBe('not_found')
})
