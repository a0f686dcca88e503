import { beforeEach, describe, expect, test } from 'vitest'
import { problemOf } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { MINUTE } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { addOfferShop, issue, newHolder, useAtTill } from './offers.fixture.ts'

const server = await useServer()
let shop: TestShop
beforeEach(async () => {
  shop = await addOfferShop(server)
})

describe('a code that was used', () => {
  test('is used for the shopper, and over for a neighbour on the same network', async () => {
    const [holder, neighbour] = [newHolder(), newHolder()]
    const { code } = await issue(shop, { holder })
    await issue(shop, { holder: neighbour })

    await useAtTill(shop, code)

    expect(await issue(shop, { holder })).toMatchObject({ state: 'used' })
    expect(await issue(shop, { holder: neighbour })).toMatchObject({ refused: 'cool_down' })
    expect(await issue(shop)).toMatchObject({ refused: 'cool_down' })
  })

  test('by an order that was paid is used too, also if it is told after the end', async () => {
    const holder = newHolder()
    const { code = '' } = await issue(shop, { holder })
    server.clock.pass(40 * MINUTE)
    await server.runJobs()

    const paidAt = '2026-06-10T12:20:00.000Z'
    await shop.put('o1', paidOrder(5000, { codes: [code.toLowerCase()], paidAt }))

    expect(await issue(shop, { holder })).toMatchObject({ state: 'used' })
  })

  test('by an order that was paid after the end is not', async () => {
    const holder = newHolder()
    const { code = '' } = await issue(shop, { holder })
    server.clock.pass(40 * MINUTE)

    await shop.put('o1', paidOrder(5000, { codes: [code] }))

    expect(await issue(shop, { holder })).toMatchObject({ state: 'expired' })
  })

  test('dies with the order: a refund does not bring it back', async () => {
    const holder = newHolder()
    const { code = '' } = await issue(shop, { holder })
    await shop.put('o1', paidOrder(5000, { codes: [code] }))

    await shop.refund('o1', 'r1', 5000)

    expect(await issue(shop, { holder })).toMatchObject({ state: 'used' })
    expect((await problemOf(useAtTill(shop, code, { orderId: 'o2' }))).code).toBe('already_used')
  })
})

test('fifty orders at once use a code once', async () => {
  const { code } = await issue(shop)

  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => useAtTill(shop, code, { orderId: `o${index}` })),
  )

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})
