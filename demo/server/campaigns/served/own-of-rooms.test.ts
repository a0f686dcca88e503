import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { Campaign } from '../../../../src/contract/campaign/campaign.ts'
import type { Room } from '../../room.ts'
import { bodyOf } from '../../testing/loyalty.ts'
import { useServer } from '../../testing/use-server.ts'
import {
  addCampaignShop,
  type CampaignShop,
  EXIT,
  exposure,
  faultsOf,
  shown,
  tellEvents,
} from '../campaigns.fixture.ts'
import { readCampaignSet } from './read-set.ts'
import { readCampaignRevision } from './revision.ts'

const server = await useServer()
const { database } = server
let shop: CampaignShop
beforeEach(async () => {
  shop = await addCampaignShop(server)
})

function surveysOf(...revisions: readonly number[]): Room {
  const campaigns = revisions.map((revision, index) =>
    Campaign.parse({
      id: `survey.nps-${index}`,
      revision,
      kind: 'survey',
      category: 'surveys',
      promotional: false,
      trigger: { on: 'event', name: 'order.placed' },
      surface: 'sheet',
      blocks: [],
    }),
  )
  return { routes: [], campaigns: async () => campaigns }
}

const revisionWith = (room: Room) =>
  readCampaignRevision(database, shop, { rooms: [room], now: server.clock.now() })

const setWith = (room: Room) =>
  readCampaignSet(database, shop, { rooms: [room], now: server.clock.now() })

test('surveys stand behind what the merchant wrote', async () => {
  await shop.run('exit')

  const { items } = await setWith(surveysOf(1, 1))

  expect(items.map(({ id }) => id)).toEqual(['exit', 'survey.nps-0', 'survey.nps-1'])
})

test('surveys alone are worth loading, and nothing is not', async () => {
  const alone = surveysOf(1)

  expect(await revisionWith(alone)).toBe((await setWith(alone)).revision)
  expect(await revisionWith(surveysOf())).toBeUndefined()
})

test('another survey, and another version of it, is another revision', async () => {
  await shop.run('exit')
  const rooms = [surveysOf(), surveysOf(1), surveysOf(2), surveysOf(1, 1)]

  const revisions = await Promise.all(rooms.map(revisionWith))

  expect(new Set(revisions).size).toBe(rooms.length)
})

test('nobody writes one by hand', async () => {
  const save = (id: string, kind: string) =>
    faultsOf(shop.save(id, { basedOn: 0, campaign: { ...EXIT, kind }, activate: true }))

  expect(await save('nps', 'survey')).toEqual([expect.stringMatching(/^kind: Cannot be written/)])
  expect(await save('survey.nps', 'exit')).toEqual([expect.stringMatching(/^id: Is kept/)])
})

test('what is told of a survey counts for no campaign, and breaks no page of them', async () => {
  await shop.run('exit')
  const of = { campaignId: 'survey.nps-0' }
  const visitorId = randomUUID()
  const told = await tellEvents(server, shop, [
    shown(visitorId, of),
    exposure(visitorId, of),
    { name: 'campaign.closed', visitorId, props: { ...of, as: 'never' } },
  ])

  const { items } = (await bodyOf(shop.askAsMerchant('/campaigns'))) as { items: object[] }

  expect(new Set(told)).toEqual(new Set(['ok']))
  expect(items).toMatchObject([{ campaign: { id: 'exit' }, numbers: { shown: 0, never: 0 } }])
})
