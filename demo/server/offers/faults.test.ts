import { beforeEach, expect, test } from 'vitest'
import type { CouponAdapter } from '../coupons/coupon-adapter.ts'
import { createOwnCoupons } from '../coupons/own-coupons.ts'
import { bodyOf } from '../testing/loyalty.ts'
import { MINUTE, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addOfferShop,
  HALF_HOUR,
  issue,
  issueTo,
  newHolder,
  offersOf,
  useAtTill,
} from './offers.fixture.ts'

/** A shop system that can be away. */
let isAway = false
/** What happens while it makes a code. */
let meanwhile: (() => Promise<void>) | undefined

const own = (): CouponAdapter => createOwnCoupons(server.database)
const reach = <T>(work: () => Promise<T>): Promise<T> =>
  isAway ? Promise.reject(new Error('The shop system is away.')) : work()
const coupons: CouponAdapter = {
  create: async (order) => {
    await meanwhile?.()
    return reach(() => own().create(order))
  },
  disable: (name) => reach(() => own().disable(name)),
  extend: (name, until) => reach(() => own().extend(name, until)),
}

const server: TestServer = await useServer({ coupons })
let shop: TestShop
beforeEach(async () => {
  isAway = false
  meanwhile = undefined
  shop = await addOfferShop(server)
})

test('a code that cannot be made now is made later, and the clock does not begin anew', async () => {
  const holder = newHolder()
  isAway = true
  const refused = await issue(shop, { holder })
  server.clock.pass(5 * MINUTE)
  isAway = false

  const given = await issue(shop, { holder })

  expect(refused).toMatchObject({ state: 'refused', refused: 'code_unavailable' })
  expect(given).toMatchObject({ state: 'live', expiresAt: '2026-06-10T12:30:00.000Z' })
})

test('the job makes it too, once', async () => {
  isAway = true
  await issueTo(shop, 'ana')
  const before = await offersOf(shop, 'ana')
  isAway = false
  server.clock.pass(2 * MINUTE)
  await server.runJobs()
  await server.runJobs()

  expect(before).toEqual([])
  expect(await offersOf(shop, 'ana')).toMatchObject([{ state: 'live' }])
})

test('a code that cannot be ended now is ended later, and its gift comes back once', async () => {
  shop = await addOfferShop(server, { offers: [{ ...HALF_HOUR, stock: 1 }] })
  await issue(shop)
  server.clock.pass(30 * MINUTE)
  isAway = true
  await server.runJobs()
  const whileAway = await issue(shop, { agent: 'Safari' })
  isAway = false
  server.clock.pass(2 * MINUTE)
  await Promise.all([server.runJobs(), server.runJobs()])

  expect(whileAway).toMatchObject({ refused: 'over' })
  expect(await issue(shop, { agent: 'Edge' })).toMatchObject({ state: 'live' })
  expect(await issue(shop, { agent: 'Opera' })).toMatchObject({ refused: 'over' })
})

test('a code that is made while its member is erased is ended all the same', async () => {
  meanwhile = async () => {
    await bodyOf(shop.askAsServer('/v1/customers/ana', { method: 'DELETE' }))
    await server.runJobs()
  }

  const offer = await issueTo(shop, 'ana')
  const coupons = await server.database.query<{ status: string }>(
    'select status from coupons where shop_id = $1',
    [shop.id],
  )

  expect(offer).toMatchObject({ state: 'expired' })
  expect(coupons).toEqual([{ status: 'disabled' }])
})

test('an offer of a member is handed out, and with the member it is forgotten and its code ended', async () => {
  const { code } = await issueTo(shop, 'ana', { holder: newHolder() })

  const exported = await bodyOf(shop.askAsServer('/v1/customers/ana/export'))
  await bodyOf(shop.askAsServer('/v1/customers/ana', { method: 'DELETE' }))
  await server.runJobs()
  const rows = await server.database.query<{ memberId: string | null; status: string }>(
    'select member_id as "memberId", status from offer_issues where shop_id = $1',
    [shop.id],
  )
  const keys = await server.database.query('select 1 from offer_keys where shop_id = $1', [shop.id])

  expect(exported).toMatchObject({ offers: [{ offerId: 'ten', code, status: 'issued' }] })
  expect(rows).toEqual([{ memberId: null, status: 'ended' }])
  expect(keys).toEqual([])
  expect((await useAtTill(shop, code, { customerId: 'ana' })).status).toBeGreaterThanOrEqual(400)
})

test('two processes that are asked at once give one', async () => {
  const other = await server.startAnother()
  const holder = newHolder()
  const body = { key: shop.publicKey, campaignId: 'has-ten', holder }
  const ask = async (app: typeof server.app): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', 'user-agent': 'Firefox' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    return (await app.request('/v1/offers/ten/issue', init)).json()
  }

  await Promise.all(Array.from({ length: 20 }, (_, i) => ask(i % 2 ? other.app : server.app)))
  await other.stop()
  const rows = await server.database.query('select 1 from offer_issues where shop_id = $1', [
    shop.id,
  ])

  expect(rows).toHaveLength(1)
})
