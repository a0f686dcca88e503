/** Brings messages into the order of the thread: each once, in its newest form. */
import type { ChatMessage } from '../contract/message.ts'

type Messages = readonly ChatMessage[]

/** By `seq`, which never changes. Of one message that comes several times the highest `rev` counts; the same list if nothing is new. */
export function mergeMessages(known: Messages, fresh: Messages): Messages {
  const bySeq = new Map(known.map((message) => [message.seq, message]))
  const news = fresh.filter(({ seq, rev }) => rev > (bySeq.get(seq)?.rev ?? 0))
  if (news.length === 0) return known
  for (const message of news) bySeq.set(message.seq, message)
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq)
}

/** The newest ones without a gap between them. */
export function newestRun(messages: Messages): Messages {
  const gap = messages.findLastIndex(({ seq }, at) => at > 0 && messages[at - 1]!.seq < seq - 1)
  return gap > 0 ? messages.slice(gap) : messages
}

/** Of the shop, and not deleted: what a shopper would want to read. */
export function isAnswer({ author, deleted }: ChatMessage): boolean {
  return (author.kind === 'agent' || author.kind === 'bot') && !deleted
}
