/** The chat’s side of a backend that has everything to say: answers, ways elsewhere, conversations in every stage. */
import type { ChatFacts } from './contract/facts.ts'
import { createArrived, createConversation } from './samples.fixture.ts'

type Answer = readonly [status: number, body: unknown]

const DAY_MS = 86_400_000

const FACTS: ChatFacts = {
  revision: 1,
  timezone: 'Europe/Bucharest',
  // No hours: what is said must not hang on the clock of whoever looks.
  isOnline: true,
  replyTime: { medianMs: 240_000, conversations: 12 },
  channels: { whatsapp: '+40721123456', phone: '+40 21 555 01 00', email: 'hi@fern.example' },
  preChat: { when: 'never', fields: [] },
  answers: [
    {
      id: 'delivery',
      question: {
        en: 'How long does delivery take?',
        ro: 'Cât durează livrarea?',
        ru: 'Сколько идёт доставка?',
        es: '¿Cuánto tarda el envío?',
        pl: 'Ile trwa dostawa?',
      },
      answer: { en: '2–3', ro: '2–3', ru: '2–3', es: '2–3', pl: '2–3' },
      isStarter: true,
    },
  ],
  orderStatus: true,
  mail: true,
}

const CONVERSATIONS = [
  { id: '0192a000-0000-7000-8000-000000000001', stage: 'answered' },
  { id: '0192a000-0000-7000-8000-000000000002', stage: 'resolved' },
] as const

/** As long ago at every time, so that trees stay as they are. */
function createPage(): unknown {
  const updatedAt = new Date(Date.now() - 3 * DAY_MS).toISOString()
  const conversations = CONVERSATIONS.map((changes) =>
    createConversation({ subject: '10442', updatedAt, startedAt: updatedAt, ...changes }),
  )
  const messages = CONVERSATIONS.flatMap(({ id: conversationId }, at) =>
    [1, 2].map((seq) =>
      createArrived(seq, {
        cid: `0192a000-0000-7000-8000-0000000001${at}${seq}`,
        conversationId,
        at: updatedAt,
        text: '10442',
        ...(seq === 1 && { author: { kind: 'shopper' } }),
      }),
    ),
  )
  return { messages, conversations, cursor: 4, hasMore: false }
}

export function createBackend(): (
  request: { readonly method?: string | undefined },
  url: URL,
) => Promise<Answer | undefined> {
  return async ({ method }, { pathname }) => {
    if (method === 'GET' && pathname === '/v1/chat/facts') return [200, FACTS]
    if (method === 'GET' && pathname === '/v1/chat/changes') return [200, createPage()]
    if (method === 'POST' && pathname.endsWith('/signals')) return [200, { heard: true }]
    return undefined
  }
}
