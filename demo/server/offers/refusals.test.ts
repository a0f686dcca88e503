import { describe, expect, test } from 'vitest'
import { problemOf } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addOfferShop,
  askForOffer,
  campaignFor,
  HALF_HOUR,
  issue,
  issueTo,
  newHolder,
  useAtTill,
} from './offers.fixture.ts'

const server = await useServer()
let shop: TestShop

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

  test('the steps of one ladder are one attempt, and may each offer something', async () => {
    const offers = ['post', 'credit'].map((id) => ({ ...HALF_HOUR, id, cooldownDays: 1 }))
    const step = (step: number) => ({ kind: 'win-back', ladder: { id: 'back', step } })
    const campaigns = [campaignFor('post', step(2)), campaignFor('credit', step(3))]
    shop = await addOfferShop(server, { offers, campaigns })
    const placedAt = '2025-01-01T12:00:00.000Z'
    await shop.put('o1', paidOrder(5000, { placedAt, paidAt: placedAt }))

    const second = await issueTo(shop, 'ana', { offerId: 'post' })
    server.clock.pass(7 * DAY)
    const third = await issueTo(shop, 'ana', { offerId: 'credit' })
    server.clock.pass(7 * DAY)
    const anew = await issueTo(shop, 'ana', { offerId: 'post' })

    expect([second.state, third.state]).toEqual(['live', 'live'])
    expect(anew).toMatchObject({ refused: 'cool_down' })
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
