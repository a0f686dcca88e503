import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { setWebhook, Webhook } from '../../../src/contract/webhook.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { answer, bodyOf, guestOf, memberOf } from './chat.fixture.ts'

let received: Webhook[]
let isAway = false
const server = await useServer({
  fetch: async (_, init) => {
    if (isAway) throw new TypeError('fetch failed')
    received.push(Webhook.parse(JSON.parse(String(init?.body))))
    return new Response(null, { status: 200 })
  },
})
beforeEach(() => {
  received = []
  isAway = false
})

async function addShop(): Promise<TestShop> {
  const shop = await server.addShop()
  const body = { url: 'https://shop.example/hooks' }
  await bodyOf(shop.askAsServer(setWebhook.path, { method: 'PUT', body }))
  return shop
}

test('a helpdesk hears of a whole conversation, of each thing once', async () => {
  const shop = await addShop()
  const ana = await memberOf(shop, 'ana')
  const [id, cid] = [randomUUID(), randomUUID()]
  const { conversation } = await ana.say(id, 'Hello', { cid, contact: { name: 'Ana' } })
  await ana.say(id, 'Hello', { cid })
  const said = await answer(server, shop, id, 'Hello!')
  await ana.end(id)
  const rating = { method: 'PUT', body: { score: 5, comment: 'Quick' } }
  await ana.ask(`/v1/chat/conversations/${id}/rating`, rating)
  await ana.ask(`/v1/chat/conversations/${id}/rating`, rating)
  await ana.say(id, 'Once more')

  await server.runJobs()

  const name = { conversationId: id, reference: conversation.reference }
  const told = received.map(({ type, customerId, data }) => ({ type, customerId, data }))
  expect(told).toHaveLength(7)
  expect(told).toEqual(
    expect.arrayContaining(
      [
        { type: 'chat.started', data: { ...name, subject: 'Hello', contact: { name: 'Ana' } } },
        {
          type: 'chat.message',
          data: { ...name, by: 'shopper', cid, seq: 1, text: 'Hello', attachments: [] },
        },
        {
          type: 'chat.message',
          data: {
            ...name,
            by: 'agent',
            name: 'Elena',
            cid: said,
            seq: 2,
            text: 'Hello!',
            attachments: [],
          },
        },
        { type: 'chat.resolved', data: { ...name, by: 'shopper' } },
        { type: 'chat.rated', data: { ...name, score: 5, comment: 'Quick' } },
        { type: 'chat.reopened', data: { ...name, by: 'shopper' } },
        {
          type: 'chat.message',
          data: expect.objectContaining({ ...name, by: 'shopper', seq: 4, text: 'Once more' }),
        },
      ].map((notice) => ({ ...notice, customerId: 'ana' })),
    ),
  )
})

test('a guest has no customer id', async () => {
  const shop = await addShop()
  const guest = await guestOf(shop)
  await guest.say(randomUUID(), 'Hello')

  await server.runJobs()

  expect(received.map(({ type }) => type).sort()).toEqual(['chat.message', 'chat.started'])
  for (const notice of received) expect(notice).not.toHaveProperty('customerId')
})

test('what was erased before it could be told is not told', async () => {
  const shop = await addShop()
  const guest = await guestOf(shop)
  isAway = true
  await guest.say(randomUUID(), 'A secret')
  await server.runJobs()

  await bodyOf(guest.ask('/v1/chat/me', { method: 'DELETE' }))

  const left = await server.database.query('select 1 from webhook_deliveries where shop_id = $1', [
    shop.id,
  ])
  expect(left).toEqual([])
})
