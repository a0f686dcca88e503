import { beforeEach, describe, expect, test } from 'vitest'
import type { IssuedOffer } from '../../../src/contract/campaign/issue.ts'
import { memberIdOf } from '../testing/member-id.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { issueOffer } from './issue.ts'
import { addOfferShop, campaignFor, issue, issueTo, newHolder } from './offers.fixture.ts'

const server = await useServer()
let shop: TestShop

describe('while a complaint is open', () => {
  const asAna = async (campaignId: string, orderId?: string): Promise<IssuedOffer> => {
    const memberId = await memberIdOf(server.database, shop, 'ana')
    const rooms = [...server.services.rooms, { routes: [], hasOpenTicket: async () => true }]
    return issueOffer(
      { ...server.services, rooms },
      {
        shop,
        offerId: 'ten',
        campaignId,
        isExit: false,
        orderId,
        shopper: { memberId, ipKey: null },
        now: server.clock.now(),
      },
    )
  }

  test('nothing is advertised, and an apology is made all the same', async () => {
    shop = await addOfferShop(server, {
      campaigns: [
        campaignFor('ten'),
        campaignFor('ten', { id: 'sorry', kind: 'apology', promotional: false }),
      ],
    })
    await shop.put('o1', paidOrder(5000, { delivery: { promisedAt: '2026-06-10T11:00:00.000Z' } }))

    expect(await asAna('has-ten')).toMatchObject({ refused: 'open_ticket' })
    expect(await asAna('sorry', 'o1')).toMatchObject({ state: 'live' })
  })
})

describe('an apology', () => {
  const LATE = { promisedAt: '2026-06-10T11:00:00.000Z' }
  const SORRY = { campaignId: 'sorry' }

  beforeEach(async () => {
    shop = await addOfferShop(server, {
      campaigns: [campaignFor('ten', { id: 'sorry', kind: 'apology', promotional: false })],
    })
  })

  test('is made once for each order that is late, also years later', async () => {
    await shop.put('o1', paidOrder(5000, { delivery: LATE }))
    await shop.put('o2', paidOrder(5000, { delivery: LATE }))

    const [first, again, second] = [
      await issueTo(shop, 'ana', { ...SORRY, orderId: 'o1' }),
      await issueTo(shop, 'ana', { ...SORRY, orderId: 'o1', holder: newHolder() }),
      await issueTo(shop, 'ana', { ...SORRY, orderId: 'o2' }),
    ]
    server.clock.pass(800 * DAY)

    expect(again).toEqual(first)
    expect(second).toMatchObject({ state: 'live' })
    expect(second.code).not.toBe(first.code)
    expect(await issueTo(shop, 'ana', { ...SORRY, orderId: 'o1' })).toMatchObject({
      refused: 'cool_down',
    })
  })

  test('finds the late order by itself', async () => {
    await shop.put('o1', paidOrder(5000, { delivery: LATE }))

    expect(await issueTo(shop, 'ana', SORRY)).toMatchObject({ state: 'live' })
  })

  test('is not made for an order in time, for somebody else’s, or to a guest', async () => {
    await shop.put('fine', paidOrder(5000))
    await shop.put('late', paidOrder(5000, { customer: 'mihai', delivery: LATE }))

    const refused = [
      await issueTo(shop, 'ana', { ...SORRY, orderId: 'fine' }),
      await issueTo(shop, 'ana', { ...SORRY, orderId: 'late' }),
      await issueTo(shop, 'ana', SORRY),
      await issue(shop, { ...SORRY, orderId: 'late' }),
    ]

    expect(refused.map((offer) => offer.refused)).toEqual(['over', 'over', 'over', 'over'])
  })

  test('is one, however many tabs ask at once', async () => {
    await shop.put('o1', paidOrder(5000, { delivery: LATE }))

    const all = await Promise.all(Array.from({ length: 20 }, () => issueTo(shop, 'ana', SORRY)))

    expect(new Set(all.flatMap(({ code }) => code ?? [])).size).toBe(1)
  })
})
