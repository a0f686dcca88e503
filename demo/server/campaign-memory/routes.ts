/** The campaign-memory room: what campaigns may ask about a member, and what the member was shown on any device. */
import { putCampaignMemory, readCustomer } from '../../../src/contract/campaign/customer.ts'
import type { Room } from '../room.ts'
import { forMember } from '../route.ts'
import { exportMemory, forgetMemory, readMemory, remember } from './memory.ts'
import { readSummary } from './summary.ts'

export const room: Room = {
  routes: [
    forMember(readCustomer, async ({ shop, memberId, services, now }) => {
      const { database, rooms } = services
      return {
        summary: await readSummary(database, { shop, memberId, rooms, now }),
        memory: await readMemory(database, { shopId: shop.id, memberId }),
      }
    }),
    forMember(putCampaignMemory, ({ shop, memberId, services, body, now }) =>
      remember(services.database, { shopId: shop.id, memberId }, { told: body, now }),
    ),
  ],
  onExport: exportMemory,
  onErase: forgetMemory,
}
