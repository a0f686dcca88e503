import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { listenTo, type Listening } from '../chat-inbox/stream.fixture.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { answer, block, bodyOf, guestOf, type Shopper } from './chat.fixture.ts'

const server = await useServer()

function signal(shopper: Shopper, id: string, body: object): Promise<unknown> {
  const path = `/v1/chat/conversations/${id}/signals`
  return bodyOf(shopper.ask(path, { method: 'POST', body }))
}

async function inboxOf(shop: TestShop): Promise<Listening> {
  const cookie = await shop.signInMerchant()
  const inbox = await listenTo(server.app, '/v1/merchant/chat/stream', { cookie })
  await inbox.nextOf('stream.opened')
  return inbox
}

function streamOf({ session }: Shopper, app = server.app): Promise<Listening> {
  return listenTo(app, '/v1/stream', { authorization: `Bearer ${session.token}` })
}

test('typing is seen in the inbox, and leaves no trace', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  const { cursor } = await guest.say(id, 'Hello')
  const inbox = await inboxOf(shop)

  expect(await signal(guest, id, { typing: true })).toEqual({ heard: true })

  expect(await inbox.nextOf('inbox.typing')).toEqual({
    type: 'inbox.typing',
    data: { conversationId: id, typing: true },
  })
  expect((await guest.changes()).cursor).toBe(cursor)
  await inbox.leave()
})

test('reading goes forward only, and never past the newest message', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  await guest.say(id, 'Hello')
  await answer(server, shop, id, 'Hello!')
  await answer(server, shop, id, 'How can I help?')
  const read = async (readSeq: number): Promise<unknown> => {
    await signal(guest, id, { readSeq })
    const { readSeq: upTo, unread } = await guest.conversation(id)
    return { upTo, unread }
  }

  expect(await read(2)).toEqual({ upTo: 2, unread: 1 })
  expect(await read(1)).toEqual({ upTo: 2, unread: 1 })
  expect(await read(99)).toEqual({ upTo: 3, unread: 0 })
})

test('what was read before already is no change, and is told to nobody', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  await guest.say(id, 'Hello')
  await signal(guest, id, { readSeq: 1 })
  const { cursor } = await guest.changes()

  await signal(guest, id, { readSeq: 1 })

  expect((await guest.changes()).cursor).toBe(cursor)
})

test('reading on one device is told to the others', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  await guest.say(id, 'Hello')
  await answer(server, shop, id, 'Hello!')
  const { cursor } = await guest.changes()
  const stream = await streamOf(guest)
  await stream.nextOf('stream.opened')

  await signal(guest, id, { readSeq: 2 })

  const told = await stream.nextOf('chat.changed')
  expect(told).toEqual({ type: 'chat.changed', revision: cursor + 1 })
  expect(await guest.changes(cursor)).toMatchObject({
    messages: [],
    conversations: [{ id, readSeq: 2, unread: 0 }],
    cursor: cursor + 1,
  })
  await stream.leave()
})

test('an answer at one process wakes the stream of another, with the cursor to read up to', async () => {
  const other = await server.startAnother()
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  const { cursor } = await guest.say(id, 'Hello')
  const stream = await streamOf(guest, other.app)
  await stream.nextOf('stream.opened')

  await answer(server, shop, id, 'Hello!')

  const told = await stream.nextOf('chat.changed')
  const page = await guest.changes(cursor)
  expect(told).toEqual({ type: 'chat.changed', revision: page.cursor })
  expect(page.messages).toMatchObject([{ text: 'Hello!' }])
  await stream.leave()
})

test('of whoever is blocked the inbox sees nothing', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  await guest.say(id, 'Hello')
  await block(server, shop, id)

  expect(await signal(guest, id, { typing: true, readSeq: 1 })).toEqual({ heard: false })
  expect(await guest.conversation(id)).toMatchObject({ readSeq: 0 })
})
