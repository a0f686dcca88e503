import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { png } from '../chat-files/bytes.fixture.ts'
import { bodyOf, problemOf } from '../testing/loyalty.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { addAgent, begin, changesOf, type TestAgent } from './inbox.fixture.ts'

const server = await useServer()

async function open() {
  const shop = await server.addShop()
  const agent = await addAgent(server, shop)
  return { shop, agent, id: await begin(shop, 'How does it look?') }
}

async function put(path: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const fileId = randomUUID()
  const answer = server.app.request(`${path}/${fileId}?name=teapot.png`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'image/png' },
    body: png(3, 2),
  })
  await bodyOf(Promise.resolve(answer))
  return fileId
}

const uploadAsAgent = ({ cookie }: TestAgent): Promise<string> =>
  put('/v1/merchant/chat/files', { cookie })

async function uploadAsShopper(shop: TestShop): Promise<string> {
  const { token } = await shop.openSession('ana')
  const headers = { authorization: `Bearer ${token}`, origin: 'https://shop.example' }
  return put('/v1/chat/files', headers)
}

function answerWith(agent: TestAgent, id: string, fileId: string): Promise<Response> {
  const body = { text: '', attachments: [fileId] }
  return agent.ask(`/${id}/messages/${randomUUID()}`, { method: 'PUT', body })
}

test('a picture alone is an answer, and a line of the inbox by its name', async () => {
  const { shop, agent, id } = await open()
  const fileId = await uploadAsAgent(agent)

  await bodyOf(answerWith(agent, id, fileId))

  const { messages } = await changesOf(shop)
  const file = { id: fileId, name: 'teapot.png', type: 'image/png', width: 3, height: 2 }
  expect(messages.at(-1)).toMatchObject({ text: '', attachments: [file] })
  const last = (await agent.inbox()).items[0]?.last
  expect(last).toEqual({ text: 'teapot.png', by: 'agent' })
})

test('a file of a deleted answer cannot be had any more', async () => {
  const { shop, agent, id } = await open()
  const fileId = await uploadAsAgent(agent)
  const { cid } = (await bodyOf(answerWith(agent, id, fileId))) as { cid: string }
  const url = (await changesOf(shop)).messages.at(-1)?.attachments[0]?.url ?? ''
  const before = await server.app.request(url)

  const body = { deleted: true }
  await bodyOf(agent.ask(`/${id}/messages/${cid}/change`, { method: 'POST', body }))

  expect([before.status, (await server.app.request(url)).status]).toEqual([200, 404])
})

test('what a shopper or another shop has uploaded is no agent’s to send', async () => {
  const { shop, agent, id } = await open()
  const stranger = await addAgent(server, await server.addShop())
  const theirs = [await uploadAsShopper(shop), await uploadAsAgent(stranger), randomUUID()]

  const problems = await Promise.all(
    theirs.map((fileId) => problemOf(answerWith(agent, id, fileId))),
  )

  expect(problems.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => 'file_unknown'))
  expect((await changesOf(shop)).messages).toHaveLength(1)
})

test('an answer names the message it answers, if it is of the same thread', async () => {
  const { shop, agent, id } = await open()
  const other = await begin(shop, 'Elsewhere', { sub: 'ben' })
  const [asked, elsewhere] = [
    (await agent.thread(id)).messages[0]?.cid,
    (await agent.thread(other)).messages[0]?.cid,
  ]

  for (const replyTo of [asked, elsewhere]) {
    const body = { text: 'Like this', replyTo }
    await bodyOf(agent.ask(`/${id}/messages/${randomUUID()}`, { method: 'PUT', body }))
  }

  const answers = (await changesOf(shop)).messages.filter(({ text }) => text === 'Like this')
  expect(answers.map(({ replyTo }) => replyTo)).toEqual([asked, undefined])
})

test('a text that is too long, and one no database keeps, are refused with the place', async () => {
  const { agent, id } = await open()

  const problems = await Promise.all(
    ['x'.repeat(8001), 'a\0b', 'half \ud83c'].map((text) =>
      problemOf(agent.ask(`/${id}/messages/${randomUUID()}`, { method: 'PUT', body: { text } })),
    ),
  )

  const refused = { code: 'invalid_request', params: { path: 'text', in: 'body' } }
  expect(problems).toMatchObject([refused, refused, refused])
})
