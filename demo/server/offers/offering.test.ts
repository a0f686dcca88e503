import { beforeEach, expect, test } from 'vitest'
import { Campaign } from '../../../src/contract/campaign/campaign.ts'
import type { IssuedOffer } from '../../../src/contract/campaign/issue.ts'
import type { Room } from '../room.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { issueOffer } from './issue.ts'
import { addOfferShop, campaignFor, HALF_HOUR, newHolder } from './offers.fixture.ts'

const server = await useServer()
let shop: TestShop
beforeEach(async () => {
  shop = await addOfferShop(server, {
    offers: [HALF_HOUR, { ...HALF_HOUR, id: 'other' }],
    campaigns: [],
  })
})

/** A survey that ends with “ten”. */
const LEAVING = Campaign.parse(
  campaignFor('ten', { id: 'survey.leaving', kind: 'survey', promotional: false }),
)

const feedback: Room = {
  routes: [],
  findOffering: async (_, { campaignId }) => (campaignId === LEAVING.id ? LEAVING : undefined),
}

function ask(offerId: string, campaignId: string): Promise<IssuedOffer> {
  return issueOffer(
    { ...server.services, rooms: [feedback] },
    {
      shop,
      offerId,
      campaignId,
      isExit: false,
      orderId: undefined,
      shopper: { holder: newHolder(), ipKey: null },
      now: server.clock.now(),
    },
  )
}

test('what another room offers is given like that of a campaign', async () => {
  expect(await ask('ten', LEAVING.id)).toMatchObject({ state: 'live', offerId: 'ten' })
})

test('it gives no offer but those it makes', async () => {
  await expect(ask('other', LEAVING.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('what no room knows gives nothing new', async () => {
  expect(await ask('ten', 'survey.other')).toMatchObject({ refused: 'over' })
})
