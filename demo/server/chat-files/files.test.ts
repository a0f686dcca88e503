/** Files in the hands of other rooms: taken by a message, moved with a guest, dropped with whoever is forgotten. */
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { Attachment } from '../../../widgets/chat/contract/message.ts'
import { memberIdOf } from '../testing/member-id.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { png } from './bytes.fixture.ts'
import { converse, sentFile, type Sending } from './files.fixture.ts'
import { dropFiles, dropFilesById, moveFiles, takeFiles } from './files.ts'

const server = await useServer()
const { database } = server
let shop: TestShop
beforeEach(async () => {
  shop = await server.addShop()
})

const sent = (sending?: Sending): Promise<Attachment> => sentFile(server, shop, sending)
const converseWith = (memberId: string): Promise<string> => converse(server, shop, memberId)

test('a conversation takes files of its own side, in their order, and a repeat is harmless', async () => {
  const memberId = await memberIdOf(database, shop, 'ana')
  const conversationId = await converseWith(memberId)
  const files = [await sent({ name: 'one.png' }), await sent({ name: 'two.png' })]
  const ids = files.map(({ id }) => id).reverse()
  const taking = { shopId: shop.id, memberId, conversationId, ids }

  const taken = await takeFiles(database, taking)

  expect(taken).toEqual(files.toReversed())
  expect(await takeFiles(database, taking)).toEqual(taken)
})

test('a file of somebody else, of another conversation, or of the other side is unknown', async () => {
  const memberId = await memberIdOf(database, shop, 'ana')
  const other = await memberIdOf(database, shop, 'mihai')
  const conversationId = await converseWith(memberId)
  const { id } = await sent()
  const take = (memberIdOfTaker: string | undefined, place = conversationId): Promise<unknown> =>
    takeFiles(database, {
      shopId: shop.id,
      memberId: memberIdOfTaker,
      conversationId: place,
      ids: [id],
    })

  await expect(take(other)).rejects.toMatchObject({ code: 'file_unknown' })
  await expect(take(undefined)).rejects.toMatchObject({ code: 'file_unknown' })
  await take(memberId)
  await expect(take(memberId, await converseWith(memberId))).rejects.toMatchObject({
    code: 'file_unknown',
  })
})

test('the shop sends files too, and any of its people may put them into a message', async () => {
  const cookie = await shop.signInMerchant()
  const answer = await server.app.request(`/v1/merchant/chat/files/${randomUUID()}?name=a.png`, {
    method: 'PUT',
    headers: { cookie },
    body: png(3, 4),
  })
  const { id } = Attachment.parse(await answer.json())
  const conversationId = await converseWith(await memberIdOf(database, shop, 'ana'))

  const taken = await takeFiles(database, {
    shopId: shop.id,
    memberId: undefined,
    conversationId,
    ids: [id],
  })

  expect(taken).toMatchObject([{ width: 3, height: 4 }])
})

test('files of a deleted message, of a forgotten shopper and of a deleted conversation are gone', async () => {
  const memberId = await memberIdOf(database, shop, 'ana')
  const conversationId = await converseWith(memberId)
  const [first, second, third] = [await sent(), await sent(), await sent()]
  const ids = [first.id, second.id]
  await takeFiles(database, { shopId: shop.id, memberId, conversationId, ids })
  const status = async ({ url }: Attachment): Promise<number> =>
    (await server.app.request(url)).status

  await dropFilesById(database, { shopId: shop.id, ids: [first.id] })
  expect([await status(first), await status(second)]).toEqual([404, 200])
  await database.query('delete from chat_conversations where conversation_id = $1', [
    conversationId,
  ])
  expect([await status(second), await status(third)]).toEqual([404, 200])
  await dropFiles(database, { shopId: shop.id, memberId })
  expect(await status(third)).toBe(404)
})

test('a guest’s files become the member’s', async () => {
  const [from, to] = [
    await memberIdOf(database, shop, 'a guest'),
    await memberIdOf(database, shop, 'ana'),
  ]
  const { id } = await sent({ as: 'a guest' })

  await moveFiles(database, { shopId: shop.id, from, to })

  const conversationId = await converseWith(to)
  const taking = { shopId: shop.id, memberId: to, conversationId, ids: [id] }
  expect(await takeFiles(database, taking)).toHaveLength(1)
})
