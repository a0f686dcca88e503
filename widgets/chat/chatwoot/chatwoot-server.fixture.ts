/** A scripted Chatwoot server with one API inbox: answers as version 4.15 does, traps included, and fails when it is told to. */
import { ServerCable } from './chatwoot-cable.fixture.ts'
import { type Asked, json, readAsked } from './chatwoot-http.fixture.ts'
import { ServerPeople } from './chatwoot-people.fixture.ts'
import {
  contactView,
  conversationEvent,
  conversationView,
  isPublic,
  messageEvent,
  messageView,
  type ContactInbox,
  type ServerConversation,
  type ServerFile,
  type ServerMessage,
} from './chatwoot-records.fixture.ts'

/** `lost`: done, and the answer never arrives. `down`: never arrives. A number: refused with it. */
export type Fault = 'lost' | 'down' | number

const AGENT = { id: 7, name: 'Elena Popescu', available_name: 'Elena', type: 'user' }

export class ChatwootServer {
  readonly url = 'https://chat.example'
  readonly inboxId = 'inbox-1'
  readonly asked: Asked[] = []
  readonly people = new ServerPeople(() => this.nextId())
  readonly inboxes = this.people.inboxes
  readonly conversations: ServerConversation[] = []
  readonly cable = new ServerCable((token) => this.inboxes.some((inbox) => inbox.token === token))
  /** Of the inbox’s settings. */
  readonly settings = { isLocked: false, hasGreeting: false, hasSurvey: true, timezone: 'UTC' }
  workingHours: object[] | undefined
  private faults: [match: RegExp, fault: Fault][] = []
  private lastId = 1000

  readonly now: () => number

  constructor(now: () => number = Date.now) {
    this.now = now
  }

  /** The next request whose method and path match. */
  fail(match: RegExp, fault: Fault): void {
    this.faults.push([match, fault])
  }

  askedFor(match: RegExp): Asked[] {
    return this.asked.filter(({ method, path }) => match.test(`${method} ${path}`))
  }

  /** Hand this to the adapter instead of the browser’s own. */
  fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = await readAsked(String(input), init)
    const key = `${request.method} ${request.path}`
    this.asked.push(request)
    const fault = this.faults.find(([match]) => match.test(key))
    if (fault) this.faults = this.faults.filter((each) => each !== fault)
    if (fault?.[1] === 'down') throw new TypeError('Failed to fetch')
    if (typeof fault?.[1] === 'number')
      return json({ message: 'no' }, fault[1], { 'retry-after': '7' })
    const answer = this.route(request)
    if (fault?.[1] === 'lost') throw new TypeError('Failed to fetch')
    return answer
  }

  private route({ method, path, body }: Asked): Response {
    const [, contacts, sourceId, conversations, id, what, messageId] = path
      .split('?')[0]!
      .split('/')
    if (!contacts) return json(this.inboxView())
    if (!sourceId) return json(contactView(this.people.make(body)))
    const inbox = this.inboxes.find((each) => each.sourceId === sourceId)
    if (!inbox) return json({ error: 'Resource could not be found' }, 404)
    if (!conversations)
      return method === 'PATCH'
        ? json(...this.people.update(inbox, body))
        : json(contactView(inbox))
    if (!id)
      return method === 'POST'
        ? json(conversationView(this.makeConversation(inbox, body)))
        : json(this.conversationsOf(inbox).map(conversationView))
    const found = this.conversationsOf(inbox).find((each) => each.id === Number(id))
    if (!found) return json({ error: 'Resource could not be found' }, 404)
    return this.routeConversation(found, { method, path, body, what, messageId: Number(messageId) })
  }

  private routeConversation(
    conversation: ServerConversation,
    asked: Asked & { readonly what: string | undefined; readonly messageId: number },
  ): Response {
    const { method, path, body, what, messageId } = asked
    if (what === 'messages' && method === 'PATCH') return this.submit(conversation, messageId, body)
    if (what === 'messages' && method === 'POST') return this.receive(conversation, body)
    if (what === 'messages')
      return json(pageOf(conversation, Number(/before=(\d+)/.exec(path)?.[1] ?? Infinity)))
    if (what === 'update_last_seen') conversation.contactSeenAt = this.now()
    if (what === 'toggle_status') this.resolve(conversation)
    return what && what !== 'toggle_status'
      ? new Response(null, { status: 200 })
      : json(conversationView(conversation))
  }

  private inboxView(): object {
    const { timezone, hasGreeting, hasSurvey } = this.settings
    return {
      identifier: this.inboxId,
      identity_validation_enabled: true,
      name: 'Shop',
      timezone,
      working_hours: this.workingHours ?? [],
      working_hours_enabled: this.workingHours !== undefined,
      csat_survey_enabled: hasSurvey,
      greeting_enabled: hasGreeting,
    }
  }

  /** Of this browser, or of the whole contact once it is verified. */
  private conversationsOf(inbox: ContactInbox): ServerConversation[] {
    return this.conversations.filter((each) =>
      inbox.isVerified ? each.inbox.contact === inbox.contact : each.inbox === inbox,
    )
  }

  private makeConversation(inbox: ContactInbox, body: Asked['body']): ServerConversation {
    const known = this.conversations.find((each) => each.inbox === inbox)
    if (this.settings.isLocked && known) return known
    const id = this.conversations.length + 1
    const made: ServerConversation = {
      id,
      uuid: `aaaaaaaa-0000-4000-8000-${String(id).padStart(12, '0')}`,
      inbox,
      attributes: { ...(body['custom_attributes'] as object | undefined) },
      status: 'open',
      contactSeenAt: 0,
      agentSeenAt: 0,
      assignee: null,
      messages: [],
    }
    this.conversations.push(made)
    this.cable.broadcast(this.tokensOf(made), 'conversation.created', conversationEvent(made))
    return made
  }

  private receive(conversation: ServerConversation, body: Asked['body']): Response {
    const minute = conversation.messages.filter(({ at }) => at > this.now() - 60_000)
    if (minute.length >= 200) return json({ message: 'Too many messages' }, 422)
    const files = (body['files'] as ServerFile[] | undefined) ?? []
    const message = this.add(conversation, {
      content: String(body['content'] ?? ''),
      kind: 0,
      files: files.map((file) => ({ ...file, id: this.nextId() })),
      echoId: body['echo_id'] as string | undefined,
      sender: { id: conversation.inbox.contact.id, name: 'Withered Frost', type: 'contact' },
    })
    if (conversation.status === 'resolved') this.setStatus(conversation, 'open')
    const isFirst = conversation.messages.filter(({ kind }) => kind === 0).length === 1
    if (isFirst && this.settings.hasGreeting)
      this.add(conversation, { content: 'Welcome! We answer soon.', kind: 3 })
    return json(messageView(message))
  }

  private submit(
    conversation: ServerConversation,
    messageId: number,
    body: Asked['body'],
  ): Response {
    const message = conversation.messages.find(({ id }) => id === messageId)
    if (!message) return json({ error: 'Resource could not be found' }, 404)
    if (this.now() - message.at > 14 * 86_400_000) return json({ message: 'too late' }, 422)
    message.attributes = { ...message.attributes, submitted_values: body['submitted_values'] }
    this.cable.broadcast(this.tokensOf(conversation), 'message.updated', messageEvent(message))
    return json(messageView(message))
  }

  /** Adds a message, and tells those who may hear of it: nobody of notes and of what happened. */
  add(
    conversation: ServerConversation,
    given: Partial<ServerMessage> & Pick<ServerMessage, 'content' | 'kind'>,
  ): ServerMessage {
    const message: ServerMessage = {
      id: this.nextId(),
      conversation,
      contentType: 'text',
      attributes: {},
      at: this.now(),
      isPrivate: false,
      files: [],
      ...given,
    }
    conversation.messages.push(message)
    if (isPublic(message))
      this.cable.broadcast(this.tokensOf(conversation), 'message.created', messageEvent(message))
    return message
  }

  answer(
    conversation: ServerConversation,
    content: string,
    more: Partial<ServerMessage> = {},
  ): ServerMessage {
    return this.add(conversation, { content, kind: 1, sender: AGENT, ...more })
  }

  /** As an agent edits, or deletes, which leaves a text of the server’s own. */
  change(message: ServerMessage, content: string, attributes: Record<string, unknown> = {}): void {
    message.content = content
    message.attributes = { ...message.attributes, ...attributes }
    const tokens = this.tokensOf(message.conversation)
    this.cable.broadcast(tokens, 'message.updated', messageEvent(message))
  }

  /** Written past all callbacks: no event tells of it. */
  readByAgent(conversation: ServerConversation): void {
    conversation.agentSeenAt = this.now()
  }

  type(conversation: ServerConversation, isTyping: boolean, isPrivate = false): void {
    this.cable.broadcast(
      this.tokensOf(conversation),
      `conversation.typing_${isTyping ? 'on' : 'off'}`,
      {
        conversation: conversationEvent(conversation),
        user: AGENT,
        is_private: isPrivate,
        account_id: 1,
      },
    )
  }

  setStatus(conversation: ServerConversation, status: string): void {
    conversation.status = status
    const tokens = this.tokensOf(conversation)
    this.cable.broadcast(tokens, 'conversation.status_changed', conversationEvent(conversation))
  }

  resolve(conversation: ServerConversation): void {
    if (conversation.status === 'resolved') return
    this.setStatus(conversation, 'resolved')
    this.add(conversation, { content: 'Conversation was resolved', kind: 2 })
    if (this.settings.hasSurvey)
      this.add(conversation, { content: 'Rate us', kind: 3, contentType: 'input_csat' })
  }

  private tokensOf({ inbox }: ServerConversation): string[] {
    return this.inboxes
      .filter((each) => each === inbox || (each.isVerified && each.contact === inbox.contact))
      .map(({ token }) => token)
  }

  private nextId(): number {
    // Other shops and other shoppers write too.
    return (this.lastId += 3)
  }
}

/** Twenty, cut by seconds: of those of one second the database may give any. */
function pageOf({ messages }: ServerConversation, before: number): object[] {
  return messages
    .filter((message) => isPublic(message) && message.id < before)
    .sort((one, other) => seconds(other) - seconds(one) || one.id - other.id)
    .slice(0, 20)
    .reverse()
    .map(messageView)
}

function seconds({ at }: ServerMessage): number {
  return Math.floor(at / 1000)
}
