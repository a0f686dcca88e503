/** The chat’s state and actions: what the shopper writes is kept until the shop has it, what the shop answers is shown once. */
import { chooseBackend } from './backend/choose.ts'
import { ChatConfig } from './contract/config.ts'
import type { ChatModel } from './model/chat-model.ts'
import { type ChatWidgetContext, createChatModel } from './model/create-chat-model.ts'

export type { ChatModel } from './model/chat-model.ts'

export function createModel(context: ChatWidgetContext): ChatModel {
  // A backend made by the page’s own code is a function; a schema of what servers say knows none.
  const { backend, ...options } = context.options as { readonly backend?: unknown }
  const config = ChatConfig.safeParse(typeof backend === 'function' ? options : context.options)
  if (!config.success) context.report(config.error)
  return createChatModel(context, chooseBackend(context))
}
