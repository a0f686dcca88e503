import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Attachment } from '../../../widgets/chat/contract.ts'
import { png } from '../chat-files/bytes.fixture.ts'
import { SHOP_ORIGIN } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { bodyOf, codeOf, guestOf, type Shopper } from './chat.fixture.ts'

const server = await useServer()

async function upload({ session }: Shopper, name: string): Promise<Attachment> {
  const answer = server.app.request(`/v1/chat/files/${randomUUID()}?name=${name}`, {
    method: 'PUT',
    headers: { origin: SHOP_ORIGIN, authorization: `Bearer ${session.token}` },
    body: png(40, 30),
  })
  return Attachment.parse(await bodyOf(Promise.resolve(answer)))
}

test('a message of files alone has them in the order they were put, and a repeat changes nothing', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const files = [await upload(guest, 'one.png'), await upload(guest, 'two.png')]
  const [id, cid] = [randomUUID(), randomUUID()]
  const attachments = files.map((file) => file.id).reverse()

  const first = await guest.say(id, '', { cid, attachments })
  const again = await guest.say(id, '', { cid, attachments })
  const other = await codeOf(guest.put(id, '', { cid, attachments: attachments.toReversed() }))

  expect(first.message).toMatchObject({ text: '', seq: 1, attachments: files.toReversed() })
  expect(first.conversation.subject).toBe('')
  expect(again.message).toEqual(first.message)
  expect(other).toBe('cid_conflict')
})

test('somebody else’s file is unknown, and stays theirs to send', async () => {
  const shop = await server.addShop()
  const [guest, other] = [await guestOf(shop), await guestOf(shop)]
  const file = await upload(guest, 'mine.png')

  const stolen = await codeOf(other.put(randomUUID(), 'Look', { attachments: [file.id] }))
  const sent = await guest.say(randomUUID(), 'Look', { attachments: [file.id] })

  expect(stolen).toBe('file_unknown')
  expect(sent.message.attachments).toEqual([file])
})

test('erasing the chat takes its files along', async () => {
  const shop = await server.addShop()
  const guest = await guestOf(shop)
  const [sent, unsent] = [await upload(guest, 'sent.png'), await upload(guest, 'unsent.png')]
  await guest.say(randomUUID(), 'Look', { attachments: [sent.id] })

  await bodyOf(guest.ask('/v1/chat/me', { method: 'DELETE' }))

  for (const { url } of [sent, unsent]) expect((await server.app.request(url)).status).toBe(404)
})
