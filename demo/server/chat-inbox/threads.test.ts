import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addSurvey, memberOf } from '../feedback/feedback.fixture.ts'
import { addShopWith, bodyOf, give, problemOf } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { MINUTE } from '../testing/test-server.ts'
import { useServer } from '../testing/use-server.ts'
import { addAgent, begin, changesOf, say } from './inbox.fixture.ts'

const server = await useServer()

async function open() {
  const shop = await server.addShop()
  const agent = await addAgent(server, shop)
  return { shop, agent, id: await begin(shop, 'One') }
}

test('a thread is read in pages, from its newest end, in its order', async () => {
  const { shop, agent, id } = await open()
  for (const text of ['Two', 'Three', 'Four', 'Five']) await say(shop, text, { conversationId: id })

  const newest = await agent.thread(id, { limit: '2' })
  const before = await agent.thread(id, { limit: '2', before: '4' })
  const first = await agent.thread(id, { limit: '2', before: '2' })

  const textsOf = ({ messages }: typeof newest) => messages.map(({ text }) => text)
  expect([newest, before, first].map(textsOf)).toEqual([
    ['Four', 'Five'],
    ['Two', 'Three'],
    ['One'],
  ])
  expect([newest, before, first].map(({ hasMore }) => hasMore)).toEqual([true, true, false])
})

test('a place beyond the end, or a page of no length, is no failure', async () => {
  const { agent, id } = await open()

  const beyond = await agent.thread(id, { before: '999999999999999' })
  const none = await agent.thread(id, { limit: '0' })

  expect([beyond, none].map(({ messages }) => messages.length)).toEqual([1, 1])
})

test('what an agent’s screen has fetched is delivered, and the shopper learns that once', async () => {
  const { shop, agent, id } = await open()
  const { cursor } = await changesOf(shop)

  await agent.thread(id)

  const page = await changesOf(shop, 'ana', cursor)
  expect(page.conversations).toMatchObject([{ theirDeliveredSeq: 1, theirReadSeq: 0 }])
  expect(page.messages).toEqual([])
  await agent.thread(id)
  await agent.thread(id, { before: '1' })
  expect((await changesOf(shop, 'ana', page.cursor)).conversations).toEqual([])
})

test('reading goes up to what there is, and never back', async () => {
  const { shop, agent, id } = await open()
  await say(shop, 'Two', { conversationId: id })

  await agent.signal(id, { readSeq: 1 })
  const once = await changesOf(shop)
  await agent.signal(id, { readSeq: 999 })
  await agent.signal(id, { readSeq: 1 })

  expect(once.conversations).toMatchObject([
    { theirReadSeq: 1, theirDeliveredSeq: 1, stage: 'open' },
  ])
  const [conversation] = (await changesOf(shop)).conversations
  expect(conversation).toMatchObject({ theirReadSeq: 2, theirDeliveredSeq: 2 })
  expect((await agent.inbox()).counts.unread).toBe(0)
})

test('notes stand at their place, in the words of whoever wrote them first', async () => {
  const { shop, agent, id } = await open()
  const cid = randomUUID()
  await bodyOf(agent.note(id, 'Calls back at noon', cid))
  server.clock.pass(MINUTE)
  await say(shop, 'Two', { conversationId: id })
  await bodyOf(agent.note(id, 'Did not'))

  const again = await bodyOf(agent.note(id, 'Calls back at noon', cid))
  const conflict = await problemOf(agent.note(id, 'Something else', cid))

  const { notes } = await agent.thread(id)
  expect(notes.map(({ text, afterSeq }) => [text, afterSeq])).toEqual([
    ['Calls back at noon', 1],
    ['Did not', 2],
  ])
  expect(again).toEqual(notes[0])
  expect(again).toMatchObject({ by: { email: agent.email }, at: '2026-06-10T12:00:00.000Z' })
  expect(conflict).toMatchObject({ status: 409, code: 'cid_conflict' })
})

test('a note comes with the page of the message it stands below', async () => {
  const { shop, agent, id } = await open()
  await agent.note(id, 'Below one')
  await say(shop, 'Two', { conversationId: id })
  await agent.note(id, 'Below two')

  const newest = await agent.thread(id, { limit: '1' })
  const older = await agent.thread(id, { limit: '1', before: '2' })

  expect(newest.notes.map(({ text }) => text)).toEqual(['Below two'])
  expect(older.notes.map(({ text }) => text)).toEqual(['Below one'])
})

test('no read of the shopper’s ever holds a note', async () => {
  const { shop, agent, id } = await open()
  const { cursor } = await changesOf(shop)

  await bodyOf(agent.note(id, 'Hush'))

  const reads = await Promise.all([
    changesOf(shop),
    changesOf(shop, 'ana', cursor),
    bodyOf(shop.askAsMember('ana', `/v1/chat/conversations/${id}/messages`)),
  ])
  expect(JSON.stringify(reads)).not.toContain('Hush')
  expect(reads[1].conversations).toEqual([])
})

test('notes go with the conversation, and are handed out with the rest of what is known', async () => {
  const { shop, agent, id } = await open()
  await bodyOf(agent.note(id, 'Very polite'))
  const exported = await bodyOf(shop.askAsServer('/v1/customers/ana/export'))

  await bodyOf(shop.askAsMember('ana', '/v1/chat/me', { method: 'DELETE' }))

  expect(JSON.stringify(exported)).toContain('Very polite')
  const kept = await server.database.query('select 1 from chat_notes where shop_id = $1', [shop.id])
  expect(kept).toEqual([])
})

test('the card tells of a member: orders, points, what they said, and their other conversations', async () => {
  const shop = await addShopWith(server)
  const agent = await addAgent(server, shop)
  await shop.put('o1', paidOrder(1000))
  await give(shop, 700)
  const other = await begin(shop, 'Long ago')
  server.clock.pass(MINUTE)
  const context = { locale: 'ro', page: { url: 'https://shop.example/tea' } }
  const contact = { phone: '+40 721', more: { size: 'L' } }
  const id = await begin(shop, 'Now', { contact, context })

  const { card } = await agent.thread(id)

  expect(card).toMatchObject({
    contact,
    customerId: 'ana',
    context,
    orders: [{ orderId: 'o1', total: { minor: 1000, currency: 'EUR' }, status: 'paid' }],
    points: { available: 700 },
    others: [{ conversationId: other, stage: 'new' }],
  })
  expect(card).not.toHaveProperty('lastScore')
})

test('the card tells the last rating in words of its own scale', async () => {
  const { shop, agent, id } = await open()
  await agent.handle(id, { resolved: true })
  const path = `/v1/chat/conversations/${id}/rating`
  await bodyOf(shop.askAsMember('ana', path, { method: 'PUT', body: { score: 4 } }))

  expect((await agent.thread(id)).card.lastScore).toBe('4/5')
})

test('a survey that was answered since tells it in words of its own', async () => {
  const { shop, agent, id } = await open()
  await agent.handle(id, { resolved: true })
  const path = `/v1/chat/conversations/${id}/rating`
  await bodyOf(shop.askAsMember('ana', path, { method: 'PUT', body: { score: 4 } }))
  await addSurvey(server, shop)
  server.clock.pass(MINUTE)

  await (await memberOf(shop)).answer({ likely: 9 })

  expect((await agent.thread(id)).card.lastScore).toBe('9/10')
})

test('a conversation of another shop is not there, whatever one does with it', async () => {
  const { shop, agent, id } = await open()
  const stranger = await addAgent(server, await server.addShop())
  const { cid } = await agent.answer(id, 'Ours')
  const before = await changesOf(shop)

  const answers = await Promise.all([
    stranger.ask(`/${id}`),
    stranger.ask(`/${id}/messages/${randomUUID()}`, { method: 'PUT', body: { text: 'Mine' } }),
    stranger.ask(`/${id}/messages/${cid}/change`, { method: 'POST', body: { deleted: true } }),
    stranger.note(id, 'Mine'),
    stranger.signal(id, { typing: true, readSeq: 1 }),
    stranger.ask(`/${id}/handle`, { method: 'POST', body: { blocked: true } }),
  ])

  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 404))
  expect(await changesOf(shop)).toEqual(before)
  expect((await stranger.inbox({ filter: 'all' })).items).toEqual([])
})
