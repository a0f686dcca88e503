import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useServer } from '../testing/use-server.ts'
import { answer, changeAsShop, guestOf } from './chat.fixture.ts'
import { rewriteMessage } from './rewrite.ts'

const server = await useServer()

test('whoever never wrote reads an empty page, and no row is made of it', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)

  expect(await guest.changes()).toEqual({
    messages: [],
    conversations: [],
    cursor: 0,
    hasMore: false,
  })
  expect(
    await server.database.query('select 1 from chat_shoppers where shop_id = $1', [shop.id]),
  ).toEqual([])
})

test('after a cursor comes what changed since, as it is now, and nothing twice', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  const { cursor } = await guest.say(id, 'Hello')
  const said = await answer(server, shop, id, 'Helo!')
  const gone = await answer(server, shop, id, 'To somebody else')
  server.clock.pass(1000)
  await changeAsShop(server, shop, id, (change) => rewriteMessage(change, said, { text: 'Hello!' }))
  await changeAsShop(server, shop, id, (change) => rewriteMessage(change, gone, { deleted: true }))

  const page = await guest.changes(cursor)

  const now = server.clock.now().toISOString()
  expect(page.messages).toHaveLength(2)
  expect(page.messages.find(({ cid }) => cid === said)).toMatchObject({
    text: 'Hello!',
    rev: 2,
    seq: 2,
    editedAt: now,
    author: { kind: 'agent', name: 'Elena' },
  })
  expect(page.messages.find(({ cid }) => cid === gone)).toMatchObject({
    text: '',
    rev: 2,
    seq: 3,
    deleted: true,
  })
  expect(page.conversations).toMatchObject([{ id, unread: 1, lastSeq: 3, stage: 'answered' }])
  expect(await guest.changes(page.cursor)).toMatchObject({ messages: [], conversations: [] })
})

test('an agent’s address is never told, nor whose file or fingerprint it is', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  await guest.say(id, 'Hello')
  await answer(server, shop, id, 'Hello!')

  const page = await guest.changes()

  expect(JSON.stringify(page)).not.toMatch(/elena@|fingerprint|memberId/)
})

test.each([1, 2, 3, 7, 200])(
  'pages of %d lead to the same end, and each knows its conversations',
  async (limit) => {
    const shop = await server.addShop()
    const guest = await guestOf(shop)
    const ids = [randomUUID(), randomUUID(), randomUUID()]
    const { cursor: begin } = await guest.say(ids[0] ?? '', 'First')
    for (let n = 0; n < 9; n++) {
      await guest.say(ids[n % 3] ?? '', `${n}`)
      await answer(server, shop, ids[n % 3] ?? '', `re ${n}`)
    }

    const pages = await guest.follow(begin, limit)

    const known = new Set<string>(ids.slice(0, 1))
    for (const page of pages) {
      for (const { id } of page.conversations) known.add(id)
      for (const { conversationId } of page.messages) expect(known).toContain(conversationId)
      expect(page.messages.length).toBeLessThanOrEqual(limit)
    }
    const cids = pages.flatMap(({ messages }) => messages.map(({ cid }) => cid))
    expect(new Set(cids).size).toBe(18)
    expect(cids).toHaveLength(18)
    const cursors = pages.map(({ cursor }) => cursor)
    expect(cursors).toEqual(cursors.toSorted((a, b) => a - b))
    expect(cursors.at(-1)).toBe((await guest.changes()).cursor)
  },
)

test('without a cursor come the newest three conversations with thirty messages each, and the rest by name', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const ids = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  for (const id of ids) {
    server.clock.pass(1000)
    for (let n = 1; n <= 32; n++) await guest.say(id, `${n}`)
  }

  const page = await guest.changes()

  expect(page.conversations.map(({ id }) => id)).toEqual(ids.toReversed())
  expect(page.messages).toHaveLength(90)
  expect(page.messages.map(({ conversationId }) => conversationId)).not.toContain(ids[0])
  expect(Math.min(...page.messages.map(({ seq }) => seq))).toBe(3)
})

test.each([
  ['ahead of all there was', (cursor: number) => cursor + 1],
  ['from before the first', () => 57],
])('a cursor %s is answered with everything newest, to begin anew with', async (_, cursorOf) => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const { cursor } = await guest.say(randomUUID(), 'Hello')

  const page = await guest.changes(cursorOf(cursor))

  expect(page).toMatchObject({ reset: true, cursor, messages: [{ text: 'Hello' }] })
  expect(await guest.changes(page.cursor)).not.toHaveProperty('reset')
})

test('a cursor of somebody else is known for what it is', async () => {
  const shop = await server.addShop()
  const [guest, other] = [await guestOf(shop), await guestOf(shop)]
  const { cursor } = await guest.say(randomUUID(), 'Hello')
  server.clock.pass(60_000)
  await other.say(randomUUID(), 'Bye')

  expect(await other.changes(cursor)).toMatchObject({ reset: true, messages: [{ text: 'Bye' }] })
})

test('older messages come in the order of the thread, the newest of them first asked', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  for (let n = 1; n <= 7; n++) await guest.say(id, `${n}`)
  const read = async (query: string): Promise<unknown> => {
    const { messages, hasMore } = await guest.earlier(id, query)
    return { seqs: messages.map(({ seq }) => seq), hasMore }
  }

  expect(await read('limit=3')).toEqual({ seqs: [5, 6, 7], hasMore: true })
  expect(await read('before=5&limit=3')).toEqual({ seqs: [2, 3, 4], hasMore: true })
  expect(await read('before=2&limit=3')).toEqual({ seqs: [1], hasMore: false })
  expect(await read('before=999999999999999')).toMatchObject({ hasMore: false })
  expect(await read('before=0&limit=0')).toEqual({ seqs: [], hasMore: false })
})
