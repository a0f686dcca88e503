import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE, startTestServer, type TestServer } from '../../testing/test-server.ts'
import {
  addReferralShop,
  askToClaim,
  askToClaimAs,
  bodyOf,
  changeRules,
  claim,
  claimAs,
  friendOrder,
  homeOf,
  problemOf,
  signIn,
  tell,
} from '../referral.fixture.ts'
import { MOST_ATTEMPTS } from './velocity.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true })
})
afterAll(() => server.stop())

const VISITOR = '7f0f9a4e-3d7e-4a9b-8a54-2f1f6a4f7a01'

test('the same key gets the first answer again, and says so', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const key = randomUUID()
  const first = await claim(shop, code, { key })

  const answer = await askToClaim(shop, code, { key })

  expect(await answer.json()).toEqual(first)
  expect(answer.headers.get('idempotent-replayed')).toBe('true')
})

test('the same key for another invitation is refused', async () => {
  const shop = await addReferralShop(server)
  const [ana, mihai] = [await homeOf(shop, 'ana'), await homeOf(shop, 'mihai')]
  const key = randomUUID()
  await claim(shop, ana.code, { key })

  const problem = await problemOf(askToClaim(shop, mihai.code, { key }))

  expect(problem.code).toBe('idempotency_conflict')
})

test('a claim without a key is refused', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)

  const problem = await problemOf(askToClaim(shop, code, { key: 'none' }))

  expect(problem).toMatchObject({ code: 'invalid_request', params: { path: 'Idempotency-Key' } })
})

test('the same e-mail gets the same code, however it is written', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const first = await claim(shop, code, { email: 'maria.pop@gmail.com' })

  const second = await claim(shop, code, { email: 'MariaPop+shop@googlemail.com' })

  expect(second).toEqual({ ...first, again: true })
})

test('a browser that may be known gets the same code', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const first = await claim(shop, code, { visitorId: VISITOR })

  const second = await claim(shop, code, { visitorId: VISITOR, email: 'maria@mail.example' })

  expect(second).toEqual({ ...first, again: true })
})

test('somebody else at the same browser gets a code of their own', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const first = await claim(shop, code, { visitorId: VISITOR, email: 'maria@mail.example' })

  const second = await claim(shop, code, { visitorId: VISITOR, email: 'ion@mail.example' })

  expect(second.again).toBe(false)
  expect(second.code).not.toBe(first.code)
})

test('a member who signs in after another on a shared device never sees the other’s code', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const first = await claimAs(shop, 'maria', code, { visitorId: VISITOR })

  const second = await claimAs(shop, 'ion', code, { visitorId: VISITOR })

  expect(second).toMatchObject({ again: false })
  expect(second.code).not.toBe(first.code)
})

test('a member gets the same code on every device', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const first = await claimAs(shop, 'maria', code)

  expect(await claimAs(shop, 'maria', code)).toEqual({ ...first, again: true })
})

test('the first invitation counts for thirty days, whoever’s link comes later', async () => {
  const shop = await addReferralShop(server)
  await signIn(server, shop, { sub: 'ana', email: 'ana@mail.example', name: 'Ana Rusu' })
  const body = { shown: true }
  await bodyOf(shop.askAsMember('ana', '/v1/referral/name', { method: 'PUT', body }))
  const [ana, mihai] = [await homeOf(shop, 'ana'), await homeOf(shop, 'mihai')]
  const first = await claim(shop, ana.code, { email: 'maria@mail.example' })

  const later = await claim(shop, mihai.code, { email: 'maria@mail.example' })

  expect(later).toEqual({ ...first, again: true, advocateName: 'Ana' })
  expect((await homeOf(shop, 'mihai')).friends).toEqual([])
})

test('after thirty days another invitation may be taken', async () => {
  const shop = await addReferralShop(server)
  const [ana, mihai] = [await homeOf(shop, 'ana'), await homeOf(shop, 'mihai')]
  const first = await claim(shop, ana.code, { email: 'maria@mail.example' })
  server.clock.pass(31 * DAY)
  await server.runJobs()

  const later = await claim(shop, mihai.code, { email: 'maria@mail.example' })

  expect(later).toMatchObject({ again: false })
  expect(later.code).not.toBe(first.code)
  expect((await homeOf(shop, 'ana')).friends).toMatchObject([{ status: 'expired' }])
})

test('fifty claims at once with one e-mail are one claim with one code', async () => {
  const shop = await addReferralShop(server)
  const [ana, mihai] = [await homeOf(shop, 'ana'), await homeOf(shop, 'mihai')]

  const claims = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      claim(shop, index % 2 === 0 ? ana.code : mihai.code, {
        email: 'maria@mail.example',
        visitorId: VISITOR,
        ip: `203.0.113.${index}`,
      }),
    ),
  )

  expect(new Set(claims.map(({ code }) => code)).size).toBe(1)
  expect(claims.filter(({ again }) => !again)).toHaveLength(1)
  const friends = [...(await homeOf(shop, 'ana')).friends, ...(await homeOf(shop, 'mihai')).friends]
  expect(friends).toHaveLength(1)
  const coupons = await server.database.query('select 1 from coupons where shop_id = $1', [shop.id])
  expect(coupons).toHaveLength(1)
})

test('fifty repeats of one request at once make one code', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const key = randomUUID()

  const claims = await Promise.all(
    Array.from({ length: 50 }, () => claim(shop, code, { key, ip: '203.0.113.9' })),
  )

  expect(new Set(claims.map((taken) => taken.code)).size).toBe(1)
})

test('an unknown code, a paused programme and a missing e-mail are told apart', async () => {
  const shop = await addReferralShop(server, { emailNeeded: true })
  const { code } = await homeOf(shop)

  const unknown = await problemOf(askToClaim(shop, 'nobody', { email: 'maria@mail.example' }))
  const noEmail = await problemOf(askToClaim(shop, code))
  await changeRules(server, shop, { status: 'paused' })
  const paused = await problemOf(askToClaim(shop, code, { email: 'maria@mail.example' }))

  expect(unknown.code).toBe('unknown_referral')
  expect(noEmail.code).toBe('email_required')
  expect(paused.code).toBe('program_paused')
})

test('who has ordered before is told that this is for a first order', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await tell(
    shop,
    'o1',
    friendOrder(server, { customer: { id: 'maria', email: 'maria@mail.example' } }),
  )

  const asMember = await problemOf(askToClaimAs(shop, 'maria', code))
  const byEmail = await problemOf(askToClaim(shop, code, { email: 'maria@mail.example' }))

  expect([asMember.code, byEmail.code]).toEqual(['not_new_customer', 'not_new_customer'])
})

test('whoever sent everything back may be a newcomer again', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  await tell(
    shop,
    'o1',
    friendOrder(server, { customer: { id: 'maria', email: 'maria@mail.example' } }),
  )
  await shop.refund('o1', 'r1', 5000)

  expect(await claimAs(shop, 'maria', code)).toMatchObject({ again: false })
})

test('a network that asks without end is asked to wait, with how long', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)
  const ask = (): Promise<Response> => askToClaim(shop, code, { ip: '198.51.100.1' })
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) await ask()

  const refused = await ask()
  server.clock.pass(61 * MINUTE)
  const later = await ask()

  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000)
  expect(later.status).toBe(200)
})

test('a claim taken in under three seconds is a flag, and no refusal', async () => {
  const shop = await addReferralShop(server)
  const { code } = await homeOf(shop)

  expect(await claim(shop, code, { afterMs: 800 })).toMatchObject({ again: false })
})

test('points for the friend come by themselves, without a code', async () => {
  const shop = await addReferralShop(server, { friendReward: { kind: 'points', points: 200 } })
  const { code } = await homeOf(shop)

  expect(await claim(shop, code)).not.toHaveProperty('code')
})
