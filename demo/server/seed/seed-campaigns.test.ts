/** The demo's campaigns in the database, as its pages read them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCampaigns } from '../../../src/contract/campaign/served.ts'
import { createApp } from '../app.ts'
import { ROOMS } from '../rooms.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { DEMO_CAMPAIGNS } from './campaigns/index.ts'
import { seedDemoCampaigns } from './seed-campaigns.ts'
import { seedDemoShop } from './seed.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await seedDemoShop(database, ROOMS, NOW)
  await seedDemoCampaigns(database, { rooms: ROOMS, now: NOW })
})
afterAll(() => database.close())

test('pages read all of them, with what the shop says about itself', async () => {
  const app = createApp({ database, now: () => NOW })

  const answer = await app.request(`${readCampaigns.path}?key=pk_demo`)

  const set = readCampaigns.response.parse(await answer.json())
  expect(set.items.map(({ id }) => id).toSorted()).toEqual(
    DEMO_CAMPAIGNS.map(({ id }) => id).toSorted(),
  )
  expect(set.facts.returns).toMatchObject({ days: 30 })
})

test('an order of ana’s is late', async () => {
  const rows = await database.query<{ id: string }>(
    'select order_id as id from orders where promised_at < $1 and expected_at > $1',
    [NOW],
  )

  expect(rows).toEqual([{ id: 'FE-AR871-5KMNT' }])
})
