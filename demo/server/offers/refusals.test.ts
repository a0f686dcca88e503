import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { IssuedOffer } from '../../../src/contract/campaign/issue.ts'
import { problemOf } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { NO_LIMITS } from '../testing/no-limits.ts'
import { DAY, MINUTE, startTestServer, type TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { issueOffer } from './issue.ts'
import {
  addOfferShop,
  askForOffer,
  campaignFor,
  HALF_HOUR,
  issue,
  issueTo,
  LEAVING,
  newHolder,
  setOffers,
  useAtTill,
} from './offers.fixture.ts'

let server: TestServer
let shop: TestShop
beforeAll(async () => {
  server = await startTestServer({ limits: NO_LIMITS })
})
afterAll(() => server.stop())
beforeEach(() => server.clock.set('2026-06-10T12:00:00.000Z'))

const EUR = (minor: number) => ({ minor, currency: 'EUR' })
/** A cart somebody has had for a while, without a code. */
const CART = { subtotal: EUR(10_000), codes: [], startedAt: '2026-06-01T12:00:00.000Z' }
const EXIT = { campaignId: 'leaving', cart: CART }

async function addExitShop(rule: Partial<typeof HALF_HOUR> = {}): Promise<void> {
  shop = await addOfferShop(server, {
    offers: [{ ...HALF_HOUR, ...rule }],
    campaigns: [campaignFor('ten', LEAVING)],
  })
}

describe('an offer', () => {
  test('nobody made, and one that this campaign does not make, is not found', async () => {
    shop = await addOfferShop(server, { offers: [HALF_HOUR, { ...HALF_HOUR, id: 'other' }] })

    const asked = [{ offerId: 'none' }, { offerId: 'other', campaignId: 'has-ten' }]

    for (const asking of asked)
      expect((await problemOf(askForOffer(shop, asking))).code).toBe('not_found')
  })

  test('of a campaign that rests is given to nobody new, and stays with those who have it', async () => {
    shop = await addOfferShop(server)
    const holder = newHolder()
    const first = await issue(shop, { holder })
    await server.database.query(`update campaigns set status = 'paused' where shop_id = $1`, [
      shop.id,
    ])

    expect(await issue(shop, { holder })).toMatchObject({ state: 'live', code: first.code })
    expect(await issue(shop, { agent: 'Safari' })).toMatchObject({ refused: 'over' })
  })

  test('in an answer to a reason, and in one arm of an experiment, is found', async () => {
    const reasons = [{ id: 'cost', blocks: [{ type: 'offer', offerId: 'ten' }] }]
    shop = await addOfferShop(server, {
      campaigns: [
        campaignFor('ten', { id: 'asks', blocks: [{ type: 'reasons', reasons }] }),
        campaignFor('ten', {
          id: 'tries',
          blocks: [{ type: 'text', key: 'hello' }],
          texts: { en: { title: 'Hi', decline: 'No, thanks', hello: 'Hello' } },
          experiment: {
            id: 'e',
            phase: 1,
            arms: [
              { id: 'a', weight: 5000 },
              { id: 'b', weight: 5000, blocks: [{ type: 'offer', offerId: 'ten' }] },
            ],
          },
        }),
      ],
    })

    expect(await issue(shop, { campaignId: 'asks' })).toMatchObject({ state: 'live' })
    expect(await issue(shop, { campaignId: 'tries' })).toMatchObject({ state: 'live' })
  })

  test('is refused to a member the programme excludes', async () => {
    shop = await addOfferShop(server)
    await shop.askAsServer('/v1/loyalty/members/ana', { method: 'PUT', body: { excluded: true } })

    expect(await issueTo(shop, 'ana')).toMatchObject({ refused: 'member_excluded' })
  })

  test('made for what somebody did before says so, also by a segment', async () => {
    const condition = { field: 'customer.ordersCount', op: 'gte', value: 2 }
    shop = await addOfferShop(server, {
      offers: ['one', 'two', 'three'].map((id) => ({ ...HALF_HOUR, id })),
      segments: { loyal: { name: 'Loyal', condition } },
      campaigns: [
        campaignFor('one', { audience: { not: { any: [condition] } } }),
        campaignFor('two', { audience: { segment: 'loyal' } }),
        campaignFor('three', { audience: { field: 'page.type', op: 'eq', value: 'cart' } }),
      ],
    })

    const offers = await Promise.all(
      ['one', 'two', 'three'].map((offerId) => issue(shop, { offerId })),
    )

    expect(offers.map(({ isPersonal }) => isPersonal)).toEqual([true, true, undefined])
  })
})

describe('on leaving', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a cart with a code', { cart: { ...CART, codes: ['WELCOME'] } }, 'has_code'],
    [
      'a first visit with a cart a minute old',
      { cart: { ...CART, startedAt: '2026-06-10T11:59:00.000Z' }, stage: 'new_visitor' },
      'too_early',
    ],
    ['a cart too small for it', { cart: { ...CART, subtotal: EUR(5400) } }, 'below_floor'],
    ['a cart nobody told of', { cart: undefined }, 'below_floor'],
    [
      'a cart in another currency',
      { cart: { ...CART, subtotal: { minor: 9000, currency: 'RON' } } },
      'currency_mismatch',
    ],
  ])('%s is given nothing', async (_, changes, refused) => {
    await addExitShop({ floor: EUR(4900) })

    expect(await issue(shop, { ...EXIT, ...changes })).toMatchObject({ state: 'refused', refused })
  })

  test('what is left after the discount may be just enough', async () => {
    await addExitShop({ floor: EUR(4900) })

    const cart = { ...CART, subtotal: EUR(5445) }

    expect(await issue(shop, { ...EXIT, cart })).toMatchObject({ state: 'live' })
  })

  test('nobody is given a discount twice in ninety days, whatever the rule’s own cool-down', async () => {
    await addExitShop({ cooldownDays: 10 })
    const holder = newHolder()
    await issue(shop, { ...EXIT, holder })
    const asked: IssuedOffer[] = []
    for (const days of [11, 60, 20]) {
      server.clock.pass(days * DAY)
      asked.push(await issue(shop, { ...EXIT, holder }))
    }

    expect(asked.map(({ state, refused }) => refused ?? state)).toEqual([
      'issued_recently',
      'issued_recently',
      'live',
    ])
  })

  test('the campaign’s kind decides, whatever the page says', async () => {
    await addExitShop()

    const offer = await issue(shop, { ...EXIT, isExit: false, cart: { ...CART, codes: ['X'] } })

    expect(offer).toMatchObject({ refused: 'has_code' })
  })

  test('who left three times for a discount is given none the third time, until they bought without', async () => {
    await addExitShop({ cooldownDays: 10 })
    const leave = async (): Promise<IssuedOffer> => issueTo(shop, 'ana', EXIT)
    const buy = (orderId: string, codes: string[]) => {
      const placedAt = server.clock.now().toISOString()
      return shop.put(orderId, paidOrder(10_000, { placedAt, codes }))
    }

    for (const orderId of ['o1', 'o2']) {
      const { code = 'none' } = await leave()
      server.clock.pass(MINUTE)
      await buy(orderId, [code])
      server.clock.pass(100 * DAY)
    }
    const third = await leave()
    server.clock.pass(DAY)
    const nextDay = await leave()
    await buy('o3', [])
    server.clock.pass(100 * DAY)

    expect(third).toMatchObject({ refused: 'leaves_for_discounts' })
    expect(nextDay).toMatchObject({ refused: 'leaves_for_discounts' })
    expect(await leave()).toMatchObject({ state: 'live' })
  })
})

describe('while a complaint is open', () => {
  const asAna = async (campaignId: string, orderId?: string): Promise<IssuedOffer> => {
    const { memberId } = await memberOf('ana')
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

  async function memberOf(sub: string): Promise<{ memberId: string }> {
    await shop.openSession(sub)
    const [member] = await server.database.query<{ memberId: string }>(
      'select member_id as "memberId" from members where shop_id = $1 and sub = $2',
      [shop.id, sub],
    )
    if (!member) throw new Error('There is no such member.')
    return member
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

describe('winning back', () => {
  test('who is lost is tried once in 180 days, by whichever offer', async () => {
    const offers = ['first', 'second'].map((id) => ({ ...HALF_HOUR, id, cooldownDays: 1 }))
    const campaigns = offers.map(({ id }) => campaignFor(id, { kind: 'win-back' }))
    shop = await addOfferShop(server, { offers, campaigns })
    const placedAt = '2025-01-01T12:00:00.000Z'
    await shop.put('o1', paidOrder(5000, { placedAt, paidAt: placedAt }))
    const asked = [await issueTo(shop, 'ana', { offerId: 'first' })]
    for (const days of [30, 140, 11]) {
      server.clock.pass(days * DAY)
      asked.push(await issueTo(shop, 'ana', { offerId: 'second' }))
    }

    expect(asked.map(({ state, refused }) => refused ?? state)).toEqual([
      'live',
      'cool_down',
      'cool_down',
      'live',
    ])
  })

  test('a code that came of it dies with the order that ended it', async () => {
    const campaigns = [campaignFor('ten', { kind: 'win-back' })]
    shop = await addOfferShop(server, { campaigns })
    const placedAt = '2025-12-01T12:00:00.000Z'
    await shop.put('o1', paidOrder(5000, { placedAt, paidAt: placedAt }))
    const { code = '' } = await issueTo(shop, 'ana')

    await shop.put('o2', paidOrder(5000, { codes: [code] }))

    expect(
      (await problemOf(useAtTill(shop, code, { orderId: 'o3', customerId: 'ana' }))).code,
    ).toBe('already_used')
    expect(await issueTo(shop, 'ana')).toMatchObject({ state: 'used' })
  })
})

describe('the gift of the month', () => {
  const gift = (stock: number): typeof HALF_HOUR => ({
    ...HALF_HOUR,
    id: 'gift',
    value: { kind: 'gift', productId: 'cup' },
    stock,
  })
  const ask = (agent: string): Promise<IssuedOffer> => issue(shop, { offerId: 'gift', agent })
  const stateOf = ({ state, refused }: IssuedOffer): string => refused ?? state

  test('is given as often as there are any, whoever comes at once', async () => {
    shop = await addOfferShop(server, { offers: [gift(5)] })

    const all = await Promise.all(Array.from({ length: 30 }, (_, index) => ask(`agent ${index}`)))

    expect(all.map(stateOf).filter((state) => state === 'live')).toHaveLength(5)
    expect(all.map(stateOf).filter((state) => state === 'over')).toHaveLength(25)
  })

  test('comes back when it ends unused, and not when it was used', async () => {
    shop = await addOfferShop(server, { offers: [gift(2)] })
    const { code } = await ask('one')
    await ask('two')
    await useAtTill(shop, code)
    server.clock.pass(30 * MINUTE)
    await server.runJobs()
    await server.runJobs()

    expect([stateOf(await ask('three')), stateOf(await ask('four'))]).toEqual(['live', 'over'])
  })

  test('that came back and was paid for in time after all is gone again', async () => {
    shop = await addOfferShop(server, { offers: [gift(1)] })
    const { code = '' } = await ask('one')
    server.clock.pass(40 * MINUTE)
    await server.runJobs()

    await shop.put('o1', paidOrder(5000, { codes: [code], paidAt: '2026-06-10T12:10:00.000Z' }))

    expect(stateOf(await ask('two'))).toBe('over')
  })

  test('may be more of later', async () => {
    shop = await addOfferShop(server, { offers: [gift(1)] })
    await ask('one')
    const before = stateOf(await ask('two'))

    await setOffers(server, shop, { offers: [gift(2)] })

    expect([before, stateOf(await ask('two'))]).toEqual(['over', 'live'])
  })
})
