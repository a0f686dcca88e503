/** What a Chatwoot server says, by its public Client API and over its socket: read once here, and typed ever after. */

export interface WireAttachment {
  readonly id: number
  /** `image`, `audio`, `video`, `file`, `location`, `fallback`, `share`. */
  readonly kind: string
  readonly type: string
  readonly url: string
  readonly bytes: number
  readonly width?: number
  readonly height?: number
}

export interface WireMessage {
  /** One sequence for the whole installation: the order of a thread. */
  readonly id: number
  /** Display id of its conversation. */
  readonly conversationId: number
  /** 0 of the shopper, 1 of an agent or bot, 2 what happened, 3 said by the server: greeting, out of office, survey. */
  readonly kind: number
  readonly content: string
  readonly contentType: string
  readonly attributes: Readonly<Record<string, unknown>>
  /** Whole seconds since 1970. */
  readonly createdAt: number
  readonly isPrivate: boolean
  /** Only on the socket, and only where the sender gave one. */
  readonly echoId?: string
  readonly attachments: readonly WireAttachment[]
  readonly sender?: { readonly name: string; readonly isBot: boolean }
}

export interface WireConversation {
  /** Display id: what paths name. */
  readonly id: number
  readonly uuid?: string
  /** `open`, `resolved`, `pending` (with a bot) or `snoozed`. */
  readonly status: string
  /** Whole seconds since 1970; 0 for never. */
  readonly agentSeenAt: number
  readonly shopperSeenAt: number
  /** Only what events embed says so; `null` for nobody, `undefined` for not said. */
  readonly assignee?: string | null
  /** All of them in an answer, however many there are; none in most events. */
  readonly messages: readonly WireMessage[]
}

export interface WireContact {
  readonly sourceId: string
  readonly pubsubToken: string
}

type Raw = Readonly<Record<string, unknown>>

export function asRecord(value: unknown): Raw {
  // Safe: any object has string keys, and each value is checked where it is read.
  return typeof value === 'object' && value !== null ? (value as Raw) : {}
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function asNumber(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? Math.max(0, number) : 0
}

/** Name and phone number of an existing contact may be in it, of whomever the mail address belongs to: they are not read. */
export function readContact(value: unknown): WireContact | undefined {
  const { source_id: sourceId, pubsub_token: pubsubToken } = asRecord(value)
  return typeof sourceId === 'string' && typeof pubsubToken === 'string'
    ? { sourceId, pubsubToken }
    : undefined
}

export function readMessage(value: unknown): WireMessage | undefined {
  const raw = asRecord(value)
  const id = asNumber(raw['id'])
  const conversationId = asNumber(raw['conversation_id'])
  if (!id || !conversationId) return undefined
  const echoId = asText(raw['echo_id'])
  const sender = readSender(raw['sender'])
  return {
    id,
    conversationId,
    kind: asNumber(raw['message_type']),
    content: asText(raw['content']),
    contentType: asText(raw['content_type']),
    attributes: asRecord(raw['content_attributes']),
    createdAt: asNumber(raw['created_at']),
    isPrivate: raw['private'] === true,
    ...(echoId && { echoId }),
    attachments: asList(raw['attachments']).map(readAttachment),
    ...(sender && { sender }),
  }
}

export function readMessages(value: unknown): WireMessage[] {
  return asList(value).flatMap((raw) => readMessage(raw) ?? [])
}

export function readConversation(value: unknown): WireConversation | undefined {
  const raw = asRecord(value)
  const id = asNumber(raw['id'])
  const status = asText(raw['status'])
  if (!id || !status) return undefined
  const uuid = asText(raw['uuid']).toLowerCase()
  const meta = asRecord(raw['meta'])
  return {
    id,
    status,
    ...(uuid && { uuid }),
    agentSeenAt: asNumber(raw['agent_last_seen_at']),
    shopperSeenAt: asNumber(raw['contact_last_seen_at']),
    ...('assignee' in meta && { assignee: nameOf(meta['assignee']) || null }),
    messages: readMessages(raw['messages']),
  }
}

/** As shoppers read it. */
export function nameOf(person: unknown): string {
  const raw = asRecord(person)
  return asText(raw['available_name']) || asText(raw['name'])
}

function readSender(value: unknown): WireMessage['sender'] {
  const { type } = asRecord(value)
  return type ? { name: nameOf(value), isBot: type === 'agent_bot' } : undefined
}

function readAttachment(value: unknown): WireAttachment {
  const raw = asRecord(value)
  const width = asNumber(raw['width'])
  const height = asNumber(raw['height'])
  return {
    id: asNumber(raw['id']),
    kind: asText(raw['file_type']),
    type: asText(raw['content_type']),
    url: asText(raw['data_url']),
    bytes: asNumber(raw['file_size']),
    ...(width && height && { width, height }),
  }
}
