/** What is known of the shopper’s conversations in this page, and since when: so that `changes` can be answered without asking. */
import type { Conversation, Rating } from '../contract/conversation.ts'
import type { ChatPage } from '../contract/exchange.ts'
import type { ChatMessage } from '../contract/message.ts'
import { isHidden, toMessage } from './convert.ts'
import { describe, type ThreadFacts } from './describe.ts'
import type { KeptConversation } from './kept.ts'
import type { OwnMessages } from './own-messages.ts'
import { asNumber, asRecord, asText, type WireConversation, type WireMessage } from './wire.ts'

interface Item<T> {
  value: T
  stamp: number
  /** The model has had it. */
  isTold: boolean
}

export interface KnownThread extends ThreadFacts {
  kept: KeptConversation
  readonly messages: Map<number, Item<ChatMessage>>
  /** Everything up to this one has been read without a gap. */
  upTo: number
  /** How much the server sends when it is asked for the whole conversation. */
  weight: number
  survey?: { readonly messageId: number; readonly at: number }
  described?: Item<Conversation>
}

export interface Ledger {
  readonly threads: ReadonlyMap<number, KnownThread>
  thread(kept: KeptConversation): KnownThread
  /** By our id. */
  find(conversationId: string): KnownThread | undefined
  /** Says whether anything was new. Messages have been claimed before. */
  learn(thread: KnownThread, messages: readonly WireMessage[]): boolean
  learnFacts(thread: KnownThread, conversation: WireConversation): boolean
  /** The conversation as it is now. */
  describe(thread: KnownThread): Conversation
  cursor(): number
  /** The newest message that whoever has this cursor knows. */
  newestAt(cursor: number): number
  page(after: number | undefined): ChatPage
  drop(theirs: number): void
  forget(): void
}

/** Of each message id, so many changes of other things fit in between: edits, stages, read marks. */
const STEPS = 4096
/** Of one thread, in memory; older ones are read when somebody scrolls there. */
const MOST = 200

export function createLedger(own: OwnMessages): Ledger {
  const threads = new Map<number, KnownThread>()
  let clock = 0

  function stampOf(messageId = 0): number {
    clock = Math.max(clock + 1, messageId * STEPS)
    return clock
  }

  function thread(kept: KeptConversation): KnownThread {
    const known = threads.get(kept.theirs) ?? {
      kept,
      messages: new Map(),
      upTo: 0,
      weight: 0,
      status: 'open',
      agentSeenAt: 0,
      shopperSeenAt: 0,
    }
    known.kept = kept
    threads.set(kept.theirs, known)
    return known
  }

  function put(known: KnownThread, wire: WireMessage): boolean {
    const before = known.messages.get(wire.id)
    const made = toMessage(wire, {
      conversationId: known.kept.id,
      files: own.filesOf(wire.id),
      cidOf: own.cidOf,
    })
    if (before && isEqual({ ...before.value, rev: 0 }, { ...made, rev: 0 })) return false
    // Nothing tells how often a message was changed: what was read later is newer, in this tab and in the next.
    const rev = Math.max(Date.now(), (before?.value.rev ?? 0) + 1)
    const edited = before && !made.deleted && { editedAt: new Date().toISOString() }
    known.messages.set(wire.id, {
      value: { ...made, rev, ...edited },
      stamp: stampOf(wire.id),
      isTold: false,
    })
    return true
  }

  function redescribe(known: KnownThread): boolean {
    const values = [...known.messages.values()].map(({ value }) => value)
    const value = describe(
      known,
      values.sort((one, other) => one.seq - other.seq),
    )
    if (known.described && isEqual(known.described.value, value)) return false
    known.described = { value, stamp: stampOf(), isTold: false }
    return true
  }

  return {
    threads,
    thread,
    find: (conversationId) => [...threads.values()].find(({ kept }) => kept.id === conversationId),

    learn(known, messages) {
      const before = known.messages.size
      const isNew = messages.filter((wire) => {
        if (wire.contentType === 'input_csat') learnSurvey(known, wire)
        return !isHidden(wire) && put(known, wire)
      })
      known.weight = Math.max(known.weight + known.messages.size - before, messages.length)
      trim(known.messages)
      return redescribe(known) || isNew.length > 0
    },

    learnFacts(known, { status, agentSeenAt, shopperSeenAt, assignee }) {
      known.status = status
      // Seen once is seen: two events may overtake each other.
      known.agentSeenAt = Math.max(known.agentSeenAt, agentSeenAt)
      known.shopperSeenAt = Math.max(known.shopperSeenAt, shopperSeenAt)
      if (assignee !== undefined) known.assignee = assignee ?? undefined
      return redescribe(known)
    },

    describe(known) {
      redescribe(known)
      // Safe: just described.
      return known.described!.value
    },

    cursor: () => clock,
    newestAt: (cursor) => Math.floor(cursor / STEPS),

    page(after) {
      clock = Math.max(clock, after ?? 0)
      const isNews = ({ stamp, isTold }: Item<unknown>): boolean =>
        after === undefined || !isTold || stamp > after
      const messages: ChatMessage[] = []
      const conversations: Conversation[] = []
      for (const known of threads.values()) {
        redescribe(known)
        const news = [...known.messages.values()].filter(isNews)
        if (news.length === 0 && !isNews(known.described!)) continue
        messages.push(...news.map(({ value }) => value))
        conversations.push(known.described!.value)
        for (const item of [...news, known.described!]) item.isTold = true
      }
      return { messages, conversations, cursor: clock, hasMore: false }
    },

    drop: (theirs) => void threads.delete(theirs),
    forget() {
      threads.clear()
      clock = 0
    },
  }
}

function learnSurvey(known: KnownThread, wire: WireMessage): void {
  const answer = asRecord(asRecord(wire.attributes['submitted_values'])['csat_survey_response'])
  const score = asNumber(answer['rating'])
  const comment = asText(answer['feedback_message'])
  if (known.survey && known.survey.messageId > wire.id) return
  known.survey = { messageId: wire.id, at: wire.createdAt }
  const rating: Rating | undefined = score ? { score, ...(comment && { comment }) } : undefined
  known.rating = rating && { ...rating, editableUntil: lockedAt(wire.createdAt) }
}

/** Chatwoot takes another answer for fourteen days after it asked. */
function lockedAt(askedAt: number): string {
  return new Date((askedAt + 14 * 86_400) * 1000).toISOString()
}

function trim(messages: Map<number, unknown>): void {
  if (messages.size <= MOST) return
  const oldest = [...messages.keys()].sort((one, other) => one - other).slice(0, -MOST)
  for (const id of oldest) messages.delete(id)
}

/** Both were made by the same code, so their keys stand in the same order; `editedAt` alone comes from elsewhere. */
function isEqual(one: object, other: object): boolean {
  const plain = (value: object): string => JSON.stringify({ ...value, editedAt: undefined })
  return plain(one) === plain(other)
}
