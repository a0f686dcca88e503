import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { putAskMemory, type AskMemory } from '../../../widgets/feedback/contract.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { addSurvey, bodyOf, guestOf, memberOf, type Shopper } from './feedback.fixture.ts'

const server = await useServer()

async function addShop(): Promise<TestShop> {
  const shop = await server.addShop()
  await addSurvey(server, shop, { id: 'delivered', moment: { on: 'delivery' } })
  await addSurvey(server, shop, { id: 'chat', moment: { on: 'chat' } })
  await addSurvey(server, shop)
  return shop
}

async function deliver(shop: TestShop, orderId: string, customer: string = 'ana'): Promise<void> {
  await bodyOf(shop.put(orderId, paidOrder(1000, { customer })))
  await bodyOf(shop.deliver(orderId, server.clock.now()))
}

async function resolveChat(shopper: Shopper, id: string = randomUUID()): Promise<string> {
  const path = `/v1/chat/conversations/${id}`
  const body = { text: 'Hello' }
  await bodyOf(shopper.ask(`${path}/messages/${randomUUID()}`, { method: 'PUT', body }))
  await bodyOf(shopper.ask(`${path}/end`, { method: 'POST', body: {} }))
  return id
}

async function dueOf(shopper: Shopper): Promise<unknown> {
  return (await shopper.mine()).due
}

function remember(shopper: Shopper, memory: Partial<AskMemory>): Promise<unknown> {
  const body = { asked: [], closed: {}, never: false, ...memory }
  return bodyOf(shopper.ask(putAskMemory.path, { method: 'PUT', body }))
}

test('an order that has arrived is due for thirty days', async () => {
  const shop = await addShop()
  const before = await dueOf(await memberOf(shop))
  await deliver(shop, 'o1')
  const arrived = await dueOf(await memberOf(shop))
  server.clock.pass(30 * DAY - 1)
  const still = await dueOf(await memberOf(shop))
  server.clock.pass(1)

  expect(before).toEqual([])
  expect(arrived).toEqual([{ surveyId: 'delivered', orderId: 'o1' }])
  expect(still).toEqual(arrived)
  expect(await dueOf(await memberOf(shop))).toEqual([])
})

test('it is due for whoever ordered, and for nobody else', async () => {
  const shop = await addShop()
  await deliver(shop, 'o1')

  expect(await dueOf(await memberOf(shop, 'ion'))).toEqual([])
  expect(await dueOf(await guestOf(shop))).toEqual([])
})

test('each order is asked about once, the newest alone, and the next one again', async () => {
  const shop = await addShop()
  await deliver(shop, 'o1')
  server.clock.pass(DAY)
  await deliver(shop, 'o2')
  const ana = await memberOf(shop)
  const first = await dueOf(ana)

  await ana.answer({ likely: 9 }, { surveyId: 'delivered', about: { orderId: 'o2' } })
  const answered = await dueOf(ana)
  server.clock.pass(DAY)
  await deliver(shop, 'o3')

  expect(first).toEqual([{ surveyId: 'delivered', orderId: 'o2' }])
  expect(answered).toEqual([])
  expect(await dueOf(await memberOf(shop))).toEqual([{ surveyId: 'delivered', orderId: 'o3' }])
})

test('dismissed, it is not due any more; snoozed, it is as before', async () => {
  const shop = await addShop()
  await deliver(shop, 'o1')
  const ana = await memberOf(shop)
  server.clock.pass(1000)
  const at = server.clock.now().toISOString()

  await remember(ana, { closed: { delivered: { later: at } } })
  const snoozed = await dueOf(ana)
  await remember(ana, { closed: { delivered: { dismissed: at } } })

  expect(snoozed).toEqual([{ surveyId: 'delivered', orderId: 'o1' }])
  expect(await dueOf(ana)).toEqual([])
})

test('an order that was cancelled after all is not asked about', async () => {
  const shop = await addShop()
  await deliver(shop, 'o1')
  await bodyOf(shop.put('o1', { ...paidOrder(1000), version: 2, status: 'cancelled' }))

  expect(await dueOf(await memberOf(shop))).toEqual([])
})

test('a conversation that is resolved is due for seven days, of a guest too', async () => {
  const shop = await addShop()
  const id = await resolveChat(await guestOf(shop, 'a'))
  const resolved = await dueOf(await guestOf(shop, 'a'))
  server.clock.pass(7 * DAY)

  expect(resolved).toEqual([{ surveyId: 'chat', conversationId: id }])
  expect(await dueOf(await guestOf(shop, 'a'))).toEqual([])
})

test('one that was rated has said it all, and one that was answered about too', async () => {
  const shop = await addShop()
  const guest = await guestOf(shop)
  const rated = await resolveChat(guest)
  const path = `/v1/chat/conversations/${rated}/rating`
  await bodyOf(guest.ask(path, { method: 'PUT', body: { score: 5 } }))
  const afterRating = await dueOf(guest)
  const conversationId = await resolveChat(guest)
  await guest.answer({ likely: 9 }, { surveyId: 'chat', about: { conversationId } })

  expect(afterRating).toEqual([])
  expect(await dueOf(guest)).toEqual([])
})

test('one that goes on is not due until it is resolved again', async () => {
  const shop = await addShop()
  const guest = await guestOf(shop)
  const id = await resolveChat(guest)
  const messages = `/v1/chat/conversations/${id}/messages/${randomUUID()}`
  await bodyOf(guest.ask(messages, { method: 'PUT', body: { text: 'Once more' } }))

  expect(await dueOf(guest)).toEqual([])
})

test('a survey that is closed is never due', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop, { id: 'delivered', moment: { on: 'delivery' } }, 'closed')
  await deliver(shop, 'o1')

  expect(await dueOf(await memberOf(shop))).toEqual([])
})

test('campaigns hear of what is due, of the last score and of when the last survey was', async () => {
  const shop = await addShop()
  await deliver(shop, 'o1')
  const ana = await memberOf(shop)
  await ana.answer({ likely: 9 })
  server.clock.pass(60_000)
  await ana.answer({ likely: 7 }, { surveyId: 'chat' })

  expect(await bodyOf(ana.ask('/v1/campaigns/customer'))).toMatchObject({
    summary: {
      lastNps: 7,
      lastSurveyAt: '2026-06-10T12:01:00.000Z',
      dueSurveys: ['delivered'],
    },
  })
})
