/** The chat’s state and actions: what the shopper writes is kept until the shop has it, what the shop answers is shown once. */
import { chooseBackend } from './backend/choose.ts'
import { ChatConfig } from './contract/config.ts'
import type { ChatModel } from './model/chat-model.ts'
import { type ChatWidgetContext, createChatModel } from './model/create-chat-model.ts'

export type { ChatModel } from './model/chat-model.ts'

export function createModel(context: ChatWidgetContext): ChatModel {
  const config = ChatConfig.safeParse(context.options)
  if (!config.success) context.report(config.error)
  return createChatModel(context, chooseBackend(context))
}
