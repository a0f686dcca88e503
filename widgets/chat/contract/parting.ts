/** The end of a conversation: rating, transcript, and the shopper’s right to have it all deleted. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Uuid } from '../../../src/contract/scalars.ts'
import { Conversation, Rating } from './conversation.ts'

const ConversationParams = z.object({ conversationId: Uuid })

export const endConversation = defineEndpoint({
  id: 'chat.end',
  method: 'POST',
  path: '/v1/chat/conversations/{conversationId}/end',
  access: 'shopper',
  summary: 'The shopper has what they came for: resolved.',
  params: ConversationParams,
  body: z.object({}),
  response: Conversation,
  problems: ['not_found'],
})

export const rateConversation = defineEndpoint({
  id: 'chat.rate',
  method: 'PUT',
  path: '/v1/chat/conversations/{conversationId}/rating',
  access: 'shopper',
  summary: 'Rates a resolved conversation; can be changed for fourteen days.',
  params: ConversationParams,
  body: z.omit(Rating, { editableUntil: true }),
  response: Conversation,
  problems: ['not_found', 'rating_locked'],
})

export const mailTranscript = defineEndpoint({
  id: 'chat.transcript',
  method: 'POST',
  path: '/v1/chat/conversations/{conversationId}/transcript',
  access: 'shopper',
  summary: 'Sends the whole conversation to a mail address. At most three times an hour.',
  params: ConversationParams,
  body: z.object({ email: z.string().check(z.minLength(3), z.maxLength(320)) }),
  response: z.object({ queued: z.boolean() }),
  problems: ['not_found', 'email_invalid', 'rate_limited'],
})

export const eraseChat = defineEndpoint({
  id: 'chat.erase',
  method: 'DELETE',
  path: '/v1/chat/me',
  access: 'shopper',
  summary: 'Deletes the shopper’s conversations, files and contact data of the chat for good.',
  response: z.object({ erased: z.boolean() }),
})
