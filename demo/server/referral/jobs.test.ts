import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import { addReferralShop, casesOf, claim, homeOf } from './referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

async function countOf(shopId: string, table: string, where: string): Promise<number> {
  const rows = await server.database.query(
    `select 1 from referral_${table} where shop_id = $1 and ${where}`,
    [shopId],
  )
  return rows.length
}

test('an invitation nobody used expires, and its friend may be invited anew', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await claim(shop, code, { email: 'maria@mail.example' })

  server.clock.pass(30 * DAY)
  await server.runJobs()

  const [expired] = (await homeOf(shop)).friends
  expect(expired).toMatchObject({ status: 'expired' })
  expect(expired).not.toHaveProperty('until')
  expect(await claim(shop, code, { email: 'maria@mail.example' })).toMatchObject({ again: false })
})

test('browsers are forgotten after ninety days, and what was found stays found', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await claim(shop, code, { afterMs: 500 })
  const isTraced = 'ip_key is not null and agent_key is not null'
  const before = await countOf(shop.id, 'claims', isTraced)

  server.clock.pass(91 * DAY)
  await server.runJobs()

  expect(before).toBe(1)
  expect(await countOf(shop.id, 'claims', 'ip_key is not null or agent_key is not null')).toBe(0)
  expect(await countOf(shop.id, 'requests', 'true')).toBe(0)
  expect(await countOf(shop.id, 'attempts', 'true')).toBe(0)
  expect(await casesOf(shop)).toMatchObject([{ status: 'expired', flags: ['too_fast'] }])
})

test('running every job in three processes at once does each thing once', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  for (let index = 0; index < 5; index++)
    await claim(shop, code, { email: `friend${index}@mail.example`, ip: `198.51.100.${index}` })
  const { revision } = await homeOf(shop)
  server.clock.pass(31 * DAY)

  await Promise.all([server.runJobs(), server.runJobs(), server.runJobs()])

  expect((await homeOf(shop)).revision).toBe(revision + 5)
})
