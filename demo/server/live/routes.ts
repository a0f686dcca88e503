/** The stream of a signed-in shopper. */
import { openStream } from '../../../src/contract/session.ts'
import type { Room } from '../room.ts'
import { forMember } from '../route.ts'
import { openMemberStream } from './stream.ts'

export const room: Room = {
  routes: [
    forMember(openStream, async ({ shop, memberId, sessionEndsAt, services, now, http }) => {
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
