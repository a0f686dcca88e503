/** A shop with an agent and shoppers who have written before, each signed in; made before the processes start. */
import { randomUUID } from 'node:crypto'
import { createApp } from '../../demo/server/app.ts'
import { openDatabase, type Database } from '../../demo/server/db.ts'
import { migrate } from '../../demo/server/migrate.ts'
import { ROOM_FOLDERS } from '../../demo/server/rooms.ts'
import { ensureMember } from '../../demo/server/session/queries.ts'
import { createSession } from '../../demo/server/session/session-token.ts'
import { NO_LIMITS } from '../../demo/server/testing/no-limits.ts'
import { createTestShop, SHOP_ORIGIN, type TestShop } from '../../demo/server/testing/test-shop.ts'
import { messagePath } from './client.ts'
import { placeOf } from './place.ts'

export interface BenchShopper {
  readonly headers: Readonly<Record<string, string>>
  readonly conversationId: string
}

export interface BenchShop {
  readonly agentHeaders: Readonly<Record<string, string>>
  readonly shoppers: readonly BenchShopper[]
}

export async function prepareShop(place: string, shoppers: number): Promise<BenchShop> {
  const database = await openDatabase(placeOf(place))
  try {
    await migrate(database, ROOM_FOLDERS)
    const now = () => new Date()
    const app = createApp({ database, limits: NO_LIMITS, now })
    const shop = await createTestShop({ app, database, now })
    const prepared: BenchShopper[] = []
    for (let index = 0; index < shoppers; index++) {
      const shopper = await signIn(database, shop, `customer-${index}`)
      const path = messagePath(shopper.conversationId, randomUUID())
      const body = JSON.stringify({ text: 'Hello?' })
      const headers = { ...shopper.headers, 'content-type': 'application/json' }
      const answer = await app.request(path, { method: 'PUT', headers, body })
      if (!answer.ok) throw new Error(await answer.text())
      prepared.push(shopper)
    }
    return { agentHeaders: { cookie: await shop.signInMerchant() }, shoppers: prepared }
  } finally {
    await database.close()
  }
}

async function signIn(database: Database, shop: TestShop, sub: string): Promise<BenchShopper> {
  const now = new Date()
  const { memberId } = await ensureMember(database, shop.id, { sub }, now)
  const { token } = await createSession(shop, memberId, { now })
  const headers = { origin: SHOP_ORIGIN, authorization: `Bearer ${token}` }
  return { headers, conversationId: randomUUID() }
}
