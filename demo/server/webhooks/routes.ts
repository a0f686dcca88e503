/** The webhooks room: the letter box of each shop, filled by all rooms and emptied by its job. */
import { readWebhook, removeWebhook, setWebhook } from '../../../src/contract/webhook.ts'
import type { Room } from '../room.ts'
import { forSecret } from '../route.ts'
import { deliverWebhooks } from './deliver.ts'
import { readEndpoint, removeEndpoint, setEndpoint } from './endpoint.ts'

export const room: Room = {
  routes: [
    forSecret(setWebhook, ({ shop, services, body, now }) =>
      setEndpoint(services.database, shop.id, { ...body, now }),
    ),
    forSecret(readWebhook, ({ shop, services }) => readEndpoint(services.database, shop.id)),
    forSecret(removeWebhook, async ({ shop, services }) => ({
      removed: await removeEndpoint(services.database, shop.id),
    })),
  ],
  jobs: [{ name: 'webhooks', everyMs: 5_000, run: deliverWebhooks }],
}
