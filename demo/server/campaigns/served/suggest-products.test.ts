import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bodyOf } from '../../testing/loyalty.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { addCampaignShop, type CampaignShop } from '../campaigns.fixture.ts'

let answer: () => Promise<Response>
let asked: { data?: unknown }[]
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    fetch: async (_, init) => {
      asked.push(JSON.parse(String(init?.body)) as object)
      return answer()
    },
  })
})
afterAll(() => server.stop())
beforeEach(() => {
  asked = []
  answer = async () => Response.json({ items: [card('lid'), card('cup')] })
})

const card = (id: string) => ({ id, name: id, url: `/p/${id}` })

async function suggestedTo(shop: CampaignShop, ids: string): Promise<string[]> {
  const path = `/v1/campaigns/products?key=${shop.publicKey}&with=${ids}`
  const { items } = (await bodyOf(shop.askAsPage(path))) as { items: { id: string }[] }
  return items.map(({ id }) => id)
}

async function addShop(isAsked: boolean): Promise<CampaignShop> {
  const shop = await addCampaignShop(server)
  const recommended = [card('pot'), card('cup')]
  await bodyOf(shop.saveSettings({ facts: { products: { recommended } } }, 1))
  const answers = isAsked ? ['products.suggest'] : []
  const body = { url: 'https://shop.example/hooks', answers }
  await bodyOf(shop.askAsServer('/v1/webhook', { method: 'PUT', body }))
  return shop
}

test('the shop’s own server says what goes with a product, without those one has', async () => {
  const shop = await addShop(true)

  expect(await suggestedTo(shop, 'cup,pan')).toEqual(['lid'])
  expect(asked).toMatchObject([{ type: 'products.suggest', data: { with: ['cup', 'pan'] } }])
})

test('where it is not to be asked, the merchant’s choice is shown', async () => {
  const shop = await addShop(false)

  expect(await suggestedTo(shop, 'cup')).toEqual(['pot'])
  expect(asked).toEqual([])
})

test('so it is where it answers nothing that can be used', async () => {
  const shop = await addShop(true)
  answer = async () =>
    Response.json({ items: [{ id: 'x', name: 'X', url: 'javascript:alert(1)' }] })

  expect(await suggestedTo(shop, '')).toEqual(['pot', 'cup'])
})

test('twenty ids are handed on, however many are sent', async () => {
  const shop = await addShop(true)

  await suggestedTo(shop, Array.from({ length: 30 }, (_, index) => `p${index}`).join(','))

  expect(asked).toMatchObject([{ data: { with: expect.objectContaining({ length: 20 }) } }])
})
