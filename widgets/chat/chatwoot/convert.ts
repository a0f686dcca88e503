/** A message of Chatwoot as one of ours. */
import type { Attachment, Author, ChatMessage } from '../contract/message.ts'
import { isFile, safeLink, textOf } from './text.ts'
import { asNumber, type WireAttachment, type WireMessage } from './wire.ts'

export interface Known {
  /** Our id of its conversation. */
  readonly conversationId: string
  /** Ids of its files as they were uploaded, of one sent from this browser. */
  readonly files: readonly string[]
  cidOf(id: number): string
}

/** Its number as a UUID of version 8, the version for what is made by rules of one’s own: the same in every browser. */
export function uuidOf(id: number, kind: 'message' | 'file' = 'message'): string {
  return `00000000-0000-8000-800${kind === 'message' ? 0 : 1}-${id.toString(16).padStart(12, '0')}`
}

export function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}

/** Notes among agents, what the server says of itself, and the survey, which has a place of its own. */
export function isHidden({ kind, isPrivate, contentType }: WireMessage): boolean {
  return isPrivate || kind === 2 || contentType === 'input_csat'
}

/** `seq` is the number Chatwoot has given it: one row of numbers for the whole server, so with gaps, and in the right order everywhere. */
export function toMessage(message: WireMessage, known: Known): Omit<ChatMessage, 'rev'> {
  const { id, attributes } = message
  const isDeleted = attributes['deleted'] === true
  const replyTo = asNumber(attributes['in_reply_to'])
  return {
    cid: known.cidOf(id),
    conversationId: known.conversationId,
    seq: id,
    author: authorOf(message),
    text: isDeleted ? '' : textOf(message),
    attachments: isDeleted ? [] : filesOf(message.attachments, known.files),
    ...(replyTo && { replyTo: known.cidOf(replyTo) }),
    at: instantOf(message.createdAt),
    ...(isDeleted && { deleted: true }),
  }
}

function authorOf({ kind, sender }: WireMessage): Author {
  if (kind === 0) return { kind: 'shopper' }
  const isBot = kind !== 1 || sender?.isBot
  return { kind: isBot ? 'bot' : 'agent', ...(sender?.name && { name: sender.name }) }
}

/** Where the server does not say what a file is. */
const TYPES: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  audio: 'audio/mpeg',
  video: 'video/mp4',
}

function filesOf(wires: readonly WireAttachment[], ids: readonly string[]): Attachment[] {
  return wires
    .filter(({ kind, url }) => isFile(kind) && safeLink(url))
    .map(({ id, kind, type, url, bytes, width, height }, at) => ({
      id: ids[at] ?? uuidOf(id, 'file'),
      name: nameIn(url),
      type: type || TYPES[kind] || 'application/octet-stream',
      bytes,
      ...(width && height && { width, height }),
      url,
    }))
}

/** The name stands only at the end of the address. */
function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').pop() ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last // A lone percent sign.
  }
}
