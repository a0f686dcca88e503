/** Tells the shop's server what happened in a conversation, for a helpdesk of its own. */
import type { WebhookType } from '../../../src/contract/webhook.ts'
import { queueWebhook } from '../webhooks/queue.ts'
import type { ChatChange } from './change.ts'

export type ChatWebhook = Extract<WebhookType, `chat.${string}`>

/** `data` beside the conversation and its reference. */
export async function tellShop(
  { sql, shopId, memberId, conversation, now }: ChatChange,
  type: ChatWebhook,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { conversationId, reference } = conversation
  const notice = { type, memberId, at: now, data: { conversationId, reference, ...data } }
  await queueWebhook(sql, shopId, [notice])
}
