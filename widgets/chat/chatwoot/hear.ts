/** What the socket says, learned in the order in which it was said. */
import type { ChatSignal } from '../contract/exchange.ts'
import { SECOND } from '../../../src/core/clock.ts'
import type { Conversations } from './conversations.ts'
import type { KnownThread, Ledger } from './ledger.ts'
import type { OwnMessages } from './own-messages.ts'
import { asRecord, asText, nameOf, readConversation, readMessage } from './wire.ts'

type Raw = Readonly<Record<string, unknown>>

export interface Hearing {
  hear(event: string, data: Raw): void
  /** Says again who is typing: Chatwoot says it once, and whoever is told forgets it sooner than an answer is written. */
  repeatTyping(): void
  /** Somebody of the shop is there, as far as was heard. */
  isOnline(): boolean
  forget(): void
}

export interface HearingParts {
  readonly conversations: Conversations
  readonly ledger: Ledger
  readonly own: OwnMessages
  /** Whether all up to now has been read: then what is heard follows without a gap. */
  isSynced(): boolean
  onChange(): void
  /** Something was said of a conversation nobody here knows. */
  onUnknown(): void
  onSignal(signal: ChatSignal): void
  report(error: unknown): void
}

/** As Chatwoot’s own widget: the end of typing may be lost. */
const TYPING_LASTS = 30 * SECOND

export function createHearing(parts: HearingParts): Hearing {
  const { conversations, ledger, own, onSignal } = parts
  const typing = new Map<string, { readonly until: number; readonly name: string }>()
  let isOnline = false
  let turn = Promise.resolve()

  async function threadOf(theirs: number): Promise<KnownThread | undefined> {
    const kept = (await conversations.all()).find((each) => each.theirs === theirs)
    if (!kept) parts.onUnknown()
    return kept && ledger.thread(kept)
  }

  async function onMessage(data: Raw): Promise<void> {
    const message = readMessage(data)
    const thread = message && (await threadOf(message.conversationId))
    if (!thread) return
    await own.claim([message])
    if (message.kind === 1) setTyping(thread.kept.id, undefined)
    const isNew = ledger.learn(thread, [message])
    if (parts.isSynced()) thread.upTo = Math.max(thread.upTo, message.id)
    if (isNew) parts.onChange()
  }

  async function onConversation(data: Raw): Promise<KnownThread | undefined> {
    const conversation = readConversation(data)
    const thread = conversation && (await threadOf(conversation.id))
    if (thread && ledger.learnFacts(thread, conversation)) parts.onChange()
    return thread
  }

  async function onTyping(data: Raw, isTyping: boolean): Promise<void> {
    // One agent writes a note to another.
    if (data['is_private'] === true) return
    const thread = await onConversation(asRecord(data['conversation']))
    if (thread) setTyping(thread.kept.id, isTyping ? nameOf(data['user']) : undefined)
  }

  function setTyping(conversationId: string, name: string | undefined): void {
    if (name === undefined && !typing.delete(conversationId)) return
    if (name !== undefined) typing.set(conversationId, { until: Date.now() + TYPING_LASTS, name })
    onSignal({ conversationId, typing: name !== undefined, ...(name && { name }) })
  }

  function onPresence({ users }: Raw): void {
    isOnline = Object.values(asRecord(users)).some((status) => asText(status) === 'online')
    onSignal({ isOnline })
  }

  async function handle(event: string, data: Raw): Promise<void> {
    if (event === 'presence.update') onPresence(data)
    else if (event.startsWith('message.')) await onMessage(data)
    else if (event === 'conversation.typing_on') await onTyping(data, true)
    else if (event === 'conversation.typing_off') await onTyping(data, false)
    else if (event.startsWith('conversation.')) await onConversation(data)
  }

  return {
    hear(event, data) {
      turn = turn.then(() => handle(event, data)).catch(parts.report)
    },
    repeatTyping() {
      for (const [conversationId, { until, name }] of typing) {
        if (Date.now() >= until) setTyping(conversationId, undefined)
        else onSignal({ conversationId, typing: true, ...(name && { name }) })
      }
    },
    isOnline: () => isOnline,
    forget() {
      typing.clear()
      isOnline = false
    },
  }
}
