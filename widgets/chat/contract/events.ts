/** What is counted of the chat, with consent; never what was written. */
import { z } from 'zod/mini'
import { defineEvents } from '../../../src/contract/event.ts'
import { Id, Uuid } from '../../../src/contract/scalars.ts'

export const chatEvents = defineEvents({
  'chat.started': {
    purpose: 'analytics',
    summary: 'A conversation was begun.',
    props: z.object({ conversationId: Uuid }),
  },
  'chat.answer_read': {
    purpose: 'analytics',
    summary: 'A prepared answer was opened.',
    props: z.object({ answerId: Id, found: z.enum(['starter', 'search', 'flow']) }),
  },
  'chat.handed_over': {
    purpose: 'analytics',
    summary: 'The shopper went from prepared answers to a person.',
    props: z.object({ tries: z.int() }),
  },
  'chat.left_for': {
    purpose: 'analytics',
    summary: 'The shopper went on elsewhere.',
    props: z.object({ channel: z.enum(['whatsapp', 'phone', 'email', 'instagram']) }),
  },
  'chat.rated': {
    purpose: 'analytics',
    summary: 'A conversation was rated.',
    props: z.object({ conversationId: Uuid, score: z.int() }),
  },
})
