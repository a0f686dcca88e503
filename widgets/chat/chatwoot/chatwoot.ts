/** A Chatwoot server with an API inbox as the other end of the chat. */
import { CHATWOOT_ABILITIES } from '../backend/abilities.ts'
import type { ChatBackend } from '../backend/backend.ts'
import type { CreateBackend } from '../backend/choose.ts'
import type { ChatPage } from '../contract/exchange.ts'
import { captureBrowser, type Browser } from './browser.ts'
import { createParts, type Parts } from './create-parts.ts'
import { toFacts } from './facts.ts'
import { isMissing } from './http.ts'
import { checkOptions, type ChatwootOptions } from './options.ts'
import { createParting } from './parting.ts'

export type { ChatwootOptions, Customer } from './options.ts'

/**
 * For `chat({ backend: chatwoot({ url, inbox }) })`.
 * @throws RegularsError `config_invalid`
 */
export function chatwoot(given: ChatwootOptions): CreateBackend {
  const options = checkOptions(given)
  return (context, own) => createChatwoot(createParts(options, context, captureBrowser()), own)
}

/** Lets a test hand in the browser. */
export function chatwootIn(browser: Browser, given: ChatwootOptions): CreateBackend {
  const options = checkOptions(given)
  return (context, own) => createChatwoot(createParts(options, context, browser), own)
}

function createChatwoot(parts: Parts, own: Pick<ChatBackend, 'facts'>): ChatBackend {
  const { api, contacts, following, hearing, ledger } = parts
  return {
    can: CHATWOOT_ABILITIES,
    hasGaps: true,
    async facts() {
      const [inbox, known] = await Promise.all([
        api.inbox(),
        // A shop may have no backend of ours; then the inbox alone is known.
        own.facts().catch(() => undefined),
      ])
      return toFacts(inbox, known, hearing.isOnline())
    },
    shopper: async () => (await contacts.current())?.sourceId,
    isKnown: async () => Boolean((await contacts.current()) || (await parts.customer())),
    async send(message) {
      const sent = await parts.send(message)
      following.wake()
      return sent
    },
    upload: parts.files.take,
    changes: (after) => readChanges(parts, after),
    async earlier(conversationId, before) {
      const contact = await contacts.current()
      const thread = ledger.find(conversationId)
      if (!contact || !thread) return { messages: [], hasMore: false }
      return parts.sync.earlier(contact, thread, before)
    },
    signal: (conversationId, signals) => void tell(parts, conversationId, signals),
    ...createParting(parts),
    follow: following.follow,
    dispose: parts.dispose,
  }
}

async function readChanges(parts: Parts, after: number | undefined): Promise<ChatPage> {
  const { contacts, ledger, state } = parts
  const contact = (await parts.customer()) ? await contacts.ensure() : await contacts.current()
  // A cursor of another time, or another server, when there is nobody any more.
  if (!contact) return { ...nothing(), ...(after && { reset: true }) }
  try {
    const isReset = await state.sync(contact, after)
    return isReset ? { ...ledger.page(undefined), reset: true } : ledger.page(after)
  } catch (error) {
    if (!isMissing(error) || !(await contacts.renewIfGone())) throw error
    ledger.forget()
    return { ...nothing(), reset: true }
  }
}

function nothing(): ChatPage {
  return { messages: [], conversations: [], cursor: 0, hasMore: false }
}

async function tell(
  { api, contacts, conversations, ledger, report }: Parts,
  conversationId: string,
  { typing, readSeq }: { readonly typing?: boolean; readonly readSeq?: number },
): Promise<void> {
  try {
    const thread = ledger.find(conversationId)
    if (!thread) return
    const { theirs } = thread.kept
    const isRead = readSeq !== undefined && readSeq > ledger.describe(thread).readSeq
    if (isRead) thread.kept = { ...thread.kept, readSeq }
    const contact = await contacts.current()
    if (contact && typing !== undefined) await api.typing(contact.sourceId, theirs, typing)
    if (!contact || !isRead) return
    await conversations.read(theirs, readSeq)
    await api.seen(contact.sourceId, theirs)
  } catch (error) {
    // Best effort: by the next time it is not true any more. Only what is wrong with us is worth a word.
    if (error instanceof TypeError) report(error)
  }
}
