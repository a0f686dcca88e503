/** A shop with surveys that were answered and people who handle tickets, for tests. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod/mini'
import {
  Survey,
  TicketDetail,
  readTickets,
  type Answers,
  type SurveySubject,
} from '../../../widgets/feedback/contract.ts'
import { saveDefinition } from '../feedback/queries.ts'
import { addAgent } from '../chat-inbox/inbox.fixture.ts'
import { bodyOf } from '../testing/loyalty.ts'
import type { TestServer } from '../testing/test-server.ts'
import type { Ask, TestShop } from '../testing/test-shop.ts'

export type Queue = z.infer<typeof readTickets.response>

/** Somebody of the shop. */
export interface Clerk {
  readonly email: string
  /** Below `/v1/merchant/feedback`. */
  ask(path: string, ask?: Ask): Promise<Response>
  queue(query?: Readonly<Record<string, string>>): Promise<Queue>
  ticket(ticketId: string): Promise<TicketDetail>
  handle(ticketId: string, body: object): Promise<TicketDetail>
  note(ticketId: string, body: object, cid?: string): Promise<TicketDetail>
}

export async function addClerk({ app }: Pick<TestServer, 'app'>, shop: TestShop): Promise<Clerk> {
  const { email, cookie } = await addAgent({ app }, shop)
  const ask: Clerk['ask'] = async (path, { method = 'GET', body } = {}) =>
    app.request(`/v1/merchant/feedback${path}`, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const detail = async (answer: Promise<Response>): Promise<TicketDetail> =>
    TicketDetail.parse(await bodyOf(answer))
  return {
    email,
    ask,
    queue: async (query = {}) =>
      readTickets.response.parse(await bodyOf(ask(`/tickets?${new URLSearchParams(query)}`))),
    ticket: (id) => detail(ask(`/tickets/${id}`)),
    handle: (id, body) => detail(ask(`/tickets/${id}/handle`, { method: 'POST', body })),
    note: (id, body, cid = randomUUID()) =>
      detail(ask(`/tickets/${id}/notes/${cid}`, { method: 'PUT', body })),
  }
}

/** How likely to recommend, what went wrong, and what about; a ticket up to 6. */
export const AFTER_ORDER: Survey = Survey.parse({
  id: 'after-order',
  revision: 1,
  name: 'After an order',
  title: { en: 'Your order', ro: 'Comanda ta' },
  moment: { on: 'order' },
  locales: ['en', 'ro'],
  steps: [
    {
      kind: 'nps',
      id: 'score',
      question: { en: 'How likely are you to recommend us?', ro: 'Ne-ai recomanda?' },
      required: true,
      ticketUpTo: 6,
      branches: [{ when: { from: 9, to: 10 }, goTo: 'thanks' }],
    },
    { kind: 'text', id: 'why', question: { en: 'What went wrong?', ro: 'Ce n-a mers?' } },
    {
      kind: 'choice',
      id: 'topic',
      question: { en: 'What was it about?', ro: 'Despre ce era vorba?' },
      multiple: true,
      options: [
        { id: 'parcel', label: { en: 'The parcel', ro: 'Coletul' } },
        { id: 'tea', label: { en: 'The tea', ro: 'Ceaiul' } },
      ],
    },
  ],
  endings: [{ id: 'thanks', text: { en: 'Thank you', ro: 'Mulțumim' } }],
})

/** As if it had been saved and opened in the console. */
export async function openSurvey(
  { database, clock }: TestServer,
  { id }: Pick<TestShop, 'id'>,
  survey: Survey = AFTER_ORDER,
): Promise<void> {
  await saveDefinition(database, id, { survey, status: 'open', now: clock.now() })
}

export interface Answering {
  readonly sub?: string
  readonly submissionId?: string
  readonly surveyId?: string
  readonly revision?: number
  readonly locale?: string
  readonly finished?: boolean
  readonly about?: SurveySubject
  readonly page?: string
}

/** A shopper answers, as a page sends it. */
export async function answer(
  shop: TestShop,
  answers: Answers,
  { sub = 'ana', submissionId = randomUUID(), ...more }: Answering = {},
): Promise<string> {
  const defaults = { surveyId: AFTER_ORDER.id, revision: 1, locale: 'en', finished: true, rev: 1 }
  const path = `/v1/feedback/responses/${submissionId}`
  await bodyOf(
    shop.askAsMember(sub, path, { method: 'PUT', body: { ...defaults, answers, ...more } }),
  )
  return submissionId
}

/** Ana gives a low score and says why; the id of the ticket. */
export async function complain(
  { database }: Pick<TestServer, 'database'>,
  shop: TestShop,
  {
    score = 2,
    why = 'The lid was chipped',
    ...more
  }: Answering & { score?: number; why?: string } = {},
): Promise<string> {
  const submissionId = await answer(shop, { score, why }, more)
  const [ticket] = await database.query<{ id: string }>(
    'select ticket_id as id from tickets where shop_id = $1 and submission_id = $2',
    [shop.id, submissionId],
  )
  if (!ticket) throw new Error('A low score made no ticket.')
  return ticket.id
}
