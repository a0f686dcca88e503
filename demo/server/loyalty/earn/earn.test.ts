import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActionAnswer, EarnRule, EarnStanding } from '../../../../widgets/loyalty/contract.ts'
import { addShopWith, bodyOf, changeProgram, problemOf } from '../../testing/loyalty.ts'
import { paidOrder } from '../../testing/orders.ts'
import { DAY, startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(() => server.clock.set('2026-06-10T12:00:00.000Z'))

const SIGN_UP: EarnRule = { id: 'welcome', kind: 'sign_up', name: 'Welcome', points: 50 }
const VISIT: EarnRule = { id: 'visit', kind: 'visit', name: 'Drop by', points: 5, fromPage: true }
const STREAK: EarnRule = { ...VISIT, id: 'streak', points: 30, streakDays: 3 }
const REVIEW: EarnRule = {
  id: 'review',
  kind: 'review',
  name: 'Review',
  points: 20,
  limit: { max: 2, days: 30 },
}
const BIRTHDAY: EarnRule = { id: 'birthday', kind: 'birthday', name: 'Birthday', points: 100 }
const FOLLOW: EarnRule = {
  id: 'follow',
  kind: 'social',
  name: 'Follow us',
  points: 10,
  channel: 'instagram',
  fromPage: true,
}
const FIRST: EarnRule = { id: 'first', kind: 'first_purchase', name: 'First order', points: 100 }
const EVERY: EarnRule = {
  id: 'every',
  kind: 'purchase',
  name: 'Every order',
  points: 7,
  minOrder: 2000,
}

const addShop = (...earnRules: EarnRule[]): Promise<TestShop> => addShopWith(server, { earnRules })

function act(
  shop: TestShop,
  ruleId: string,
  { sourceId, key = randomUUID() }: { sourceId?: string; key?: string } = {},
): Promise<Response> {
  return shop.askAsMember('ana', '/v1/loyalty/actions', {
    method: 'POST',
    body: { ruleId, ...(sourceId && { sourceId }) },
    headers: { 'idempotency-key': key },
  })
}

const acted = async (shop: TestShop, ruleId: string): Promise<ActionAnswer> =>
  (await bodyOf(act(shop, ruleId))) as ActionAnswer

function tell(shop: TestShop, ruleId: string, sourceId: string): Promise<Response> {
  const body = { ruleId, sourceId }
  return shop.askAsServer('/v1/loyalty/members/ana/actions', { method: 'POST', body })
}

function join(shop: TestShop): Promise<Response> {
  const body = { consent: { textId: 'terms-1' } }
  return shop.askAsMember('ana', '/v1/loyalty/join', { method: 'POST', body })
}

async function standings(shop: TestShop): Promise<EarnStanding[]> {
  const answer = (await bodyOf(shop.askAsMember('ana', '/v1/loyalty/earning'))) as {
    items: EarnStanding[]
  }
  return answer.items
}

test('joining earns the welcome once, and again nothing', async () => {
  const shop = await addShop(SIGN_UP)

  const [first, again] = [await bodyOf(join(shop)), await bodyOf(join(shop))]

  expect(first).toMatchObject({
    joinedAt: '2026-06-10T12:00:00.000Z',
    points: 50,
    wallet: { available: 50 },
  })
  expect(again).toMatchObject({
    joinedAt: '2026-06-10T12:00:00.000Z',
    points: 0,
    wallet: { available: 50 },
  })
  expect(await standings(shop)).toMatchObject([{ open: false, reason: 'done', count: 1, left: 0 }])
})

describe('visits', () => {
  test('count once a day of the programme, and wait 24 hours', async () => {
    const shop = await addShop(VISIT)
    const first = await acted(shop, 'visit')
    const second = await acted(shop, 'visit')
    // Ten past midnight in Bucharest, still the 10th in UTC.
    server.clock.set('2026-06-10T21:10:00.000Z')

    const third = await acted(shop, 'visit')

    expect([first.points, second.points, third.points]).toEqual([5, 0, 5])
    expect(second.applied).toBe(false)
    expect(third.wallet).toMatchObject({
      available: 0,
      pending: 10,
      nextRelease: { points: 5, at: '2026-06-11T12:00:00.000Z' },
    })
  })

  test('in a row earn at the end of the streak, and a missed day begins it anew', async () => {
    const shop = await addShop(STREAK)
    const visit = async (days: number): Promise<[points: number, streak: number | undefined]> => {
      server.clock.pass(days * DAY)
      const { points, standing } = await acted(shop, 'streak')
      return [points, standing.streak?.days]
    }

    expect([await visit(0), await visit(1), await visit(1), await visit(1)]).toEqual([
      [0, 1],
      [0, 2],
      [30, 3],
      [0, 4],
    ])
    expect(await visit(2)).toEqual([0, 1])
    server.clock.pass(2 * DAY)
    expect(await standings(shop)).toMatchObject([{ streak: { days: 0, of: 3 } }])
  })
})

describe('a forged earn', () => {
  test('of a purchase, a review or a birthday is forbidden', async () => {
    const shop = await addShop(EVERY, REVIEW, BIRTHDAY, SIGN_UP)

    for (const rule of ['every', 'review', 'birthday', 'welcome'])
      expect(await problemOf(act(shop, rule))).toMatchObject({
        status: 403,
        code: 'earn_forbidden',
      })
    expect(await shop.walletOf('ana')).toMatchObject({ lifetime: 0 })
  })

  test('of an honour rule a hundred times is one row, then the limit', async () => {
    const shop = await addShop(FOLLOW)
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        act(shop, 'follow', { sourceId: `forged-${index}` }),
      ),
    )

    const points = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as ActionAnswer).points ?? 0),
    )

    expect(points.reduce((sum, one) => sum + one, 0)).toBe(10)
    expect(await shop.walletOf('ana')).toMatchObject({ pending: 10, lifetime: 10 })
    expect(await standings(shop)).toMatchObject([{ open: false, reason: 'done', left: 0 }])
  })

  test('of a custom rule is stopped by its limit, which says when it resets', async () => {
    const shop = await addShop({
      id: 'quiz',
      kind: 'custom',
      name: 'Quiz',
      points: 5,
      fromPage: true,
      limit: { max: 1, days: 7 },
    })
    await bodyOf(act(shop, 'quiz', { sourceId: 'a' }))

    const refused = await problemOf(act(shop, 'quiz', { sourceId: 'b' }))

    expect(refused).toMatchObject({
      status: 422,
      code: 'limit_reached',
      params: { resetsAt: '2026-06-17T12:00:00.000Z' },
    })
  })
})

test('the same key gets the first answer again', async () => {
  const shop = await addShop(VISIT)
  const key = randomUUID()
  const first = await bodyOf(act(shop, 'visit', { key }))

  const again = await act(shop, 'visit', { key })

  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await again.json()).toEqual(first)
})

test('a review the shop vouches for can be spent at once, counts once, and has its limit', async () => {
  const shop = await addShop(REVIEW)

  const told = [await bodyOf(tell(shop, 'review', 'r1')), await bodyOf(tell(shop, 'review', 'r1'))]
  await bodyOf(tell(shop, 'review', 'r2'))
  const third = await problemOf(tell(shop, 'review', 'r3'))

  expect(told).toEqual([
    { applied: true, points: 20 },
    { applied: false, points: 0 },
  ])
  expect(third.code).toBe('limit_reached')
  expect(await shop.walletOf('ana')).toMatchObject({ available: 40, pending: 0 })
})

describe('a birthday', () => {
  const enter = (shop: TestShop, month: number, day: number): Promise<Response> =>
    shop.askAsMember('ana', '/v1/loyalty/birthday', { method: 'PUT', body: { month, day } })

  test('within thirty days of entering it earns nothing, and the year after once', async () => {
    const shop = await addShop(BIRTHDAY)
    const terms = await bodyOf(enter(shop, 6, 20))

    server.clock.set('2026-06-20T12:00:00.000Z')
    await server.runJobs()
    const tooSoon = await shop.walletOf('ana')
    server.clock.set('2027-06-19T21:00:00.000Z')
    await server.runJobs()
    await server.runJobs()

    expect(terms).toEqual({
      month: 6,
      day: 20,
      paysFrom: '2026-07-10T21:00:00.000Z',
      editableAt: '2027-06-10T12:00:00.000Z',
    })
    expect(tooSoon).toMatchObject({ lifetime: 0 })
    expect(await shop.walletOf('ana')).toMatchObject({ available: 100, lifetime: 100 })
  })

  test('can be changed once a year', async () => {
    const shop = await addShop(BIRTHDAY)
    await enter(shop, 6, 20)

    expect(await problemOf(enter(shop, 7, 20))).toMatchObject({
      code: 'birthday_locked',
      params: { editableAt: '2027-06-10T12:00:00.000Z' },
    })
    expect((await enter(shop, 6, 20)).status).toBe(200)
    expect(await problemOf(enter(shop, 6, 31))).toMatchObject({ code: 'invalid_request' })
  })

  test('on 29 February is paid on the 28th of a common year', async () => {
    const shop = await addShop(BIRTHDAY)
    await enter(shop, 2, 29)

    server.clock.set('2027-02-27T22:30:00.000Z')
    await server.runJobs()

    expect(await shop.walletOf('ana')).toMatchObject({ available: 100 })
  })
})

describe('purchases', () => {
  test('the first earns more, every large one a little, and both wait and go back with the goods', async () => {
    const shop = await addShop(FIRST, EVERY)
    await shop.put('o1', paidOrder(5000))
    const first = await shop.walletOf('ana')
    await shop.put('o2', paidOrder(1000))
    const second = await shop.walletOf('ana')

    await shop.refund('o1', 'r1', 5000)

    expect(first).toMatchObject({ available: 0, pending: 50 + 100 + 7 })
    expect(second).toMatchObject({ pending: 157 + 10 })
    expect(await shop.walletOf('ana')).toMatchObject({ pending: 10, debt: 0 })
  })

  test('of a double weekend are doubled while it lasts', async () => {
    const shop = await addShopWith(server, {
      multipliers: [
        {
          id: 'double',
          name: 'Double weekend',
          percent: 200,
          from: '2026-06-13T00:00:00Z',
          until: '2026-06-15T00:00:00Z',
        },
      ],
    })
    server.clock.set('2026-06-16T12:00:00.000Z')

    await shop.put('o1', paidOrder(1050, { paidAt: '2026-06-14T23:59:59.000Z' }))
    await shop.put('o2', paidOrder(1050, { paidAt: '2026-06-15T00:00:00.000Z' }))

    expect(await shop.walletOf('ana')).toMatchObject({ pending: 21 + 10 })
  })
})

test('a paused programme and an excluded member read, and earn nothing', async () => {
  const shop = await addShop(VISIT)
  await changeProgram(server, shop, { earnRules: [VISIT], status: 'paused' })
  const paused = await problemOf(act(shop, 'visit'))
  await changeProgram(server, shop, { earnRules: [VISIT] })
  await shop.askAsServer('/v1/loyalty/members/ana', { method: 'PUT', body: { excluded: true } })

  const excluded = await problemOf(act(shop, 'visit'))
  await shop.put('o1', paidOrder(5000))

  expect([paused.code, excluded.code]).toEqual(['program_paused', 'member_excluded'])
  expect(await shop.walletOf('ana')).toMatchObject({ excluded: true, pending: 0, lifetime: 0 })
})
