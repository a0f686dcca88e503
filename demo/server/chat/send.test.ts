import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Problem } from '../../../src/contract/problem.ts'
import { Sent } from '../../../widgets/chat/contract.ts'
import { writeChatSettings, loadChatSettings } from '../chat-settings/queries.ts'
import { useServer } from '../testing/use-server.ts'
import { answer, block, bodyOf, codeOf, guestOf, memberOf, textsOf } from './chat.fixture.ts'
import { MOST_A_MINUTE } from './send.ts'

const server = await useServer()

test('the first message begins a conversation, and the thread holds what was said', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()

  const first = await guest.say(id, '\n Where is my tea?\nI am waiting.')
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
  expect(first.conversation.reference).toMatch(/^[CFGHJKMPQRTWXY2346789]{4}-[2346789]{2}$/)
  expect(second.message.seq).toBe(2)
  expect(second.cursor).toBeGreaterThan(first.cursor)
  expect(textsOf(page.messages)).toEqual(['\n Where is my tea?\nI am waiting.', 'Hello?'])
  expect(page).toMatchObject({ cursor: second.cursor, hasMore: false })
  expect(page.reset).toBeUndefined()
})

test('a message that comes again is answered as the first time, and told once', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const [id, cid] = [randomUUID(), randomUUID()]

  const first = await guest.say(id, 'Hello', { cid })
  const again = await guest.say(id, 'Hello', { cid, context: { locale: 'ro' } })

  expect(again).toEqual({ ...first, since: first.cursor })
  expect((await guest.changes()).messages).toHaveLength(1)
})

test('an answer says what was before the message, so that whoever has that need not read', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  const first = await guest.say(id, 'Hello')

  const second = await guest.say(id, 'Anybody?')
  await answer(server, shop, id, 'I am here')
  const third = await guest.say(id, 'Good')

  expect(second.since).toBe(first.cursor)
  expect(third.since).toBeGreaterThan(second.cursor)
  expect((await guest.changes(third.since)).messages).toEqual([third.message])
})

test.each([
  ['another text', { text: 'Bye' }],
  ['another answer mark', { replyTo: '01890000-0000-7000-8000-000000000001' }],
])('the same id with %s is a conflict, and changes nothing', async (_, other) => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const [id, cid] = [randomUUID(), randomUUID()]
  const { cursor } = await guest.say(id, 'Hello', { cid })

  const { text = 'Hello', ...more } = { ...other } as { text?: string; replyTo?: string }
  const code = await codeOf(guest.put(id, text, { cid, ...more }))

  expect(code).toBe('cid_conflict')
  expect(await guest.changes(cursor)).toMatchObject({ messages: [], conversations: [], cursor })
})

test('the same id in another conversation is a conflict, and begins none', async () => {
  const shop = await server.addShop()
  const [guest, other] = [await guestOf(shop), await guestOf(shop)]
  const cid = randomUUID()
  await guest.say(randomUUID(), 'Hello', { cid })

  const codes = [
    await codeOf(guest.put(randomUUID(), 'Hello', { cid })),
    await codeOf(other.put(randomUUID(), 'Hello', { cid })),
  ]

  expect(codes).toEqual(['cid_conflict', 'cid_conflict'])
  expect((await guest.changes()).conversations).toHaveLength(1)
  expect((await other.changes()).conversations).toHaveLength(0)
})

test('a conversation of somebody else is not there, in whatever way it is asked for', async () => {
  const shop = await server.addShop()
  const [guest, other, member] = [
    await guestOf(shop),
    await guestOf(shop),
    await memberOf(shop, 'ana'),
  ]
  const id = randomUUID()
  await guest.say(id, 'Hello')
  const path = `/v1/chat/conversations/${id}`

  const codes = await Promise.all(
    [other, member].flatMap((stranger) => [
      codeOf(stranger.put(id, 'Hello')),
      codeOf(stranger.ask(`${path}/messages`)),
      codeOf(stranger.ask(`${path}/end`, { method: 'POST', body: {} })),
      codeOf(stranger.ask(`${path}/signals`, { method: 'POST', body: { typing: true } })),
      codeOf(stranger.ask(`${path}/signals`, { method: 'POST', body: { readSeq: 1 } })),
      codeOf(stranger.ask(`${path}/rating`, { method: 'PUT', body: { score: 5 } })),
    ]),
  )

  expect(new Set(codes)).toEqual(new Set(['not_found']))
  expect(await other.changes()).toMatchObject({ messages: [], conversations: [], cursor: 0 })
})

test('text is kept as it came, whatever is in it', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  const texts = [
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '\u202Egnp.exe',
    "'; drop table chat_messages; --",
    '\\u0000 {{7*7}} ${7*7} %s',
    '👩‍👩‍👧‍👦 ș ț ё ł ñ',
    'x'.repeat(8000),
  ]

  for (const text of texts) await guest.say(id, text)

  expect(textsOf((await guest.changes()).messages)).toEqual(texts)
})

test.each([
  ['nothing', '', 'message_empty'],
  ['spaces', ' \n\t\u00a0', 'message_empty'],
  ['nothing anybody sees', '\u200b\ufeff\u202e', 'message_empty'],
  ['more than fits', 'x'.repeat(8001), 'invalid_request'],
  ['a character no database keeps', 'a\0b', 'invalid_request'],
  ['half a character', 'a\ud800b', 'invalid_request'],
])('a message of %s is refused, and begins nothing', async (_, text, code) => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)

  expect(await codeOf(guest.put(randomUUID(), text))).toBe(code)
  expect((await guest.changes()).conversations).toEqual([])
})

test('nobody writes in the name of the shop', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)

  const forged = { author: { kind: 'agent', name: 'Elena' }, seq: 99, rev: 7 } as object
  const { message } = await guest.say(randomUUID(), 'You have won', forged)

  expect(message).toMatchObject({ author: { kind: 'shopper' }, seq: 1, rev: 1 })
})

test('an answer mark points into the same thread, and any other is left out', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const [id, elsewhere] = [randomUUID(), randomUUID()]
  const asked = await guest.say(id, 'Black or green?')
  const other = await guest.say(elsewhere, 'Other')

  const marked = await guest.say(id, 'Green', { replyTo: asked.message.cid })
  const unmarked = await guest.say(id, 'Both', { replyTo: other.message.cid })

  expect(marked.message.replyTo).toBe(asked.message.cid)
  expect(unmarked.message).not.toHaveProperty('replyTo')
})

test('a file nobody has uploaded is refused, and nothing is begun', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)

  const code = await codeOf(guest.put(randomUUID(), 'Look', { attachments: [randomUUID()] }))

  expect(code).toBe('file_unknown')
  expect((await guest.changes()).conversations).toEqual([])
})

test('whoever is blocked is told where to complain; what was sent before is answered still', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const [id, cid] = [randomUUID(), randomUUID()]
  const { settings } = await loadChatSettings(server.database, shop.id)
  const channels = { email: 'help@shop.example' }
  await writeChatSettings(server.database, shop.id, {
    revision: 1,
    settings: { ...settings, channels },
    now: server.clock.now(),
  })
  await guest.say(id, 'Hello', { cid })
  await block(server, shop, id)

  const refused = Problem.parse(await (await guest.put(id, 'Still here')).json())
  const fresh = await codeOf(guest.put(randomUUID(), 'Me again'))
  const repeat = Sent.parse(await bodyOf(guest.put(id, 'Hello', { cid })))

  expect(refused).toMatchObject({ code: 'chat_blocked', params: { contact: 'help@shop.example' } })
  expect(fresh).toBe('chat_blocked')
  expect(repeat.message.seq).toBe(1)
  expect((await guest.changes()).messages).toHaveLength(1)
})

test('two hundred messages a minute are taken, and the next is told when to come', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  for (let count = 0; count < MOST_A_MINUTE; count++) {
    server.clock.pass(50)
    await guest.say(id, `${count}`)
  }

  const refused = await guest.put(id, 'One more')
  const elsewhere = await codeOf(guest.put(randomUUID(), 'Another matter'))
  server.clock.pass(51_000)
  const later = await codeOf(guest.put(id, 'One more'))

  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('51')
  expect([elsewhere, later]).toEqual(['ok', 'ok'])
})

test('what shoppers say of themselves is added to what is known', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()

  await guest.say(id, 'Hello', { contact: { name: 'Ana', more: { size: 'M' } } })
  const { conversation } = await guest.say(id, 'Mail me', {
    contact: { email: 'ana@example.com', more: { colour: 'green' } },
  })

  const [kept] = await server.database.query(
    'select contact from chat_shoppers where shop_id = $1',
    [shop.id],
  )
  expect(conversation.hasEmail).toBe(true)
  expect(kept).toEqual({
    contact: { name: 'Ana', email: 'ana@example.com', more: { size: 'M', colour: 'green' } },
  })
})

test('writing on waits since the first unanswered message, and an answer ends the wait', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  const read = async (): Promise<unknown> =>
    (
      await server.database.query(
        `select stage, waiting_since as "waitingSince", first_answered_at as "answeredAt" from chat_conversations where conversation_id = $1`,
        [id],
      )
    )[0]
  const [noon, minute] = [server.clock.now(), 60_000]

  await guest.say(id, 'Hello')
  server.clock.pass(minute)
  await guest.say(id, 'Anybody?')
  const waiting = await read()
  await answer(server, shop, id, 'I am here')
  const answered = await read()
  server.clock.pass(minute)
  await guest.say(id, 'Good')

  const since = (count: number): Date => new Date(noon.getTime() + count * minute)
  expect(waiting).toEqual({ stage: 'new', waitingSince: noon, answeredAt: null })
  expect(answered).toEqual({ stage: 'answered', waitingSince: null, answeredAt: since(1) })
  expect(await read()).toEqual({ stage: 'open', waitingSince: since(2), answeredAt: since(1) })
})

test('without a session nobody writes and nobody reads', async () => {
  const shop = await server.addShop()
  const path = `/v1/chat/conversations/${randomUUID()}/messages/${randomUUID()}`

  const codes = [
    await codeOf(shop.askAsPage(path, { method: 'PUT', body: { text: 'Hello' } })),
    await codeOf(shop.askAsPage('/v1/chat/changes')),
  ]

  expect(codes).toEqual(['session_expired', 'session_expired'])
})
