/** A conversation as ours, from what Chatwoot has let on so far. */
import type { Conversation, Rating, Stage } from '../contract/conversation.ts'
import type { ChatMessage } from '../contract/message.ts'
import { instantOf } from './convert.ts'
import type { KeptConversation } from './kept.ts'

export interface ThreadFacts {
  readonly kept: KeptConversation
  status: string
  /** Whole seconds since 1970; 0 for never. */
  agentSeenAt: number
  shopperSeenAt: number
  assignee?: string | undefined
  rating?: Rating | undefined
  hasEmail?: boolean
}

/** `messages` in the order of the thread. */
export function describe(facts: ThreadFacts, messages: readonly ChatMessage[]): Conversation {
  const { kept, status, rating } = facts
  const newest = messages.at(-1)
  const readSeq = readUpTo(facts, messages)
  const theirReadSeq = seenUpTo(facts, messages)
  const name =
    facts.assignee ?? messages.findLast(({ author }) => author.kind === 'agent')?.author.name
  const started = messages[0]?.at ?? instantOf(0)
  return {
    id: kept.id,
    reference: `#${kept.theirs}`,
    stage: status === 'resolved' ? 'resolved' : stageOf(facts, newest),
    subject: kept.subject || messages.find(({ text }) => text)?.text.slice(0, 80) || '',
    startedAt: started,
    updatedAt: newest?.at ?? started,
    lastSeq: newest?.seq ?? 0,
    readSeq,
    unread: messages.filter(({ seq, author }) => seq > readSeq && author.kind !== 'shopper').length,
    // Nothing is told of a message that is on a screen and not read.
    theirDeliveredSeq: theirReadSeq,
    theirReadSeq,
    ...(name && { agent: { name } }),
    ...(rating && { rating }),
    hasEmail: facts.hasEmail === true,
  }
}

function stageOf({ agentSeenAt, assignee }: ThreadFacts, newest: ChatMessage | undefined): Stage {
  if (newest?.author.kind === 'agent') return 'answered'
  return agentSeenAt || assignee ? 'open' : 'new'
}

/** What another device has read is known to the second only: a message of that very second counts as unread, so that none is missed. */
function readUpTo({ kept, shopperSeenAt }: ThreadFacts, messages: readonly ChatMessage[]): number {
  const elsewhere = messages.findLast(({ at }) => Date.parse(at) < shopperSeenAt * 1000)
  return Math.max(kept.readSeq, elsewhere?.seq ?? 0)
}

function seenUpTo({ agentSeenAt }: ThreadFacts, messages: readonly ChatMessage[]): number {
  return messages.findLast(({ at }) => Date.parse(at) <= agentSeenAt * 1000)?.seq ?? 0
}
