import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { problemOf } from '../testing/loyalty.ts'
import { useServer } from '../testing/use-server.ts'
import { addAgent, begin, changesOf, say } from './inbox.fixture.ts'

const server = await useServer()

async function open() {
  const shop = await server.addShop()
  const agent = await addAgent(server, shop)
  return { shop, agent, id: await begin(shop, 'Hello?') }
}

async function saidBySystem(...of: Parameters<typeof changesOf>): Promise<string[]> {
  const { messages } = await changesOf(...of)
  return messages.filter(({ author }) => author.kind === 'system').map(({ text }) => text)
}

test('a conversation is given to somebody, and back to nobody', async () => {
  const { shop, agent, id } = await open()
  const colleague = await addAgent(server, shop)

  const given = await agent.handle(id, { assignee: ` ${colleague.email.toUpperCase()}` })
  const back = await agent.handle(id, { assignee: null })

  expect(given).toMatchObject({ stage: 'open', assignee: { email: colleague.email } })
  expect(back).not.toHaveProperty('assignee')
  expect(await saidBySystem(shop)).toEqual(['taken'])
  expect((await changesOf(shop)).conversations[0]).not.toHaveProperty('agent')
})

test('only whoever signs in to this shop can be given one', async () => {
  const { agent, id } = await open()
  const stranger = await addAgent(server, await server.addShop())
  const ask = { method: 'POST', body: { assignee: stranger.email, resolved: true } }

  const problem = await problemOf(agent.ask(`/${id}/handle`, ask))

  expect(problem).toMatchObject({ status: 422, code: 'agent_unknown' })
  expect((await agent.thread(id)).row.stage).not.toBe('resolved')
})

test('resolved and opened again, each is said once however often it is asked for', async () => {
  const { shop, agent, id } = await open()

  const over = await agent.handle(id, { resolved: true })
  await agent.handle(id, { resolved: true })
  const again = await agent.handle(id, { resolved: false })
  await agent.handle(id, { resolved: false })

  expect([over.stage, again.stage]).toEqual(['resolved', 'open'])
  expect(over).not.toHaveProperty('waitingSince')
  expect(await saidBySystem(shop)).toEqual(['resolved', 'reopened'])
})

test('an afterthought to what is resolved is sent, and opens nothing again', async () => {
  const { shop, agent, id } = await open()
  await agent.handle(id, { resolved: true })

  await agent.answer(id, 'You are welcome')

  const { messages, conversations } = await changesOf(shop)
  expect(conversations).toMatchObject([{ stage: 'resolved', lastSeq: 3, unread: 1 }])
  expect(messages.at(-1)?.text).toBe('You are welcome')
  expect(await saidBySystem(shop)).toEqual(['resolved'])
})

test('what is not named stays', async () => {
  const { agent, id } = await open()
  await agent.handle(id, { assignee: agent.email, blocked: true })

  const row = await agent.handle(id, {})

  expect(row).toMatchObject({ assignee: { email: agent.email }, isBlocked: true, stage: 'open' })
})

test('a blocked shopper cannot write, is shown as blocked, and can be let in again', async () => {
  const { shop, agent, id } = await open()
  await agent.handle(id, { blocked: true })

  const problem = await problemOf(say(shop, 'Again', { conversationId: id }))
  const elsewhere = await problemOf(say(shop, 'Anew', { conversationId: randomUUID() }))
  const shown = (await agent.inbox()).items
  await agent.handle(id, { blocked: false })
  const later = await say(shop, 'Thanks', { conversationId: id })

  expect([problem.code, elsewhere.code]).toEqual(['chat_blocked', 'chat_blocked'])
  expect(shown).toMatchObject([{ conversationId: id, isBlocked: true }])
  expect(later.status).toBe(200)
})

test('the shop’s server is told when it is over, and when it is not', async () => {
  const { shop, agent, id } = await open()
  await shop.askAsServer('/v1/webhook', { method: 'PUT', body: { url: 'https://shop.example/h' } })

  await agent.handle(id, { resolved: true })
  server.clock.pass(1)
  await agent.handle(id, { resolved: false })

  const told = await server.database.query(
    `select type from webhook_deliveries where shop_id = $1 order by happened_at`,
    [shop.id],
  )
  expect(told).toEqual([{ type: 'chat.resolved' }, { type: 'chat.reopened' }])
})
