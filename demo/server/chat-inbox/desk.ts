/** Where an agent sits: the shop, who they are to its shoppers, and who else answers there. */
import { z } from 'zod/mini'
import { Agent } from '../../../widgets/chat/contract.ts'
import { agentName, listAgents } from '../chat-settings/agents.ts'
import type { Sql } from '../db.ts'
import type { MerchantRow } from '../merchant/queries.ts'
import type { ShopRow } from '../shop/queries.ts'

export interface Desk {
  readonly shopId: string
  /** The one who asks. */
  readonly me: Agent
  /** All who sign in. */
  readonly agents: readonly Agent[]
  /** Of somebody who does not sign in any more, too. */
  agentOf(email: string): Agent
}

export async function openDesk(
  sql: Sql,
  { shop, merchant }: { readonly shop: ShopRow; readonly merchant: MerchantRow },
): Promise<Desk> {
  const agents = await readNames(sql, shop.id)
  const agentOf = (email: string): Agent => ({
    email,
    name: agentName({ agents }, shop.name, email),
  })
  return {
    shopId: shop.id,
    me: agentOf(merchant.email),
    agents: await listAgents(sql, shop, { agents }),
    agentOf,
  }
}

/** Alone: all answers and canned replies beside them would be read for every key an agent presses. */
async function readNames(sql: Sql, shopId: string): Promise<Agent[]> {
  const [row] = await sql.query<{ agents: unknown }>(
    `select settings->'agents' as agents from chat_settings where shop_id = $1`,
    [shopId],
  )
  return z.array(Agent).parse(row?.agents ?? [])
}
