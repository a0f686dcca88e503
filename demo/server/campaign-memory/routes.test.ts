import { beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod/mini'
import type { CampaignMemory, readCustomer } from '../../../src/contract/campaign/customer.ts'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import { readLifecycle } from '../../../src/campaigns/lifecycle.ts'
import { readHistory } from '../../../src/campaigns/order-history.ts'
import type { Room } from '../room.ts'
import { addShopWith, bodyOf, give } from '../testing/loyalty.ts'
import { memberIdOf } from '../testing/member-id.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY } from '../testing/test-server.ts'
import { createTestShop, jwtProof, type TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { readSummary } from './summary.ts'

type Memory = z.output<typeof CampaignMemory>
type Answer = ResponseOf<typeof readCustomer>

const server = await useServer()
let shop: TestShop
beforeEach(async () => {
  shop = await addShopWith(server)
})

async function ask(sub = 'ana'): Promise<Answer> {
  return (await bodyOf(shop.askAsMember(sub, '/v1/campaigns/customer'))) as Answer
}

async function tell(memory: Partial<Memory>, sub = 'ana'): Promise<Memory> {
  const body = { tallies: {}, closed: {}, never: [], assignments: [], ...memory }
  const path = '/v1/campaigns/memory'
  return (await bodyOf(shop.askAsMember(sub, path, { method: 'PUT', body }))) as Memory
}

async function placeOrder(orderId: string, placedAt: string, total = 5000): Promise<void> {
  await shop.put(orderId, paidOrder(total, { placedAt, paidAt: placedAt }))
}

const EUR = (minor: number) => ({ minor, currency: 'EUR' })

describe('the summary', () => {
  test('of somebody new is empty, and asks for nothing', async () => {
    expect(await ask()).toEqual({
      summary: {
        orders: [],
        ordersCount: 0,
        totalSpent: EUR(0),
        spentInYear: EUR(0),
        tags: [],
        points: 0,
        isReferrer: false,
        isReferred: false,
        openTicket: false,
        dueSurveys: [],
      },
      memory: { tallies: {}, closed: {}, never: [], assignments: [] },
    })
  })

  test('tells of orders, points and tier, and of the latest product', async () => {
    await placeOrder('old', '2024-03-01T12:00:00.000Z', 2000)
    await placeOrder('o1', '2026-05-01T12:00:00.000Z', 25_000)
    await shop.put(
      'o2',
      paidOrder(3000, {
        placedAt: '2026-06-01T12:00:00.000Z',
        lines: [{ id: '1', productId: 'cup', name: 'Blue cup', quantity: 1, total: 3000 }],
      }),
    )
    await give(shop, 500)

    const { summary } = await ask()

    expect(summary).toMatchObject({
      ordersCount: 3,
      totalSpent: EUR(30_000),
      spentInYear: EUR(28_000),
      lastProductName: 'Blue cup',
      tier: 'fern',
    })
    expect(summary.orders.map(({ orderId }) => orderId)).toEqual(['old', 'o1', 'o2'])
    expect(summary.points).toBeGreaterThanOrEqual(500)
  })

  test('counts no order that was cancelled, refunded whole, or never paid', async () => {
    await placeOrder('kept', '2026-06-01T12:00:00.000Z')
    await placeOrder('half', '2026-06-01T12:00:00.000Z')
    await shop.refund('half', 'r1', 2000)
    await placeOrder('back', '2026-06-02T12:00:00.000Z')
    await shop.refund('back', 'r2', 5000)
    await shop.put('unpaid', {
      ...paidOrder(900, { placedAt: '2026-05-01T12:00:00.000Z' }),
      status: 'placed',
    })
    await shop.put('waiting', {
      ...paidOrder(700, { placedAt: '2026-06-09T12:00:00.000Z' }),
      status: 'placed',
    })

    const { summary } = await ask()

    expect(summary).toMatchObject({ ordersCount: 3, totalSpent: EUR(8700) })
    expect(summary.orders.filter(({ isUndone }) => isUndone).map((order) => order.orderId)).toEqual(
      ['unpaid', 'back'],
    )
  })

  test('tells of the order that is late, and its name from the shop’s word', async () => {
    const proof = await jwtProof(shop, server.clock.now(), { name: 'Ana Rusu' })
    await shop.askAsPage('/v1/session', { method: 'POST', body: { key: shop.publicKey, proof } })
    const delivery = {
      promisedAt: '2026-06-12T12:00:00.000Z',
      expectedAt: '2026-06-15T12:00:00.000Z',
    }
    await shop.put('o1', paidOrder(5000, { delivery }))

    expect((await ask()).summary).toMatchObject({
      name: 'Ana Rusu',
      delayedOrder: { orderId: 'o1', ...delivery },
    })
  })

  test('tells of a birthday only in its month, as the shop’s calendar has it', async () => {
    await give(shop, 1)
    await server.database.query(
      `update loyalty_accounts set birthday = '0701' where shop_id = $1`,
      [shop.id],
    )
    const before = (await ask()).summary.birthdayMonth
    // Midnight in Bucharest comes three hours before UTC’s.
    server.clock.set('2026-06-30T21:30:00.000Z')

    expect([before, (await ask()).summary.birthdayMonth]).toEqual([false, true])
  })

  test('hears of a complaint from the room that keeps them', async () => {
    const complaints: Room = { routes: [], hasOpenTicket: async () => true }
    const memberId = await memberIdOf(server.database, shop, 'ana')
    const now = server.clock.now()

    const summary = await readSummary(server.database, { shop, memberId, rooms: [complaints], now })

    expect(summary.openTicket).toBe(true)
  })

  test('takes what other rooms know of the member', async () => {
    const feedback: Room = {
      routes: [],
      onSummary: async (_, { memberId }) => ({ lastNps: 9, dueSurveys: [`of-${memberId}`] }),
    }
    const memberId = await memberIdOf(server.database, shop, 'ana')
    const now = server.clock.now()

    const summary = await readSummary(server.database, { shop, memberId, rooms: [feedback], now })

    expect(summary).toMatchObject({ lastNps: 9, dueSurveys: [`of-${memberId}`], openTicket: false })
  })

  test('of a shop without a programme has no points', async () => {
    const { app, database, clock } = server
    const bare = await createTestShop({ app, database, now: clock.now })
    await database.query('delete from loyalty_programs where shop_id = $1', [bare.id])
    shop = bare

    expect((await ask()).summary).not.toHaveProperty('points')
  })
})

describe('a lapsed customer of a shop with a dozen orders', () => {
  const stageNow = async (): Promise<string> => {
    const { summary } = await ask()
    const history = readHistory(
      summary.orders.map(({ at, isUndone }) => ({ at: at ? Date.parse(at) : undefined, isUndone })),
    )
    return readLifecycle({ history, visits: 3 }, 60, server.clock.now().getTime()).stage
  }

  test('is active with the next order, and lapsed again when it is refunded', async () => {
    for (let order = 0; order < 12; order++)
      await shop.put(`other-${order}`, paidOrder(1000, { customer: `c${order}` }))
    await placeOrder('o1', '2026-01-01T12:00:00.000Z')
    const before = await stageNow()

    await placeOrder('o2', '2026-06-10T11:00:00.000Z')
    const bought = await stageNow()
    server.clock.pass(DAY)
    await shop.refund('o2', 'r1', 5000)

    expect([before, bought, await stageNow()]).toEqual(['lapsed', 'active', 'lapsed'])
  })
})

describe('what a browser remembers', () => {
  const shown = (...shownAt: string[]) => ({
    shownAt,
    shows: shownAt.length,
    closes: 0,
    conversions: 0,
  })

  test('is told to the other devices of the member, and to nobody else', async () => {
    await tell({ tallies: { a: shown('2026-06-09T12:00:00.000Z') }, never: ['#discount'] })

    expect((await ask()).memory).toMatchObject({
      never: ['#discount'],
      tallies: { a: { shows: 1 } },
    })
    expect((await ask('mihai')).memory).toMatchObject({ never: [], tallies: {} })
  })

  test('is not lost when twenty devices tell at once', async () => {
    const times = Array.from(
      { length: 20 },
      (_, index) => `2026-06-09T12:00:${String(index).padStart(2, '0')}.000Z`,
    )

    await Promise.all(times.map((at) => tell({ tallies: { a: shown(at) } })))

    expect((await ask()).memory.tallies['a']).toEqual(shown(...times))
  })

  test('survives a browser that forgot: a cap over thirty days still holds', async () => {
    await tell({ tallies: { a: shown('2026-06-01T12:00:00.000Z') } })
    server.clock.pass(8 * DAY)

    expect(await tell({})).toMatchObject({ tallies: { a: shown('2026-06-01T12:00:00.000Z') } })
  })

  test('is handed out, and forgotten with the member', async () => {
    await tell({ never: ['offers/a'] })

    const exported = await bodyOf(shop.askAsServer('/v1/customers/ana/export'))
    await bodyOf(shop.askAsServer('/v1/customers/ana', { method: 'DELETE' }))
    const rows = await server.database.query('select 1 from campaign_memories where shop_id = $1', [
      shop.id,
    ])

    expect(exported).toMatchObject({ campaigns: { never: ['offers/a'] } })
    expect(rows).toEqual([])
  })
})
