/** The calls of the public Client API of Chatwoot, as of 4.15. Secret of each path is the `source_id` of the contact. */
import { RegularsError } from '../../../src/core/errors.ts'
import type { Ask } from './http.ts'
import {
  asList,
  readContact,
  readConversation,
  readMessage,
  readMessages,
  type WireContact,
  type WireConversation,
  type WireMessage,
} from './wire.ts'

export type Fields = Readonly<Record<string, unknown>>

export interface Api {
  inbox(): Promise<unknown>
  /** Repeatable: the server looks for the `source_id` first. */
  createContact(sourceId: string, fields: Fields): Promise<WireContact>
  /** Rejects with `not_found` where there is none. */
  readContact(sourceId: string): Promise<WireContact>
  updateContact(sourceId: string, fields: Fields): Promise<void>
  /** With all messages of all of them. */
  conversations(sourceId: string): Promise<WireConversation[]>
  /** A new one with each call, unless the inbox is locked to one. */
  createConversation(sourceId: string, attributes: Fields): Promise<WireConversation>
  conversation(sourceId: string, id: number): Promise<WireConversation>
  /** The newest twenty, or the newest twenty before an id. */
  messages(sourceId: string, id: number, before?: number): Promise<WireMessage[]>
  /** A new one with each call, whatever `echo_id` says. */
  send(sourceId: string, id: number, body: Fields | FormData): Promise<WireMessage>
  submit(sourceId: string, id: number, messageId: number, values: unknown): Promise<WireMessage>
  typing(sourceId: string, id: number, isTyping: boolean): Promise<void>
  seen(sourceId: string, id: number): Promise<void>
  resolve(sourceId: string, id: number): Promise<WireConversation>
}

export function createApi(ask: Ask): Api {
  const contact = (sourceId: string): string => `/contacts/${encodeURIComponent(sourceId)}`
  const thread = (sourceId: string, id: number): string =>
    `${contact(sourceId)}/conversations/${id}`
  return {
    inbox: () => ask(''),
    createContact: async (sourceId, fields) =>
      needed(
        readContact(
          await ask('/contacts', { method: 'POST', body: { ...fields, source_id: sourceId } }),
        ),
        '/contacts',
      ),
    readContact: async (sourceId) =>
      needed(readContact(await ask(contact(sourceId))), contact(sourceId)),
    async updateContact(sourceId, fields) {
      await ask(contact(sourceId), { method: 'PATCH', body: fields })
    },
    conversations: async (sourceId) =>
      asList(await ask(`${contact(sourceId)}/conversations`)).flatMap(
        (raw) => readConversation(raw) ?? [],
      ),
    createConversation: async (sourceId, attributes) =>
      needed(
        readConversation(
          await ask(`${contact(sourceId)}/conversations`, {
            method: 'POST',
            body: { custom_attributes: attributes },
          }),
        ),
        'conversations',
      ),
    conversation: async (sourceId, id) =>
      needed(readConversation(await ask(thread(sourceId, id))), 'conversation'),
    messages: async (sourceId, id, before) =>
      readMessages(
        await ask(`${thread(sourceId, id)}/messages${before ? `?before=${before}` : ''}`),
      ),
    send: async (sourceId, id, body) =>
      needed(
        readMessage(await ask(`${thread(sourceId, id)}/messages`, { method: 'POST', body })),
        'messages',
      ),
    submit: async (sourceId, id, messageId, values) =>
      needed(
        readMessage(
          await ask(`${thread(sourceId, id)}/messages/${messageId}`, {
            method: 'PATCH',
            body: { submitted_values: values },
          }),
        ),
        'messages',
      ),
    async typing(sourceId, id, isTyping) {
      const body = { typing_status: isTyping ? 'on' : 'off' }
      await ask(`${thread(sourceId, id)}/toggle_typing`, { method: 'POST', body })
    },
    async seen(sourceId, id) {
      await ask(`${thread(sourceId, id)}/update_last_seen`, { method: 'POST' })
    },
    resolve: async (sourceId, id) =>
      needed(
        readConversation(await ask(`${thread(sourceId, id)}/toggle_status`, { method: 'POST' })),
        'toggle_status',
      ),
  }
}

function needed<T>(value: T | undefined, path: string): T {
  if (value === undefined) throw new RegularsError('bad_answer', path, 'id')
  return value
}
