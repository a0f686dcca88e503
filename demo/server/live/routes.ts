/** The stream of one shopper, signed in or a guest. */
import { openStream } from '../../../src/contract/session.ts'
import type { Room } from '../room.ts'
import { forShopper } from '../route.ts'
import { openMemberStream } from './stream.ts'

export const room: Room = {
  routes: [
    forShopper(openStream, async ({ shop, memberId, sessionEndsAt, services, now, http }) => {
      const body = await openMemberStream(
        services,
        { shopId: shop.id, memberId },
        {
          lastEventId: http.req.header('last-event-id'),
          lifetimeMs: sessionEndsAt - now.getTime(),
        },
      )
      http.header('Content-Type', 'text/event-stream')
      // A proxy that gathers output would hold messages back.
      http.header('X-Accel-Buffering', 'no')
      return http.body(body)
    }),
  ],
}
