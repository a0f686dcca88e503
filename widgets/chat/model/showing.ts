/** Messages as they are shown: the same object as long as nothing about it has changed, so that a long thread is not drawn anew. */
import type { Conversation } from '../contract/conversation.ts'
import type { Attachment, ChatMessage } from '../contract/message.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { Unsent } from '../delivery/unsent.ts'
import type { Delivery, ThreadFile, ThreadMessage } from './chat-model.ts'

type Quote = ThreadMessage['replyTo']

export interface Showing {
  /** What the backend has, and behind it what waits. */
  show(
    known: readonly ChatMessage[],
    waiting: readonly Unsent[],
    conversation: Conversation | undefined,
  ): readonly ThreadMessage[]
}

const SHOPPER = { kind: 'shopper' } as const

export function createShowing(
  outbox: Pick<Outbox, 'sending' | 'progress' | 'fileInMemory'>,
): Showing {
  const shown = new WeakMap<ChatMessage, ThreadMessage>()

  function showKnown(
    message: ChatMessage,
    delivery: Delivery | undefined,
    replyTo: Quote,
  ): ThreadMessage {
    const before = shown.get(message)
    if (before && before.delivery === delivery && before.replyTo?.text === replyTo?.text)
      return before
    const { cid, author, text, seq, editedAt, deleted, attachments, at } = message
    const next: ThreadMessage = {
      cid,
      author,
      text,
      seq,
      replyTo,
      delivery,
      at: Date.parse(at),
      files: attachments.map(fileOf),
      isEdited: editedAt !== undefined,
      isDeleted: deleted,
    }
    shown.set(message, next)
    return next
  }

  function showWaiting(message: Unsent, replyTo: Quote): ThreadMessage {
    const { cid, text, at, state, code, params, files } = message
    return {
      cid,
      text,
      at,
      replyTo,
      author: SHOPPER,
      files: files.map(({ id, name, type, bytes }) => ({
        id,
        name,
        type,
        bytes,
        blob: outbox.fileInMemory(id),
        progress: outbox.progress.value.get(id),
      })),
      delivery: state === 'waiting' && outbox.sending.value.has(cid) ? 'sending' : state,
      reason: code === undefined ? undefined : { code, ...(params && { params }) },
    }
  }

  return {
    show(known, waiting, conversation) {
      const byId = new Map<string, Quote>()
      for (const { cid, author, text } of known) byId.set(cid, { cid, author, text })
      for (const { cid, text } of waiting) byId.set(cid, { cid, author: SHOPPER, text })
      const quote = (cid: string | undefined): Quote => byId.get(cid ?? '')
      return [
        ...known.map((message) =>
          showKnown(message, deliveryOf(message, conversation), quote(message.replyTo)),
        ),
        ...waiting.map((message) => showWaiting(message, quote(message.replyTo))),
      ]
    },
  }
}

function deliveryOf(
  { author, seq }: ChatMessage,
  conversation: Conversation | undefined,
): Delivery | undefined {
  if (author.kind !== 'shopper') return undefined
  const { theirReadSeq = 0, theirDeliveredSeq = 0 } = conversation ?? {}
  return seq <= theirReadSeq ? 'read' : seq <= theirDeliveredSeq ? 'delivered' : 'sent'
}

function fileOf({ id, name, type, bytes, width, height, url }: Attachment): ThreadFile {
  return { id, name, type, bytes, width, height, url }
}
