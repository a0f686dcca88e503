/** Which conversation of the server is which of ours; made once over all tabs, and never twice for one message. */
import type { ChatContext } from '../contract/exchange.ts'
import { RegularsError } from '../../../src/core/errors.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import type { Api, Fields } from './api.ts'
import type { Contacts } from './contact.ts'
import { isUnsure } from './http.ts'
import type { Cell, Kept, KeptConversation } from './kept.ts'
import type { WireContact, WireConversation } from './wire.ts'
import type { Outgoing } from '../backend/backend.ts'

export interface Conversations {
  all(): Promise<readonly KeptConversation[]>
  /** That of a message; it is made with its first one. */
  ensure(contact: WireContact, message: Outgoing): Promise<KeptConversation>
  /** Of one the server has listed, which another device may have begun. */
  keep(conversation: WireConversation): Promise<KeptConversation>
  /** The server knows no such conversation any more. */
  forget(theirs: number): Promise<void>
  /** Everything up to here was in sight; never goes back. */
  read(theirs: number, seq: number): Promise<void>
}

export interface ConversationParts {
  readonly api: Api
  readonly cell: Cell<Kept>
  readonly context: Pick<WidgetContext, 'tabs'>
  readonly contacts: Contacts
  /** The inbox allows one conversation only, and it has another id of ours from now on. */
  onRenamed(): void
}

const MOST = 50

export function createConversations(parts: ConversationParts): Conversations {
  const { api, cell, context } = parts
  const all = async (): Promise<readonly KeptConversation[]> => (await cell.read()).conversations

  async function find(id: string): Promise<KeptConversation | undefined> {
    return (await all()).find((each) => each.id === id)
  }

  async function save(made: KeptConversation): Promise<KeptConversation> {
    await cell.change(({ creating: _answered, ...kept }) => {
      if (kept.conversations.some(({ id, theirs }) => theirs === made.theirs && id !== made.id))
        parts.onRenamed()
      const others = kept.conversations.filter(
        ({ id, theirs }) => id !== made.id && theirs !== made.theirs,
      )
      return { ...kept, conversations: [...others, made].slice(-MOST) }
    })
    return made
  }

  async function make(contact: WireContact, message: Outgoing): Promise<KeptConversation> {
    const id = message.conversationId
    const { creating } = await cell.read()
    const found = creating === id ? await findUnclaimed(contact) : undefined
    if (!found) await cell.change((kept) => ({ ...kept, creating: id }))
    const theirs = found ?? (await create(contact, message.context))
    return save({ id, theirs: theirs.id, subject: message.text.slice(0, 80), readSeq: 0 })
  }

  async function create(contact: WireContact, given?: ChatContext): Promise<WireConversation> {
    try {
      return await api.createConversation(contact.sourceId, attributesOf(given))
    } catch (error) {
      // Refused for certain: there is none to look for next time.
      if (!isUnsure(error)) await cell.change(({ creating: _refused, ...kept }) => kept)
      throw error
    }
  }

  /** The answer to an earlier try was lost; what it made is the newest nobody of ours stands for. */
  async function findUnclaimed(contact: WireContact): Promise<WireConversation | undefined> {
    const listed = await api.conversations(contact.sourceId)
    const claimed = new Set((await all()).map(({ theirs }) => theirs))
    return listed
      .filter(({ id, status }) => !claimed.has(id) && status !== 'resolved')
      .sort((one, other) => other.id - one.id)[0]
  }

  return {
    all,
    async ensure(contact, message) {
      const known = await find(message.conversationId)
      if (known) return known
      const made = await context.tabs.exclusive(
        'chatwoot-conversation',
        async () => (await find(message.conversationId)) ?? make(contact, message),
      )
      // The page is being left.
      if (!made) throw new RegularsError('no_answer', 'conversations')
      return made
    },
    async keep({ id: theirs, uuid }) {
      const known = (await all()).find((each) => each.theirs === theirs)
      if (known) return known
      // Asked for just now, by this tab or another: it is not somebody else’s.
      return save({ id: uuid || idOf(theirs), theirs, subject: '', readSeq: 0 })
    },
    async forget(theirs) {
      await cell.change((kept) => ({
        ...kept,
        conversations: kept.conversations.filter((each) => each.theirs !== theirs),
      }))
    },
    async read(theirs, seq) {
      await cell.change((kept) => ({
        ...kept,
        conversations: kept.conversations.map((each) =>
          each.theirs === theirs && each.readSeq < seq ? { ...each, readSeq: seq } : each,
        ),
      }))
    },
  }
}

/** Where a server is too old to give one. */
function idOf(theirs: number): string {
  return `00000000-0000-8000-8002-${theirs.toString(16).padStart(12, '0')}`
}

/** What the one who answers should know. Chatwoot takes it once, with a new conversation, as texts by name. */
function attributesOf(given: ChatContext = {}): Fields {
  const { page, locale, cart, before, campaignId, orderId, consent } = given
  const lines = cart?.lines.map(({ name, quantity }) => `${quantity} × ${name}`)
  const asked = before?.map(({ asked, answered }) => `${asked} → ${answered}`)
  const texts: Record<string, string | undefined> = {
    page: page?.url,
    page_title: page?.title,
    locale,
    cart: lines?.join('\n'),
    cart_total: cart && `${cart.total.minor} ${cart.total.currency}`,
    asked_before: asked?.join('\n'),
    campaign: campaignId,
    order: orderId,
    consent: consent?.join(', '),
  }
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text))
}
