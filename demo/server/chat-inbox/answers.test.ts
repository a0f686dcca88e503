import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { bodyOf, problemOf } from '../testing/loyalty.ts'
import { MINUTE } from '../testing/test-server.ts'
import { useServer } from '../testing/use-server.ts'
import { addAgent, begin, changesOf, say } from './inbox.fixture.ts'

const server = await useServer()

async function open() {
  const shop = await server.addShop()
  const agent = await addAgent(server, shop)
  return { shop, agent, id: await begin(shop, 'Hello?') }
}

test('an answer reaches the shopper, and takes the conversation', async () => {
  const { shop, agent, id } = await open()
  server.clock.pass(MINUTE)

  await agent.answer(id, 'How can I help?')

  const { messages, conversations } = await changesOf(shop)
  expect(messages.map(({ seq, author, text }) => [seq, author, text])).toEqual([
    [1, { kind: 'shopper' }, 'Hello?'],
    [2, { kind: 'system', name: 'Test shop' }, 'taken'],
    [3, { kind: 'agent', name: 'Test shop' }, 'How can I help?'],
  ])
  expect(conversations).toMatchObject([{ stage: 'answered', agent: { name: 'Test shop' } }])
  const [row] = (await agent.inbox({ filter: 'mine' })).items
  expect(row).toMatchObject({ conversationId: id, assignee: { email: agent.email } })
  expect(row).not.toHaveProperty('waitingSince')
})

test('the time of the first answer is kept, whoever answers later', async () => {
  const { agent, id } = await open()
  server.clock.pass(MINUTE)
  await agent.answer(id, 'One')
  server.clock.pass(MINUTE)
  await agent.answer(id, 'Two')

  const kept = await server.database.query(
    'select first_answered_at as at from chat_conversations where conversation_id = $1',
    [id],
  )

  expect(kept).toEqual([{ at: new Date('2026-06-10T12:01:00.000Z') }])
})

test('the same answer again is taken once, though the conversation was given back meanwhile', async () => {
  const { shop, agent, id } = await open()
  const cid = randomUUID()
  const first = await agent.answer(id, 'Once', cid)
  await agent.handle(id, { assignee: null })

  const again = await agent.answer(id, 'Once', cid)

  expect(again).toEqual(first)
  const { messages } = await changesOf(shop)
  expect(messages.filter(({ author }) => author.kind === 'agent')).toHaveLength(1)
  expect((await agent.thread(id)).row).not.toHaveProperty('assignee')
})

test('an id that was used for other words is refused', async () => {
  const { agent, id } = await open()
  const cid = randomUUID()
  await agent.answer(id, 'Once', cid)
  const body = { text: 'Something else' }

  const problem = await problemOf(agent.ask(`/${id}/messages/${cid}`, { method: 'PUT', body }))

  expect(problem).toMatchObject({ status: 409, code: 'cid_conflict' })
})

test('two who answer at the same instant both get through, and one of them has it', async () => {
  const { shop, agent, id } = await open()
  const colleague = await addAgent(server, shop)
  const other = await server.startAnother()
  const body = { text: 'From the other process' }

  const answers = await Promise.all([
    agent.answer(id, 'From this process'),
    bodyOf(
      colleague.ask(`/${id}/messages/${randomUUID()}`, { method: 'PUT', body, app: other.app }),
    ),
  ])

  expect(answers).toHaveLength(2)
  const { messages, row } = await agent.thread(id)
  expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  expect(messages.filter(({ text }) => text === 'taken')).toHaveLength(1)
  expect([agent.email, colleague.email]).toContain(row.assignee?.email)
  await other.stop()
})

test('twenty people and a shopper who write at once leave no gap and lose nothing', async () => {
  const { shop, agent, id } = await open()
  const texts = Array.from({ length: 20 }, (_, index) => `Answer ${index}`)

  await Promise.all([
    ...texts.map((text) => agent.answer(id, text)),
    ...texts.map((text) => say(shop, `About ${text}`, { conversationId: id })),
  ])

  const { messages } = await agent.thread(id, { limit: '200' })
  expect(messages.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 42 }, (_, index) => index + 1),
  )
  expect(new Set(messages.map(({ text }) => text))).toEqual(
    new Set(['Hello?', 'taken', ...texts, ...texts.map((text) => `About ${text}`)]),
  )
  expect((await changesOf(shop)).conversations[0]?.lastSeq).toBe(42)
})

test('a changed answer is the shopper’s too, with another revision', async () => {
  const { shop, agent, id } = await open()
  const { cid } = await agent.answer(id, 'It costs 5')
  const { cursor } = await changesOf(shop)
  server.clock.pass(MINUTE)

  const body = { text: 'It costs 6' }
  await bodyOf(agent.ask(`/${id}/messages/${cid}/change`, { method: 'POST', body }))

  const { messages } = await changesOf(shop, 'ana', cursor)
  const editedAt = '2026-06-10T12:01:00.000Z'
  expect(messages).toMatchObject([{ cid, seq: 3, rev: 2, text: 'It costs 6', editedAt }])
})

test('a deleted answer has no words left, for anybody', async () => {
  const { shop, agent, id } = await open()
  const { cid } = await agent.answer(id, 'My secret')
  const { cursor } = await changesOf(shop)

  const body = { deleted: true }
  await bodyOf(agent.ask(`/${id}/messages/${cid}/change`, { method: 'POST', body }))

  const { messages } = await changesOf(shop, 'ana', cursor)
  expect(messages).toMatchObject([{ cid, rev: 2, text: '', attachments: [], deleted: true }])
  expect((await agent.inbox()).items[0]?.last).toEqual({ text: 'Hello?', by: 'shopper' })
  const kept = await server.database.query('select text from chat_messages')
  expect(JSON.stringify(kept)).not.toContain('My secret')
})

test('what the shopper wrote nobody changes', async () => {
  const { shop, agent, id } = await open()
  const [message] = (await changesOf(shop)).messages
  const path = `/${id}/messages/${message?.cid}/change`

  const answer = await agent.ask(path, { method: 'POST', body: { deleted: true } })

  expect(answer.status).toBe(404)
  expect((await changesOf(shop)).messages[0]?.text).toBe('Hello?')
})

test('an answer without words or files is refused, and takes nothing', async () => {
  const { agent, id } = await open()
  const path = `/${id}/messages/${randomUUID()}`

  const problem = await problemOf(agent.ask(path, { method: 'PUT', body: { text: ' ' } }))

  expect(problem).toMatchObject({ status: 422, code: 'message_empty' })
  expect((await agent.thread(id)).row).not.toHaveProperty('assignee')
})

test('the shop’s server is told what was answered', async () => {
  const { shop, agent, id } = await open()
  await shop.askAsServer('/v1/webhook', { method: 'PUT', body: { url: 'https://shop.example/h' } })

  await agent.answer(id, 'Told')

  const told = await server.database.query<{ data: unknown }>(
    `select data from webhook_deliveries where shop_id = $1 and type = 'chat.message'`,
    [shop.id],
  )
  expect(told).toMatchObject([{ data: { conversationId: id, by: 'agent', text: 'Told' } }])
})
