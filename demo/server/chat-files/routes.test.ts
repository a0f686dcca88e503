import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { FILE_LIMIT, type Attachment } from '../../../widgets/chat/contract/message.ts'
import { Attachment as Shape } from '../../../widgets/chat/contract/message.ts'
import { bodyOf, problemOf } from '../testing/loyalty.ts'
import { memberIdOf } from '../testing/member-id.ts'
import { DAY } from '../testing/test-server.ts'
import { SHOP_ORIGIN, type TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { bytes, png } from './bytes.fixture.ts'
import { dropFiles, dropFilesById, moveFiles, takeFiles } from './files.ts'
import { MOST_UNSENT } from './upload.ts'

const server = await useServer()
const { database } = server
let shop: TestShop
beforeEach(async () => {
  shop = await server.addShop()
})

interface Sending {
  readonly id?: string
  readonly as?: string
  readonly name?: string
  readonly content?: Uint8Array<ArrayBuffer>
  readonly type?: string
}

async function send({
  id = randomUUID(),
  as = 'ana',
  name = 'vase.png',
  content = png(40, 30),
  type = 'application/octet-stream',
}: Sending = {}): Promise<Response> {
  const { token } = await shop.openSession(as)
  return server.app.request(`/v1/chat/files/${id}?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: { origin: SHOP_ORIGIN, authorization: `Bearer ${token}`, 'content-type': type },
    body: content,
  })
}

async function sent(sending?: Sending): Promise<Attachment> {
  return Shape.parse(await bodyOf(send(sending)))
}

/** A conversation of this member, as the chat room writes it. */
async function converse(memberId: string): Promise<string> {
  const conversationId = randomUUID()
  await database.query(
    `insert into chat_conversations (shop_id, conversation_id, member_id, reference, stage, subject, started_at, updated_at, cursor)
     values ($1, $2::uuid, $3, $2::text, 'new', '', $4, $4, 1)`,
    [shop.id, conversationId, memberId, server.clock.now()],
  )
  return conversationId
}

test('a picture is taken with its size, and read by its address alone', async () => {
  const file = await sent({ name: 'vase.png', type: 'text/html' })

  expect(file).toMatchObject({ name: 'vase.png', type: 'image/png', width: 40, height: 30 })
  const answer = await server.app.request(file.url)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png(40, 30))
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `inline; filename="vase.png"; filename*=UTF-8''vase.png`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'private, max-age=31536000, immutable',
  })
})

test('a document is saved, not opened', async () => {
  const file = await sent({ name: 'factură.pdf', content: bytes('%PDF-1.7\n') })

  const answer = await server.app.request(file.url)

  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*factur%C4%83\.pdf$/)
})

test('a player is given the part it asks for', async () => {
  const { url, bytes: all } = await sent()

  const part = await server.app.request(url, { headers: { range: 'bytes=1-3' } })
  const outside = await server.app.request(url, { headers: { range: `bytes=${all}-` } })

  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe(`bytes 1-3/${all}`)
  expect(await part.text()).toBe('PNG')
  expect(outside.status).toBe(416)
})

test('what a browser has it need not load again', async () => {
  const { url } = await sent()
  const etag = (await server.app.request(url)).headers.get('etag') ?? ''

  const again = await server.app.request(url, { headers: { 'if-none-match': etag } })

  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('the same file again is answered as the first time, however often it comes at once', async () => {
  const id = randomUUID()

  const answers = await Promise.all([1, 2, 3, 4].map(() => sent({ id })))

  expect(new Set(answers.map(({ url }) => url)).size).toBe(1)
})

test('an id stands for one file and one sender', async () => {
  const id = randomUUID()
  await sent({ id })

  expect(await problemOf(send({ id, content: png(1, 1) }))).toMatchObject({ code: 'cid_conflict' })
  expect(await problemOf(send({ id, as: 'mihai' }))).toMatchObject({ code: 'cid_conflict' })
})

test.each([
  ['a page', bytes('<html><script>alert(1)</script>')],
  ['a drawing that can run', bytes('<svg onload="alert(1)"/>')],
  ['an archive', bytes('PK\x03\x04')],
  ['nothing', bytes('')],
])('%s is refused with what is taken, whatever its name and header say', async (_, content) => {
  const problem = await problemOf(send({ content, name: 'vase.png', type: 'image/png' }))

  expect(problem).toMatchObject({
    code: 'file_type_refused',
    params: { types: expect.arrayContaining(['image/png', 'application/pdf']) },
  })
})

test('a file that is too large is refused with the limit, told or not', async () => {
  const { token } = await shop.openSession('ana')
  const put = (body: BodyInit, headers: Record<string, string>): Promise<Response> =>
    Promise.resolve(
      server.app.request(`/v1/chat/files/${randomUUID()}?name=a`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, ...headers },
        body,
        // @ts-expect-error -- Node asks for it with a stream; the types of the DOM do not know it.
        duplex: 'half',
      }),
    )
  const part = new Uint8Array(1_000_000)
  let parts = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      parts += 1
      controller.enqueue(part)
    },
  })

  const told = await problemOf(put(part, { 'content-length': String(FILE_LIMIT + 1) }))
  const untold = await problemOf(put(endless, {}))

  expect(told).toMatchObject({ code: 'payload_too_large', params: { limit: FILE_LIMIT } })
  expect(untold).toMatchObject({ code: 'payload_too_large', params: { limit: FILE_LIMIT } })
  expect(parts).toBeLessThan(20)
})

test('a file as large as allowed comes back byte for byte', async () => {
  const content = new Uint8Array(FILE_LIMIT).map((_, at) => (at * 7) % 251)
  content.set(bytes('\xff\xd8\xff'))

  const file = await sent({ content, name: 'large.jpg' })

  const answer = await server.app.request(file.url)
  expect(file.bytes).toBe(FILE_LIMIT)
  expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(content))).toBe(true)
})

test('without a session nothing is taken, and nothing is read', async () => {
  const answer = await server.app.request(`/v1/chat/files/${randomUUID()}?name=a`, {
    method: 'PUT',
    body: new ReadableStream(),
    // @ts-expect-error -- As above.
    duplex: 'half',
  })

  expect(answer.status).toBe(401)
})

test('more files than anybody sends are refused until they are sent or a day has passed', async () => {
  const files = await Promise.all(Array.from({ length: MOST_UNSENT }, () => sent()))
  expect(await problemOf(send())).toMatchObject({
    code: 'limit_reached',
    params: { resetsAt: '2026-06-11T12:00:00.000Z' },
  })

  const memberId = await memberIdOf(database, shop, 'ana')
  const conversationId = await converse(memberId)
  const ids = files.slice(0, 5).map(({ id }) => id)
  await takeFiles(database, { shopId: shop.id, memberId, conversationId, ids })

  expect((await send()).status).toBe(200)
})

test('somebody who sends many at once gets no further', async () => {
  const answers = await Promise.all(Array.from({ length: MOST_UNSENT + 5 }, () => send()))

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(MOST_UNSENT)
})

test('a file nobody sent is gone after a day, one in a conversation stays', async () => {
  const memberId = await memberIdOf(database, shop, 'ana')
  const [left, kept] = [await sent(), await sent()]
  const conversationId = await converse(memberId)
  await takeFiles(database, { shopId: shop.id, memberId, conversationId, ids: [kept.id] })

  server.clock.pass(DAY)
  await server.runJobs()

  expect((await server.app.request(left.url)).status).toBe(404)
  expect((await server.app.request(kept.url)).status).toBe(200)
})

test('a conversation takes files of its own side, in their order, and a repeat is harmless', async () => {
  const memberId = await memberIdOf(database, shop, 'ana')
  const conversationId = await converse(memberId)
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
  const conversationId = await converse(memberId)
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
  await expect(take(memberId, await converse(memberId))).rejects.toMatchObject({
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
  const { id } = Shape.parse(await answer.json())
  const conversationId = await converse(await memberIdOf(database, shop, 'ana'))

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
  const conversationId = await converse(memberId)
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

  const conversationId = await converse(to)
  const taking = { shopId: shop.id, memberId: to, conversationId, ids: [id] }
  expect(await takeFiles(database, taking)).toHaveLength(1)
})

test('a page of the shop may send a file: the preflight allows it', async () => {
  const answer = await server.app.request(`/v1/chat/files/${randomUUID()}?name=a.png`, {
    method: 'OPTIONS',
    headers: {
      origin: SHOP_ORIGIN,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization, content-type',
    },
  })

  expect(answer.headers.get('access-control-allow-methods')).toContain('PUT')
  expect(answer.headers.get('access-control-allow-headers')).toContain('Content-Type')
  expect(answer.headers.get('access-control-allow-origin')).toBe(SHOP_ORIGIN)
})
