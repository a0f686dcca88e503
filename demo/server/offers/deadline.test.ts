import { beforeEach, describe, expect, test } from 'vitest'
import { problemOf } from '../testing/loyalty.ts'
import { DAY, MINUTE } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addOfferShop,
  askForOffer,
  countIssues,
  HALF_HOUR,
  HALF_PAST_TWELVE,
  issue,
  newHolder,
  useAtTill,
} from './offers.fixture.ts'

const server = await useServer()
let shop: TestShop
beforeEach(async () => {
  shop = await addOfferShop(server)
})

async function countCoupons(): Promise<number> {
  const [row] = await server.database.query<{ count: number }>(
    `select count(*)::int as count from coupons where shop_id = $1 and giver = 'offers'`,
    [shop.id],
  )
  return row?.count ?? 0
}

describe('the same shopper', () => {
  test('is told the same end and code on every reload, and by the backend’s clock', async () => {
    const holder = newHolder()
    const first = await issue(shop, { holder })
    server.clock.pass(10 * MINUTE)

    const again = await Promise.all([1, 2, 3, 4, 5].map(() => issue(shop, { holder })))

    expect(first).toMatchObject({
      state: 'live',
      expiresAt: HALF_PAST_TWELVE,
      issuedAt: '2026-06-10T12:00:00.000Z',
      minOrder: { minor: 2000, currency: 'EUR' },
      serverNow: '2026-06-10T12:00:00.000Z',
    })
    expect(first.code).toMatch(/^[\dA-Z]{5}(-[\dA-Z]{5}){2}$/)
    for (const offer of again)
      expect(offer).toEqual({ ...first, serverNow: '2026-06-10T12:10:00.000Z' })
  })

  test('is given one offer and one code, however many tabs ask at once', async () => {
    const holder = newHolder()

    const offers = await Promise.all(Array.from({ length: 50 }, () => issue(shop, { holder })))

    const [first] = offers
    expect(first).toMatchObject({ state: 'live', expiresAt: HALF_PAST_TWELVE })
    for (const offer of offers) expect(offer).toEqual(first)
    expect(await countIssues(server, shop)).toBe(1)
    expect(await countCoupons()).toBe(1)
  })

  test('that clears its storage in fifty tabs at once is given one all the same', async () => {
    const offers = await Promise.all(Array.from({ length: 50 }, () => issue(shop)))

    expect(new Set(offers.flatMap(({ expiresAt }) => expiresAt ?? [])).size).toBe(1)
    expect(await countIssues(server, shop)).toBe(1)
    expect(await countCoupons()).toBe(1)
  })

  test('has the same end after clearing its storage, also when it comes by another network then', async () => {
    const first = await issue(shop)
    server.clock.pass(10 * MINUTE)
    const holder = newHolder()

    const cleared = await issue(shop, { holder })
    const elsewhere = await issue(shop, { holder, agent: 'the same, after an update' })

    expect(cleared).toMatchObject({ state: 'live', expiresAt: HALF_PAST_TWELVE, code: first.code })
    expect(elsewhere).toMatchObject({
      state: 'live',
      expiresAt: HALF_PAST_TWELVE,
      code: first.code,
    })
  })
})

describe('after the end', () => {
  test('it has expired for a week, then it is refused, and no new clock begins in the cool-down', async () => {
    const holder = newHolder()
    await issue(shop, { holder })
    server.clock.pass(30 * MINUTE)

    const ended = await issue(shop, { holder })
    server.clock.pass(8 * DAY)
    const later = await issue(shop, { holder })

    expect(ended).toMatchObject({ state: 'expired', expiresAt: HALF_PAST_TWELVE })
    expect(ended.code).toBeUndefined()
    expect(later).toMatchObject({ state: 'refused', refused: 'cool_down' })
    expect(later.expiresAt).toBeUndefined()
    expect(await countIssues(server, shop)).toBe(1)
  })

  test('a browser that has forgotten it is refused, known by network and browser', async () => {
    await issue(shop)
    server.clock.pass(6 * DAY)

    const cleared = await issue(shop)
    const other = await issue(shop, { agent: 'Safari' })

    expect(cleared).toMatchObject({ state: 'refused', refused: 'cool_down' })
    expect(other).toMatchObject({ state: 'live' })
  })

  test('fingerprints are forgotten after seven days', async () => {
    await issue(shop)
    server.clock.pass(7 * DAY + 1)
    await server.runJobs()

    const [row] = await server.database.query<{ count: number }>(
      `select count(*)::int as count from offer_keys where shop_id = $1 and kind = 'browser'`,
      [shop.id],
    )

    expect(row?.count).toBe(0)
  })

  test('the code is refused at the till, before and after the job has run', async () => {
    const { code } = await issue(shop)
    server.clock.pass(30 * MINUTE)

    const before = await problemOf(useAtTill(shop, code))
    await server.runJobs()
    const after = await problemOf(useAtTill(shop, code))

    expect([before.code, after.code]).toEqual(['redemption_ended', 'redemption_ended'])
  })

  test('the cool-down ends, and with it a new one may begin', async () => {
    const holder = newHolder()
    const first = await issue(shop, { holder })
    server.clock.pass(30 * DAY)
    await server.runJobs()

    const next = await issue(shop, { holder })

    expect(next).toMatchObject({ state: 'live', expiresAt: '2026-07-10T12:30:00.000Z' })
    expect(next.code).not.toBe(first.code)
  })

  test('a second clock is not begun while the first one runs, however short the cool-down', async () => {
    const rule = { ...HALF_HOUR, cooldownDays: 0, ends: { minutesAfterIssue: 3 * 24 * 60 } }
    shop = await addOfferShop(server, { offers: [rule] })
    const holder = newHolder()
    const first = await issue(shop, { holder })
    server.clock.pass(2 * DAY)

    expect(await issue(shop, { holder })).toMatchObject({ expiresAt: first.expiresAt })
  })
})

test('an end that is the same for everybody is, and after it nothing is given', async () => {
  shop = await addOfferShop(server, { offers: [{ ...HALF_HOUR, ends: { at: HALF_PAST_TWELVE } }] })

  const early = await issue(shop)
  server.clock.pass(20 * MINUTE)
  const late = await issue(shop, { agent: 'Safari' })
  server.clock.pass(10 * MINUTE)
  const tooLate = await issue(shop, { agent: 'Edge' })

  expect([early.expiresAt, late.expiresAt]).toEqual([HALF_PAST_TWELVE, HALF_PAST_TWELVE])
  expect(tooLate).toMatchObject({ state: 'refused', refused: 'over' })
})

test('a network that asks for new ones without end is told to wait; asking for one’s own is free', async () => {
  const holder = newHolder()
  await issue(shop, { holder, agent: 'first' })
  for (let count = 1; count < 60; count++) await issue(shop, { agent: `agent ${count}` })

  const refused = await problemOf(askForOffer(shop, { agent: 'one more' }))

  expect(refused).toMatchObject({ code: 'rate_limited', params: { retryAfter: 3600 } })
  expect(await issue(shop, { holder, agent: 'first' })).toMatchObject({ state: 'live' })
})
