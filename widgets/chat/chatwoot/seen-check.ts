/** Whether an agent has read our last word. Reading raises no event, so the conversation is asked for now and then. */
import { SECOND } from '../../../src/core/clock.ts'
import type { Api } from './api.ts'
import type { Contacts } from './contact.ts'
import type { Ledger } from './ledger.ts'

export interface SeenCheckParts {
  readonly api: Api
  readonly contacts: Contacts
  readonly ledger: Ledger
  onChange(): void
}

const SEEN_EVERY = 30 * SECOND

/** For every tick while somebody looks. */
export function createSeenCheck(parts: SeenCheckParts): () => Promise<void> {
  const { api, contacts, ledger } = parts
  let asked = 0
  return async () => {
    const thread = [...ledger.threads.values()].at(-1)
    if (!thread) return
    const { lastSeq, theirReadSeq } = ledger.describe(thread)
    const isOwn = thread.messages.get(lastSeq)?.value.author.kind === 'shopper'
    // The answer carries the whole conversation, so a long one is asked for the more seldom.
    const restMs = Math.max(SEEN_EVERY, thread.weight * SECOND)
    if (!isOwn || lastSeq <= theirReadSeq || Date.now() - asked < restMs) return
    asked = Date.now()
    const contact = await contacts.current()
    if (!contact) return
    const conversation = await api.conversation(contact.sourceId, thread.kept.theirs)
    thread.weight = conversation.messages.length
    if (ledger.learnFacts(thread, conversation)) parts.onChange()
  }
}
