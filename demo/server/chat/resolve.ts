/** The end of a conversation, and its going on after all. */
import { sayOfSystem } from './append.ts'
import { setConversation, type ChatChange } from './change.ts'
import { tellShop } from './webhooks.ts'

/** Does nothing to one that is resolved. */
export async function resolveConversation(
  change: ChatChange,
  by: 'shopper' | 'agent',
): Promise<void> {
  if (change.conversation.stage === 'resolved') return
  setConversation(change, { stage: 'resolved', waitingSince: null, resolvedAt: change.now })
  await sayOfSystem(change, 'resolved')
  await tellShop(change, 'chat.resolved', { by })
}

/** By the shop, which has something to add. The shopper does it by writing. */
export async function reopenConversation(change: ChatChange): Promise<void> {
  if (change.conversation.stage !== 'resolved') return
  setConversation(change, { stage: 'open', resolvedAt: null })
  await sayOfSystem(change, 'reopened')
  await tellShop(change, 'chat.reopened', { by: 'agent' })
}
