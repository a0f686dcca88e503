import { afterAll, beforeAll, expect, test } from 'vitest'
import { paidOrder } from '../testing/orders.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function countApplied(calls: readonly Promise<Response>[]): Promise<number> {
  const answers = await Promise.all(calls)
  const bodies = await Promise.all(answers.map((answer) => answer.json()))
  return bodies.filter((body: { applied?: boolean }) => body.applied).length
}

test('a hundred identical orders at once are one order', async () => {
  const shop = await server.addShop()

  const applied = await countApplied(
    Array.from({ length: 100 }, () => shop.put('o1', paidOrder(10_000))),
  )

  expect(applied).toBe(1)
  expect(await shop.walletOf('ana')).toMatchObject({ revision: 1, pending: 100 })
})

test('a hundred identical refunds at once are one refund', async () => {
  const shop = await server.addShop()
  await shop.put('o1', paidOrder(10_000))

  const applied = await countApplied(
    Array.from({ length: 100 }, () => shop.refund('o1', 'r1', 3333)),
  )

  expect(applied).toBe(1)
  expect(await shop.walletOf('ana')).toMatchObject({ revision: 2, pending: 66 })
})

test('many orders of one member at once lose none, and number the wallet without gaps', async () => {
  const shop = await server.addShop()

  const applied = await countApplied(
    Array.from({ length: 40 }, (_, index) => shop.put(`o${index}`, paidOrder(1000))),
  )

  expect(applied).toBe(40)
  expect(await shop.walletOf('ana')).toMatchObject({ revision: 40, pending: 400 })
})

test('versions that pass an order between two members at once leave it with the newest', async () => {
  const shop = await server.addShop()
  const versions = Array.from({ length: 30 }, (_, index) =>
    paidOrder(1000, { version: index + 1, customer: index % 2 === 0 ? 'ana' : 'mihai' }),
  )

  await Promise.all(
    versions.flatMap((order) => [shop.put('o1', order), shop.put('o2', { ...order })]),
  )

  expect(await shop.walletOf('ana')).toMatchObject({ pending: 0 })
  expect(await shop.walletOf('mihai')).toMatchObject({ pending: 20 })
})
