/** Who of a shop answers, and by what name shoppers read them. */
import type { ChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import type { Agent } from '../../../widgets/chat/contract/console.ts'
import type { Sql } from '../db.ts'

/** Whoever has no name of their own answers in the shop’s. */
export function agentName(
  { agents }: Pick<ChatSettings, 'agents'>,
  shopName: string,
  email: string,
): string {
  return agents.find((agent) => agent.email.toLowerCase() === email.toLowerCase())?.name ?? shopName
}

/** Everybody who signs in, in the order they were added. */
export async function listAgents(
  sql: Sql,
  { id, name }: { readonly id: string; readonly name: string },
  settings: Pick<ChatSettings, 'agents'>,
): Promise<Agent[]> {
  const merchants = await sql.query<{ email: string }>(
    'select email from merchants where shop_id = $1 order by created_at, email',
    [id],
  )
  return merchants.map(({ email }) => ({ email, name: agentName(settings, name, email) }))
}
