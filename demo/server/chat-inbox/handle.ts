/** Whose conversation it is, whether it is over, and whether its shopper may write at all. */
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import type { handleConversation } from '../../../widgets/chat/contract.ts'
import { changeConversation, setConversation, setShopper, type ChatChange } from '../chat/change.ts'
import { reopenConversation, resolveConversation } from '../chat/resolve.ts'
import type { Database } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { normalise } from '../merchant/queries.ts'
import { assignTo } from './answer.ts'
import type { Desk } from './desk.ts'

interface Handling {
  readonly conversationId: string
  readonly body: BodyOf<typeof handleConversation>
  readonly now: Date
}

/** What is so already stays as it is. */
export function handle(database: Database, desk: Desk, { body, ...name }: Handling): Promise<void> {
  const { assignee, resolved, blocked } = body
  return changeConversation(database, { shopId: desk.shopId, ...name }, async (change) => {
    if (blocked !== undefined) block(change, blocked)
    if (assignee !== undefined) await assign(change, desk, assignee)
    const isResolved = change.conversation.stage === 'resolved'
    if (resolved === true && !isResolved) await resolveConversation(change, 'agent')
    if (resolved === false && isResolved) await reopenConversation(change)
  })
}

async function assign(change: ChatChange, desk: Desk, assignee: string | null): Promise<void> {
  if (assignee === null) return setConversation(change, { assignee: null, assigneeName: null })
  const email = normalise(assignee)
  if (!desk.agents.some((agent) => agent.email === email)) throw new ProblemError('agent_unknown')
  await assignTo(change, desk, email)
  if (change.conversation.stage === 'new') setConversation(change, { stage: 'open' })
}

function block(change: ChatChange, blocked: boolean): void {
  setShopper(change, { blockedAt: blocked ? (change.shopper.blockedAt ?? change.now) : null })
}
