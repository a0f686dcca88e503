import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyOf } from '../../testing/loyalty.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { addCampaignShop, faultsOf, problemOf, SETTINGS } from '../campaigns.fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const [TEN] = SETTINGS.offers
const EUR = (minor: number) => ({ minor, currency: 'EUR' })

test('a shop that has said nothing has settings all the same', async () => {
  const shop = await server.addShop()
  const cookie = await shop.signInMerchant()

  const answer = await server.app.request('/v1/merchant/campaign-settings', {
    headers: { cookie },
  })

  expect(await answer.json()).toMatchObject({
    revision: 0,
    settings: { offers: [], holdout: null },
  })
})

test('they are replaced as a whole, and who was overtaken is told', async () => {
  const shop = await addCampaignShop(server)

  const saved = await bodyOf(shop.saveSettings({ vipTiers: ['gold'] }, 1))

  expect(saved).toMatchObject({ revision: 2, settings: { vipTiers: ['gold'] } })
  expect(await bodyOf(shop.askAsMerchant('/campaign-settings'))).toEqual(saved)
  expect(await problemOf(shop.saveSettings({}, 1))).toMatchObject({
    code: 'revision_conflict',
    params: { revision: 2 },
  })
})

test.each<[string, object, string]>([
  [
    'an offer of another currency',
    { offers: [{ ...TEN, value: { kind: 'amount', off: { minor: 500, currency: 'RON' } } }] },
    'offers.0.value.off.currency: Has to be EUR.',
  ],
  [
    'an offer of nothing',
    { offers: [{ ...TEN, value: { kind: 'credit', amount: EUR(0) } }] },
    'offers.0.value.amount.minor: Is worth nothing.',
  ],
  [
    'more than the whole',
    { offers: [{ ...TEN, value: { kind: 'percent', percent: 101 } }] },
    'offers.0.value.percent: Needs 1 to 100.',
  ],
  ['two offers of one name', { offers: [TEN, TEN] }, 'offers.1.id: There is another offer “ten”.'],
  [
    'an end on 30 February',
    { offers: [{ ...TEN, ends: { at: '2026-02-30T00:00:00Z' } }] },
    'offers.0.ends.at: Is a day no calendar has.',
  ],
  [
    'a parcel that is there before it is sent',
    {
      facts: {
        shipping: [
          { countries: ['*'], currency: 'EUR', price: EUR(500), days: { min: 3, max: 2 } },
        ],
      },
    },
    'facts.shipping.0.days: The least is more than the most.',
  ],
  [
    'what is no address',
    { facts: { cartUrl: 'javascript:alert(1)' } },
    'facts.cartUrl: Needs an address that begins with https://, or a path of the shop as /shipping.',
  ],
  [
    'a condition that is none',
    { segments: { a: { name: 'A', condition: { field: 'cart.weight', op: 'gt', value: 1 } } } },
    expect.stringMatching(/^segments\.a\.condition\.field: There is no field “cart\.weight”/),
  ],
  [
    'a segment that asks for itself',
    { segments: { a: { name: 'A', condition: { segment: 'a' } } } },
    'segments.a.condition.segment: The segment “a” asks for itself in the end.',
  ],
])('%s is refused', async (_, changes, fault) => {
  const shop = await addCampaignShop(server)

  expect(await faultsOf(shop.saveSettings(changes, 1))).toEqual([fault])
})

test('an offer that a running campaign gives cannot go', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')

  expect(await faultsOf(shop.saveSettings({ offers: [] }, 1))).toEqual([
    expect.stringMatching(/^offers: The campaign “leaving” is running and would break/),
  ])
})

test('a period keeps its share of those held out', async () => {
  const shop = await addCampaignShop(server)
  const holdout = (share: number, period: string) => ({ holdout: { share, period } })
  await bodyOf(shop.saveSettings(holdout(500, '2026Q2'), 1))

  expect(await faultsOf(shop.saveSettings(holdout(800, '2026Q2'), 2))).toHaveLength(1)
  expect((await shop.saveSettings(holdout(800, '2026Q3'), 2)).status).toBe(200)
})

test('conditions nested without end are refused, not followed', async () => {
  const shop = await addCampaignShop(server)
  const deep = `${'{"not":'.repeat(7_000)}{"field":"page.type","op":"exists"}${'}'.repeat(7_000)}`
  const segments = `"segments":{"deep":{"name":"Deep","condition":${deep}}}`
  const body = `{"basedOn":1,"settings":${JSON.stringify(SETTINGS).replace('"segments":{}', segments)}}`

  const answer = await shop.askAsMerchant('/campaign-settings', { method: 'PUT', body })

  expect(await faultsOf(Promise.resolve(answer))).toEqual([
    expect.stringMatching(/^segments\.deep\.condition: Is too large/),
  ])
})
