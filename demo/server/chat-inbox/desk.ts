/** Where an agent sits: the shop, who they are to its shoppers, and who else answers there. */
import type { Agent } from '../../../widgets/chat/contract.ts'
import { agentName, listAgents } from '../chat-settings/agents.ts'
import { loadChatSettings } from '../chat-settings/queries.ts'
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
  const { settings } = await loadChatSettings(sql, shop.id)
  const agentOf = (email: string): Agent => ({
    email,
    name: agentName(settings, shop.name, email),
  })
  return {
    shopId: shop.id,
    me: agentOf(merchant.email),
    agents: await listAgents(sql, shop, settings),
    agentOf,
  }
}
