import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import {
  addReferralShop,
  casesOf,
  claim,
  claimAs,
  friendOrder,
  homeOf,
  tell,
} from '../referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

const VISITOR = '7f0f9a4e-3d7e-4a9b-8a54-2f1f6a4f7a02'
const CLIENT = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 Safari/605.1.15' }

test('eight days later on Safari, with nothing left in the browser, the code tells', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const taken = await claim(shop, code)
  server.clock.pass(8 * DAY)

  await tell(shop, 'o1', friendOrder(server, { codes: [taken.code?.toLowerCase() ?? ''] }))

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'pending' }])
})

test('a friend without any consent who types the personal code takes the invitation by that', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)

  await tell(shop, 'o1', friendOrder(server, { codes: [` ${code.toLowerCase()} `] }))

  const { friends, counts } = await homeOf(shop)
  expect(friends).toMatchObject([{ status: 'pending', mask: 'M•••' }])
  expect(counts).toMatchObject({ claimed: 1, ordered: 1 })
})

test('the signed claim id counts where no code was typed', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const { claimId } = await claim(shop, code)

  await tell(shop, 'o1', friendOrder(server, { referral: { claimId } }))

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'pending' }])
})

test('a claim id nobody signed counts for nothing', async () => {
  const shop = await addReferralShop(server)
  const other = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const { claimId } = await claim(shop, code)
  const [bare = ''] = claimId.split('.')
  const foreign = await claim(other, (await homeOf(other)).code)
  const forged = [bare, `${bare}.`, `${bare}.AAAAAAAAAAAAAAAAAAAAAA`, foreign.claimId]

  for (const [index, id] of forged.entries())
    await tell(shop, `o${index}`, friendOrder(server, { referral: { claimId: id } }))

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'claimed' }])
})

test('the browser counts where the friend agreed to be known', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await claim(shop, code, { visitorId: VISITOR })

  await tell(shop, 'o1', friendOrder(server, { referral: { visitorId: VISITOR } }))

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'pending' }])
})

test('on a shared browser the order of somebody else does not count', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await claim(shop, code, { visitorId: VISITOR, email: 'maria@mail.example' })
  const order = { customer: { email: 'ion@mail.example' }, referral: { visitorId: VISITOR } }

  await tell(shop, 'o1', friendOrder(server, order))

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'claimed' }])
})

test('who took it signed in is known by the account', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await claimAs(shop, 'maria', code)

  await tell(shop, 'o1', friendOrder(server, { customer: { id: 'maria' } }))

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'pending' }])
})

test('an address on the network alone never counts', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await claim(shop, code, { ip: CLIENT.ip, agent: CLIENT.userAgent })

  await tell(shop, 'o1', friendOrder(server, { client: CLIENT }))

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'claimed' }])
})

test('of several ways the surest counts, and one order counts for one advocate', async () => {
  const shop = await addReferralShop(server)
  const [ana, ben, clara] = [
    await homeOf(shop, 'ana'),
    await homeOf(shop, 'ben'),
    await homeOf(shop, 'clara'),
  ]
  const byCode = await claim(shop, ana.code, { ip: '203.0.113.1' })
  const byId = await claim(shop, clara.code, { ip: '203.0.113.2' })
  const codes = [ben.code, byCode.code ?? '']

  await tell(shop, 'o1', friendOrder(server, { codes, referral: { claimId: byId.claimId } }))

  expect((await homeOf(shop, 'ana')).counts.ordered).toBe(1)
  expect((await homeOf(shop, 'ben')).counts).toMatchObject({ claimed: 0, ordered: 0 })
  expect((await homeOf(shop, 'clara')).counts).toMatchObject({ claimed: 1, ordered: 0 })
})

test('an order placed after the invitation has run out does not count; one told late does', async () => {
  const shop = await addReferralShop(server)
  const [ana, ben] = [await homeOf(shop, 'ana'), await homeOf(shop, 'ben')]
  const early = await claim(shop, ana.code)
  const late = await claim(shop, ben.code)
  const inTime = friendOrder(server, { codes: [early.code ?? ''] })
  server.clock.pass(31 * DAY)
  await server.runJobs()

  await tell(shop, 'o1', inTime)
  const tooLate = { codes: [late.code ?? ''], customer: { email: 'ion@mail.example' } }
  await tell(shop, 'o2', friendOrder(server, tooLate))

  expect((await homeOf(shop, 'ana')).friends).toMatchObject([{ status: 'pending' }])
  expect((await homeOf(shop, 'ben')).friends).toMatchObject([{ status: 'expired' }])
})

test('the same order by page, platform and nightly backfill is one friend', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const order = friendOrder(server, { codes: [code], version: 3 })

  await Promise.all([1, 2, 3].map(() => tell(shop, 'o1', order)))
  await tell(shop, 'o1', { ...order, version: 2, codes: [] })
  await tell(shop, 'o1', { ...order, version: 4, codes: [] })

  expect(await casesOf(shop)).toMatchObject([{ status: 'pending', orderId: 'o1' }])
})

test('a cancelled order is not revived by an older version', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const order = friendOrder(server, { codes: [code], version: 3 })
  await tell(shop, 'o1', order)
  await tell(shop, 'o1', { ...order, version: 5, status: 'cancelled' })

  await tell(shop, 'o1', { ...order, version: 4 })

  expect((await homeOf(shop)).friends).toMatchObject([{ status: 'rejected', reason: 'cancelled' }])
})
