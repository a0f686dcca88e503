import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, startTestServer, type TestServer } from '../testing/test-server.ts'
import {
  addReferralShop,
  casesOf,
  claim,
  friendOrder,
  homeOf,
  signIn,
  tell,
} from './referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

test('an invitation goes from the link to the reward of both', async () => {
  const shop = await addReferralShop(server)
  await signIn(server, shop, { sub: 'ana', email: 'ana@mail.example', name: 'Ana Rusu' })
  const { code, link } = await homeOf(shop)
  expect(link).toBe(`https://shop.example/welcome?from=friend&ref=${code}`)

  const taken = await claim(shop, code)
  expect(taken).toMatchObject({
    again: false,
    reward: { kind: 'amount' },
    code: expect.any(String),
  })
  await tell(shop, 'o1', friendOrder(server, { codes: [taken.code ?? ''] }))
  const [waiting] = (await homeOf(shop)).friends
  expect(waiting).toMatchObject({ mask: 'M•••', status: 'pending' })

  server.clock.pass(16 * DAY)
  await server.runJobs()

  const home = await homeOf(shop)
  expect(home.friends[0]).toMatchObject({ status: 'rewarded' })
  expect(home.counts).toEqual({ claimed: 1, ordered: 1, rewarded: 1 })
  expect(home.cap).toMatchObject({ left: 9 })
  expect(home.nextStep).toMatchObject({ friends: 3, missing: 2 })
  expect(await shop.walletOf('ana')).toMatchObject({ available: 500 })
  expect(await casesOf(shop)).toMatchObject([
    { status: 'rewarded', orderId: 'o1', orderValue: 5000 },
  ])
})
