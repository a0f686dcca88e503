import { beforeEach, expect, test } from 'vitest'
import { addShopWith, problemOf } from '../testing/loyalty.ts'
import { memberIdOf } from '../testing/member-id.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { findLateOrder } from './late.ts'

const server = await useServer()
let shop: TestShop
beforeEach(async () => {
  shop = await addShopWith(server)
})

const ON_10TH = '2026-06-10T18:00:00.000Z'
const ON_12TH = '2026-06-12T18:00:00.000Z'
const ON_15TH = '2026-06-15T18:00:00.000Z'

async function lateOrder(sub = 'ana', orderId?: string): Promise<string | undefined> {
  const memberId = await memberIdOf(server.database, shop, sub)
  const who = { shopId: shop.id, memberId }
  const late = await findLateOrder(server.database, who, { orderId, now: server.clock.now() })
  return late?.orderId
}

test('an order is late when it is expected later than promised, before the day has come', async () => {
  await shop.put('o1', paidOrder(1000, { delivery: { promisedAt: ON_12TH } }))
  const onTime = await lateOrder()

  await shop.put('o1', {
    ...paidOrder(1000, { delivery: { promisedAt: ON_12TH, expectedAt: ON_15TH } }),
    version: 2,
  })

  expect([onTime, await lateOrder()]).toEqual([undefined, 'o1'])
})

test('and when the day has passed and nothing came', async () => {
  await shop.put('o1', paidOrder(1000, { delivery: { promisedAt: ON_10TH } }))
  server.clock.pass(DAY)

  expect(await lateOrder()).toBe('o1')
  expect(await lateOrder('ana', 'o2')).toBeUndefined()
})

test('one that came in time after all is not', async () => {
  await shop.put('o1', paidOrder(1000, { delivery: { promisedAt: ON_12TH, expectedAt: ON_15TH } }))
  await shop.deliver('o1', new Date(ON_10TH))
  server.clock.pass(5 * DAY)

  expect(await lateOrder()).toBeUndefined()
})

test('one that came late is for two weeks', async () => {
  const delivery = { promisedAt: ON_10TH, deliveredAt: ON_12TH }
  server.clock.set(ON_12TH)
  await shop.put('o1', paidOrder(1000, { delivery }))
  server.clock.pass(13 * DAY)
  const soon = await lateOrder()
  server.clock.pass(2 * DAY)

  expect([soon, await lateOrder()]).toEqual(['o1', undefined])
})

test.each(['cancelled', 'refunded'])('one that was %s is not', async (what) => {
  const order = paidOrder(1000, { delivery: { promisedAt: ON_10TH } })
  await shop.put('o1', order)
  if (what === 'cancelled') await shop.put('o1', { ...order, version: 2, status: 'cancelled' })
  else await shop.refund('o1', 'r1', 1000)
  server.clock.pass(DAY)

  expect(await lateOrder()).toBeUndefined()
})

test('a version that says nothing of the delivery leaves what was told', async () => {
  const order = paidOrder(1000, { delivery: { promisedAt: ON_12TH, expectedAt: ON_15TH } })
  await shop.put('o1', order)
  await shop.put('o1', { ...paidOrder(1000), version: 2 })

  expect(await lateOrder()).toBe('o1')
})

test('a shop that never tells of deliveries owes no apology for ever', async () => {
  await shop.put('o1', paidOrder(1000, { delivery: { promisedAt: ON_10TH } }))
  server.clock.pass(31 * DAY)

  expect(await lateOrder()).toBeUndefined()
})

test('a day no calendar has is refused by its name', async () => {
  const promisedAt = '2026-02-30T12:00:00.000Z'

  const problem = await problemOf(shop.put('o1', paidOrder(1000, { delivery: { promisedAt } })))

  expect(problem).toMatchObject({ code: 'invalid_request' })
})
