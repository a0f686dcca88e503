/** Answers and notes on their way: kept until the server has them, one after the other in each conversation. */
import { z } from 'zod/mini'
import { Uuid } from '../../../src/contract/scalars.ts'
import {
  answerShopper,
  Attachment,
  writeNote,
  type ChatMessage,
  type Note,
} from '../../../widgets/chat/contract.ts'
import { at, type Call } from '../api.ts'
import { createDeliveries, DELIVERY, type Deliveries } from './deliveries.ts'

export const Outgoing = z.object({
  ...DELIVERY,
  conversationId: Uuid,
  isNote: z.boolean(),
  text: z.string(),
  attachments: z.array(Attachment),
  replyTo: z.optional(Uuid),
})
export type Outgoing = z.infer<typeof Outgoing>

export type Arrived =
  | { readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly kind: 'note'; readonly note: Note }

export interface AnswersOptions {
  readonly call: Call
  readonly pausesMs?: readonly number[]
  onArrived(conversationId: string, arrived: Arrived): void
}

export interface Answers extends Omit<Deliveries<Outgoing>, 'send'> {
  send(answer: Omit<Outgoing, 'status' | 'code'>): void
}

export function createAnswers({ call, pausesMs, onArrived }: AnswersOptions): Answers {
  const deliveries = createDeliveries<Outgoing, Arrived>({
    name: 'regulars.inbox.outgoing',
    schema: Outgoing,
    pausesMs,
    lineOf: ({ conversationId }) => conversationId,
    put: (answer) => put(call, answer),
    onArrived,
  })
  return { ...deliveries, send: (answer) => deliveries.send({ ...answer, status: 'sending' }) }
}

async function put(call: Call, answer: Outgoing): Promise<Arrived> {
  const { conversationId, cid, text, attachments, replyTo } = answer
  const params = { conversationId, cid }
  if (answer.isNote) return { kind: 'note', note: await call(at(writeNote, { params }), { text }) }
  const message = await call(at(answerShopper, { params }), {
    text,
    attachments: attachments.map(({ id }) => id),
    ...(replyTo && { replyTo }),
  })
  return { kind: 'message', message }
}
