/** The programme for everyone, the wallet for its member. */
import { readProgram, readWallet, type Program } from '../../../widgets/loyalty/contract.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { Room } from '../room.ts'
import { forMember, forPublic } from '../route.ts'
import type { ShopRow } from '../shop/queries.ts'
import { readCurrentProgram, readLedger } from './queries.ts'
import { settleOrder } from './settle.ts'
import { deriveWallet } from './wallet.ts'

export const room: Room = {
  routes: [
    forPublic(readProgram, ({ shop, services }) => programOf(services.database, shop), {
      cacheable: true,
    }),
    forMember(readWallet, async ({ shop, memberId, services, now }) => {
      const program = await programOf(services.database, shop)
      return deriveWallet(await readLedger(services.database, shop.id, memberId), program, now)
    }),
  ],
  onOrderChange: settleOrder,
}

async function programOf(sql: Sql, shop: ShopRow): Promise<Program> {
  const program = await readCurrentProgram(sql, shop.id)
  if (!program) throw new ProblemError('not_found', { detail: 'This shop has no programme.' })
  return program
}
