import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { addReferralShop, bodyOf, claim, friendOrder, homeOf, tell } from '../referral.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

const FIVE_OFF = { kind: 'amount', off: { minor: 500, currency: 'EUR' } } as const

async function inviteAll(shop: TestShop, names: readonly string[]): Promise<string[]> {
  const { code } = await homeOf(shop)
  const codes: string[] = []
  for (const [index, name] of names.entries()) {
    const email = `${name}@mail.example`
    const taken = await claim(shop, code, { email, ip: `203.0.113.${index}` })
    codes.push(taken.code ?? '')
    await tell(shop, name, friendOrder(server, { codes: [taken.code ?? ''], customer: { email } }))
  }
  return codes
}

async function passDays(days: number): Promise<void> {
  server.clock.pass(days * DAY)
  await server.runJobs()
}

test('over the cap the friend keeps the code, and the advocate is told why there is no more', async () => {
  const shop = await addReferralShop(server, { cap: { max: 2, days: 30 }, ladder: [] })
  const codes = await inviteAll(shop, ['maria', 'ion', 'dan'])

  await passDays(16)

  const home = await homeOf(shop)
  const resetsAt = new Date(server.clock.now().getTime() + 30 * DAY).toISOString()
  expect(home.cap).toEqual({ left: 0, resetsAt })
  expect(home.friends.map(({ status, reason }) => reason ?? status).sort()).toEqual([
    'cap_reached',
    'rewarded',
    'rewarded',
  ])
  for (const code of codes)
    expect(await bodyOf(shop.askAsServer(`/v1/coupons/${code}`))).toMatchObject({ status: 'used' })
})

test('the cap is open again after its days, and what was over it stays so', async () => {
  const shop = await addReferralShop(server, { cap: { max: 1, days: 30 }, ladder: [] })
  await inviteAll(shop, ['maria', 'ion'])
  await passDays(16)
  await passDays(31)

  await inviteAll(shop, ['dan'])
  await passDays(16)

  const { friends, cap } = await homeOf(shop)
  expect(friends.map(({ status, reason }) => reason ?? status).sort()).toEqual([
    'cap_reached',
    'rewarded',
    'rewarded',
  ])
  expect(cap.left).toBe(0)
})

test('rewards due at the same moment in two processes are counted one after the other', async () => {
  const shop = await addReferralShop(server, { cap: { max: 2, days: 30 }, ladder: [] })
  await inviteAll(shop, ['maria', 'ion', 'dan', 'eva'])
  server.clock.pass(16 * DAY)

  await Promise.all([server.runJobs(), server.runJobs(), server.runJobs()])

  expect((await homeOf(shop)).counts.rewarded).toBe(2)
  expect(await shop.walletOf('ana')).toMatchObject({ available: 1000 })
})

test('a step of the ladder is paid once, beside the reward for the friend', async () => {
  const ladder = [
    { friends: 2, reward: FIVE_OFF },
    { friends: 3, reward: { kind: 'points', points: 50 } as const },
  ]
  const shop = await addReferralShop(server, { ladder })
  await inviteAll(shop, ['maria', 'ion'])
  await passDays(16)
  const atTwo = await homeOf(shop)
  await inviteAll(shop, ['dan'])
  await passDays(16)

  const atThree = await homeOf(shop)

  expect(atTwo.nextStep).toMatchObject({ friends: 3, missing: 1 })
  expect(atTwo.rewards).toMatchObject([{ value: FIVE_OFF }])
  expect(atThree.nextStep).toBeNull()
  expect(atThree.rewards).toHaveLength(1)
  expect(await shop.walletOf('ana')).toMatchObject({ available: 3 * 500 + 50 })
})
