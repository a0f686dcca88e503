import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCampaigns } from '../../../../src/contract/campaign/console.ts'
import { CampaignPreview } from '../../../../src/contract/campaign/preview.ts'
import { bodyOf } from '../../testing/loyalty.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { addCampaignShop, type CampaignShop, EXIT, problemOf } from '../campaigns.fixture.ts'

const DAY = 86_400_000

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** As the console names it. */
async function linkOf(shop: CampaignShop, id: string): Promise<string> {
  const { items } = listCampaigns.response.parse(await bodyOf(shop.askAsMerchant('/campaigns')))
  return items.find(({ campaign }) => campaign.id === id)?.preview ?? ''
}

function open(shop: CampaignShop, id: string, token: string): Promise<Response> {
  const query = new URLSearchParams({ key: shop.publicKey, token })
  return shop.askAsPage(`/v1/campaigns/${id}/preview?${query}`)
}

async function tokenOf(shop: CampaignShop, id: string): Promise<string> {
  return (await linkOf(shop, id)).replace(`${id}~`, '')
}

async function look(shop: CampaignShop, id: string): Promise<CampaignPreview> {
  return CampaignPreview.parse(await bodyOf(open(shop, id, await tokenOf(shop, id))))
}

async function seesNothing(shop: CampaignShop, id: string, token: string): Promise<string> {
  return (await problemOf(open(shop, id, token))).code
}

const draft = (changes: object, basedOn = 0) => ({ basedOn, campaign: { ...EXIT, ...changes } })

test('a draft that nobody has seen yet can be looked at', async () => {
  const shop = await addCampaignShop(server)
  await bodyOf(shop.save('leaving', draft({ priority: 7 })))

  expect(await look(shop, 'leaving')).toMatchObject({ campaign: { id: 'leaving', priority: 7 } })
})

test('the draft comes before what shoppers see, and without one that is shown', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')
  const before = await look(shop, 'leaving')

  await bodyOf(shop.save('leaving', draft({ priority: 5 }, 1)))

  expect(before.campaign).toMatchObject({ revision: 1, priority: 0 })
  expect((await look(shop, 'leaving')).campaign).toMatchObject({ revision: 2, priority: 5 })
})

test('offers are for show: with an end as they would have now, and nothing is written down', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')
  const rows = async () =>
    server.database.query('select issue_id from offer_issues where shop_id = $1', [shop.id])

  const { offers } = await look(shop, 'leaving')

  expect(offers).toMatchObject({ ten: { state: 'live', code: 'PREVIEW', value: { percent: 10 } } })
  const { issuedAt = '', expiresAt = '', serverNow } = offers['ten'] ?? { serverNow: '' }
  expect(Date.parse(expiresAt) - Date.parse(issuedAt)).toBe(30 * 60_000)
  expect(serverNow).toBe(server.clock.now().toISOString())
  expect(await rows()).toEqual([])
})

test.each([
  ['nothing like one', () => 'cats'],
  ['signed by somebody else', (token: string) => `${token.slice(0, -43)}${'A'.repeat(43)}`],
  ['moved to a later day', (token: string) => token.replace(/^\d+/, (day) => `${Number(day) + 1}`)],
  ['longer than it was', (token: string) => `${token}A`],
])('a token that is %s opens nothing', async (_, forge) => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')
  const token = await tokenOf(shop, 'leaving')

  expect((await open(shop, 'leaving', token)).status).toBe(200)
  expect(await seesNothing(shop, 'leaving', forge(token))).toBe('not_found')
})

test('the token of one campaign, or of another shop, opens no other', async () => {
  const shop = await addCampaignShop(server)
  const other = await addCampaignShop(server)
  await shop.run('leaving')
  await shop.run('staying')
  await other.run('leaving')

  expect(await seesNothing(shop, 'leaving', await tokenOf(shop, 'staying'))).toBe('not_found')
  expect(await seesNothing(shop, 'leaving', await tokenOf(other, 'leaving'))).toBe('not_found')
})

test('a link is good for seven days, and over after the eighth', async () => {
  const shop = await addCampaignShop(server)
  await shop.run('leaving')
  const token = await tokenOf(shop, 'leaving')

  server.clock.pass(7 * DAY)
  expect((await open(shop, 'leaving', token)).status).toBe(200)
  server.clock.pass(DAY)
  expect(await seesNothing(shop, 'leaving', token)).toBe('not_found')
})
