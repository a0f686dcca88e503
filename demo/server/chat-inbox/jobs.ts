/** Presence, written down: shoppers by the streams this process holds, shops by their agents’ last sign of life. */
import type { Job } from '../room.ts'
import { hubOf } from '../live/hub.ts'
import { INBOX } from '../live/queries.ts'
import { markShoppers } from './presence.ts'
import { leaveDesks } from './tell-shoppers.ts'

const EVERY_MS = 20_000

export const jobs: readonly Job[] = [
  {
    name: 'chat presence',
    everyMs: EVERY_MS,
    run: async ({ database, now }) => {
      const audiences = hubOf(database).audiences()
      const shoppers = audiences.filter(({ memberId }) => memberId !== INBOX)
      // A transaction, though of one statement: it is tried again where a guest signs in at the same moment.
      await database.transaction((sql) => markShoppers(sql, shoppers, now()))
      await leaveDesks(database, now())
    },
  },
]
