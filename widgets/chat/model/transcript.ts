/** A whole conversation as text. Loaded when somebody asks for it. */
import type { ChatBackend } from '../backend/backend.ts'
import type { ChatMessage } from '../contract/message.ts'

/** `before`: higher than the `seq` of the newest message. */
export async function readTranscript(
  backend: Pick<ChatBackend, 'earlier'>,
  conversationId: string,
  { before, said }: { readonly before: number; said(message: ChatMessage): string },
): Promise<string> {
  const pages: string[] = []
  for (let end: number | undefined = before; end !== undefined;) {
    const { messages, hasMore } = await backend.earlier(conversationId, end)
    pages.unshift(messages.map(said).join('\n'))
    end = hasMore ? messages[0]?.seq : undefined
  }
  return pages.filter(Boolean).join('\n')
}
