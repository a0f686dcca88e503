/** Sends a message. The server takes whatever comes, however often: so after a lost answer it is looked for before it is sent again. */
import type { Outgoing } from '../backend/backend.ts'
import type { Sent } from '../contract/exchange.ts'
import { SECOND } from '../../../src/core/clock.ts'
import { RegularsError } from '../../../src/core/errors.ts'
import type { Api } from './api.ts'
import type { Contacts } from './contact.ts'
import type { Conversations } from './conversations.ts'
import type { Files } from './files.ts'
import { isMissing, isUnsure } from './http.ts'
import type { KnownThread, Ledger } from './ledger.ts'
import type { OwnMessages } from './own-messages.ts'
import type { Sync } from './sync.ts'
import type { WireContact } from './wire.ts'

export interface SendParts {
  readonly api: Api
  readonly contacts: Contacts
  readonly conversations: Conversations
  readonly files: Files
  readonly ledger: Ledger
  readonly own: OwnMessages
  readonly sync: Sync
  /** The socket is there: what was taken will be heard. */
  isLive(): boolean
}

/** So long the socket may still tell that a message was taken. */
const ECHO_WAIT = 4 * SECOND

export type Send = (message: Outgoing) => Promise<Sent>

export function createSend(parts: SendParts): Send {
  const { api, contacts, conversations, files, ledger, own, sync } = parts

  async function prepare(
    message: Outgoing,
  ): Promise<{ contact: WireContact; thread: KnownThread }> {
    const contact = await contacts.ensure(message.contact)
    const thread = ledger.thread(await conversations.ensure(contact, message))
    thread.hasEmail ||= Boolean(message.contact?.email)
    return { contact, thread }
  }

  /** By what the socket said, or by looking for it among the newest. */
  async function lookFor(
    { cid }: Outgoing,
    { contact, thread }: { contact: WireContact; thread: KnownThread },
  ): Promise<number | undefined> {
    const pending = await own.pendingOf(cid)
    if (own.idOf(cid) === undefined && pending)
      await sync.newest(contact, thread, Math.max(pending.after, 1))
    return own.idOf(cid)
  }

  async function post(
    message: Outgoing,
    { contact, thread }: { contact: WireContact; thread: KnownThread },
  ): Promise<number> {
    const { cid, text, attachments } = message
    const body = await bodyOf(message, files)
    const { theirs } = thread.kept
    const after = Math.max(thread.upTo, ...thread.messages.keys())
    await own.begin({ cid, theirs, text, files: attachments, after })
    try {
      const taken = await api.send(contact.sourceId, theirs, body)
      await own.take(cid, taken.id)
      ledger.learn(thread, [taken])
      return taken.id
    } catch (error) {
      if (!isUnsure(error)) await own.drop(cid)
      throw error
    }
  }

  async function sendTo(message: Outgoing): Promise<Sent> {
    const place = await prepare(message)
    const id = (await lookFor(message, place)) ?? (await post(message, place))
    await files.drop(message.attachments)
    return sentOf(message, { ...place, id })
  }

  async function sentOf(
    { cid }: Outgoing,
    { contact, thread, id }: { contact: WireContact; thread: KnownThread; id: number },
  ): Promise<Sent> {
    // Heard of by another tab alone, or in an earlier page.
    if (!thread.messages.has(id)) await sync.newest(contact, thread, id - 1)
    const sent = thread.messages.get(id)
    if (!sent) throw new RegularsError('bad_answer', 'messages', cid)
    return {
      message: sent.value,
      conversation: ledger.describe(thread),
      cursor: ledger.cursor(),
    }
  }

  return async (message) => {
    try {
      return await sendTo(message)
    } catch (error) {
      if (isMissing(error)) {
        // Conversation or contact was deleted at the server: once again, with new ones.
        await contacts.renewIfGone()
        const gone = ledger.find(message.conversationId)
        if (gone) await conversations.forget(gone.kept.theirs)
        return sendTo(message)
      }
      // It may have been taken all the same: the socket would know.
      if (isUnsure(error) && parts.isLive() && (await own.pendingOf(message.cid))) {
        const id = await own.whenTaken(message.cid, ECHO_WAIT)
        if (id !== undefined) return sendTo(message)
      }
      throw error
    }
  }
}

async function bodyOf(
  { cid, text, attachments }: Outgoing,
  files: Files,
): Promise<FormData | Readonly<Record<string, unknown>>> {
  if (attachments.length === 0) return { content: text, echo_id: cid }
  const form = new FormData()
  form.set('content', text)
  form.set('echo_id', cid)
  for (const { name, blob } of await files.read(attachments))
    form.append('attachments[]', new File([blob], name, { type: blob.type }))
  return form
}
