/** What a scripted Chatwoot server keeps, and how it says it: the shapes of its public views, and of what it broadcasts. */

export interface ServerContact {
  readonly id: number
  name: string
  email: string | null
  phone: string | null
  identifier: string | null
  attributes: Record<string, unknown>
}

/** A browser of a contact. */
export interface ContactInbox {
  readonly sourceId: string
  readonly token: string
  contact: ServerContact
  isVerified: boolean
}

export interface ServerFile {
  readonly id: number
  readonly name: string
  readonly type: string
  readonly bytes: number
}

export interface ServerMessage {
  readonly id: number
  readonly conversation: ServerConversation
  content: string
  readonly kind: 0 | 1 | 2 | 3
  readonly contentType: string
  attributes: Record<string, unknown>
  /** Ms since 1970, though nobody is told more than seconds. */
  readonly at: number
  readonly isPrivate: boolean
  readonly sender?: Record<string, unknown> | undefined
  readonly files: readonly ServerFile[]
  /** Lives as long as the request: nothing keeps it. */
  readonly echoId?: string | undefined
}

export interface ServerConversation {
  readonly id: number
  readonly uuid: string
  inbox: ContactInbox
  readonly attributes: Record<string, unknown>
  status: string
  contactSeenAt: number
  agentSeenAt: number
  assignee: string | null
  readonly messages: ServerMessage[]
}

const seconds = (ms: number): number => Math.floor(ms / 1000)

export function contactView({ sourceId, token, contact }: ContactInbox): object {
  const { id, name, email, phone } = contact
  return { source_id: sourceId, pubsub_token: token, id, name, email, phone_number: phone }
}

export function messageView(message: ServerMessage): object {
  return {
    id: message.id,
    content: message.content,
    message_type: message.kind,
    content_type: message.contentType,
    content_attributes: message.attributes,
    created_at: seconds(message.at),
    conversation_id: message.conversation.id,
    ...(message.files.length > 0 && { attachments: message.files.map(fileView(message)) }),
    ...(message.sender && { sender: message.sender }),
  }
}

function fileView(message: ServerMessage) {
  return ({ id, name, type, bytes }: ServerFile): object => ({
    id,
    message_id: message.id,
    file_type: ['image', 'audio', 'video'].find((kind) => type.startsWith(kind)) ?? 'file',
    extension: null,
    content_type: type,
    data_url: `https://chat.example/rails/active_storage/blobs/redirect/${id}/${encodeURIComponent(name)}`,
    file_size: bytes,
  })
}

/** Neither notes nor what happened. */
export function isPublic({ isPrivate, kind }: ServerMessage): boolean {
  return !isPrivate && kind !== 2
}

export function conversationView(conversation: ServerConversation): object {
  const { id, uuid, status, contactSeenAt, agentSeenAt, messages, inbox } = conversation
  return {
    id,
    uuid,
    inbox_id: 1,
    contact_last_seen_at: seconds(contactSeenAt),
    status,
    agent_last_seen_at: seconds(agentSeenAt),
    messages: messages.filter(isPublic).map(messageView),
    contact: { id: inbox.contact.id, name: inbox.contact.name, email: inbox.contact.email },
  }
}

export function messageEvent(message: ServerMessage): object {
  return {
    ...messageView(message),
    status: 'sent',
    private: message.isPrivate,
    updated_at: new Date(message.at).toISOString(),
    ...(message.echoId && { echo_id: message.echoId }),
    conversation: {
      assignee_id: null,
      unread_count: 1,
      contact_inbox: { source_id: message.conversation.inbox.sourceId },
    },
    account_id: 1,
  }
}

export function conversationEvent(conversation: ServerConversation): object {
  const { id, status, contactSeenAt, agentSeenAt, assignee } = conversation
  return {
    id,
    inbox_id: 1,
    status,
    messages: [],
    meta: {
      assignee: assignee && { id: 7, name: assignee, available_name: assignee, type: 'user' },
    },
    agent_last_seen_at: seconds(agentSeenAt),
    contact_last_seen_at: seconds(contactSeenAt),
    account_id: 1,
  }
}
