/** Shoppers who have the shop open learn whether anybody is there to answer. */
import type { ChatSignal } from '../../../widgets/chat/contract.ts'
import type { Database, Sql } from '../db.ts'
import { publishMoment } from '../live/queries.ts'
import { closeDesks, markAgent, readShoppersHere } from './presence.ts'

/** Somebody has the inbox open, at this moment. */
export async function arriveAtDesk(
  database: Database,
  agent: Parameters<typeof markAgent>[1],
): Promise<void> {
  await database.transaction(async (sql) => {
    if (await markAgent(sql, agent)) await tellShoppers(sql, { ...agent, isOnline: true })
  })
}

/** Where everybody has gone. */
export async function leaveDesks(database: Database, now: Date): Promise<void> {
  await database.transaction(async (sql) => {
    for (const shopId of await closeDesks(sql, now))
      await tellShoppers(sql, { shopId, now, isOnline: false })
  })
}

async function tellShoppers(
  sql: Sql,
  { shopId, now, isOnline }: { shopId: string; now: Date; isOnline: boolean },
): Promise<void> {
  const data: ChatSignal = { isOnline }
  for (const audience of await readShoppersHere(sql, shopId, now))
    await publishMoment(sql, audience, { type: 'chat.signal', data })
}
