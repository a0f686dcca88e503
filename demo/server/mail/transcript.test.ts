import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addAgent } from '../chat-inbox/inbox.fixture.ts'
import { uploadFile } from '../../../widgets/chat/contract/files.ts'
import { fillPath } from '../../../src/contract/endpoint.ts'
import { png } from '../chat-files/bytes.fixture.ts'
import { problemOf } from '../testing/loyalty.ts'
import { MINUTE } from '../testing/test-server.ts'
import { useMailStage } from './mail.fixture.ts'

const stage = await useMailStage()
const { server, mailbox, run, ask } = stage

function request(conversationId: string, email: string, sub = 'ana'): Promise<Response> {
  const path = `/v1/chat/conversations/${conversationId}/transcript`
  return stage.shop().askAsMember(sub, path, { method: 'POST', body: { email } })
}

test('the whole conversation goes to the address that is given, in its order', async () => {
  const id = await ask('Where is my <parcel>?')
  await stage.agent().answer(id, 'It leaves today.')
  await stage.agent().handle(id, { resolved: true })

  const answer = await request(id, ' friend@home.example ')

  expect(await answer.json()).toEqual({ queued: true })
  const [mail] = await run()
  expect(mail).toMatchObject({
    to: 'friend@home.example',
    subject: expect.stringMatching(/^Your chat with Fern & Ember/),
  })
  expect(mail?.text).toMatch(
    /You · 10 Jun 2026, 15:00[^]*Where is my <parcel>\?[^]*has joined\.[^]*It leaves today\.[^]*closed\./,
  )
  expect(mail?.html).toContain('Where is my &lt;parcel&gt;?')
})

test('files are linked where they can be had, and a deleted message says so', async () => {
  const id = await ask()
  const fileId = randomUUID()
  const { token } = await stage.shop().openSession('ana')
  await server.app.request(`${fillPath(uploadFile.path, { fileId })}?name=vase.png`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body: png(2, 2),
  })
  const path = `/v1/chat/conversations/${id}/messages/${randomUUID()}`
  await stage
    .shop()
    .askAsMember('ana', path, { method: 'PUT', body: { text: '', attachments: [fileId] } })
  const agent = await addAgent(server, stage.shop())
  const { cid } = await agent.answer(id, 'A slip of the tongue.')
  await agent.ask(`/${id}/messages/${cid}/change`, { method: 'POST', body: { deleted: true } })

  await request(id, 'ana@home.example')

  const [mail] = await run()
  expect(mail?.text).toMatch(/\[vase\.png\] https:\/\/chat\.example\/v1\/chat\/files\/[\w-]{32}\n/)
  expect(mail?.text).toContain('This message was deleted.')
  expect(mail?.text).not.toContain('slip of the tongue')
})

test('a note of the shop’s own is in no transcript', async () => {
  const id = await ask()
  await stage.agent().note(id, 'Difficult customer.')
  await request(id, 'ana@home.example')

  const [mail] = await run()

  expect(mail?.text).not.toContain('Difficult')
})

test('somebody else’s conversation is not found', async () => {
  const id = await ask()

  expect(await problemOf(request(id, 'eve@evil.example', 'eve'))).toMatchObject({
    code: 'not_found',
  })
  expect(await run()).toHaveLength(0)
})

test.each([
  'ana@home',
  'ana@home.example, eve@evil.example',
  'a@b.example\r\nBcc: eve@evil.example',
])('%j is said to be no address', async (email) => {
  const id = await ask()

  expect(await problemOf(request(id, email))).toMatchObject({ code: 'email_invalid' })
})

test('three in an hour are enough', async () => {
  const id = await ask()
  const ask4 = [1, 2, 3, 4].map((number) => request(id, `ana${number}@home.example`))

  const answers = await Promise.all(ask4)

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 429])
  server.clock.pass(60 * MINUTE)
  expect((await request(id, 'ana@home.example')).status).toBe(200)
})

test('many guests fill nobody’s mailbox', async () => {
  const statuses: number[] = []
  for (let number = 0; number < 11; number += 1) {
    const sub = `guest-${number}`
    const id = await ask('Hello?', { sub })
    statuses.push((await request(id, 'victim@home.example', sub)).status)
  }

  expect(statuses.filter((status) => status === 200)).toHaveLength(10)
  expect(statuses.at(-1)).toBe(429)
})

test('of a very long conversation the newest messages are sent, and the others counted', async () => {
  const conversationId = await ask()
  await server.database.query(
    `insert into chat_messages (shop_id, conversation_id, seq, cid, author, text, at, cursor, fingerprint)
     select $1, $2, number, gen_random_uuid(), 'shopper', 'line ' || number, $3, number, '' from generate_series(2, 2500) number`,
    [stage.shop().id, conversationId, server.clock.now()],
  )
  await server.database.query(
    'update chat_conversations set last_seq = 2500 where conversation_id = $1',
    [conversationId],
  )
  await stage.agent().answer(conversationId, 'The last one')
  await request(conversationId, 'ana@home.example')

  const [mail] = await run()

  expect(mail?.text).toContain('502 earlier messages are left out.')
  expect(mail?.text).not.toContain('line 502\n')
  expect(mail?.text).toMatch(/line 503\n[^]*The last one/)
  expect(mailbox.mails).toHaveLength(1)
})
