import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { FILE_LIMIT, type Attachment } from '../../../widgets/chat/contract/message.ts'
import { problemOf } from '../testing/loyalty.ts'
import { memberIdOf } from '../testing/member-id.ts'
import { DAY } from '../testing/test-server.ts'
import { SHOP_ORIGIN, type TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { bytes, png } from './bytes.fixture.ts'
import { converse, sendFile, sentFile, type Sending } from './files.fixture.ts'
import { takeFiles } from './files.ts'
import { MOST_UNSENT } from './upload.ts'

const server = await useServer()
const { database } = server
let shop: TestShop
beforeEach(async () => {
  shop = await server.addShop()
})

const send = (sending?: Sending): Promise<Response> => sendFile(server, shop, sending)
const sent = (sending?: Sending): Promise<Attachment> => sentFile(server, shop, sending)
const converseWith = (memberId: string): Promise<string> => converse(server, shop, memberId)

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
  const conversationId = await converseWith(memberId)
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
  const conversationId = await converseWith(memberId)
  await takeFiles(database, { shopId: shop.id, memberId, conversationId, ids: [kept.id] })

  server.clock.pass(DAY)
  await server.runJobs()

  expect((await server.app.request(left.url)).status).toBe(404)
  expect((await server.app.request(kept.url)).status).toBe(200)
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
