/** Surveys for tests, and what shoppers and the shop do with them. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod/mini'
import { fillPath, type BodyOf } from '../../../src/contract/endpoint.ts'
import type { Session } from '../../../src/contract/session.ts'
import {
  putAnonymousResponse,
  putResponse,
  readMine,
  Survey,
  type Answers,
  type Ticket,
} from '../../../widgets/feedback/contract.ts'
import { bodyOf, codeOf, secretOf } from '../chat/chat.fixture.ts'
import type { TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { saveDefinition } from './queries.ts'
import { changeTicket, type TicketChange } from './change-ticket.ts'

export { bodyOf, codeOf, secretOf }

type SurveyInput = z.input<typeof Survey>

const inEnglish = (en: string) => ({ en })

/** How likely; what went wrong, of those who are not; an address. */
export const NPS: SurveyInput = {
  id: 'after-order',
  revision: 1,
  name: 'After an order',
  title: inEnglish('One question'),
  moment: { on: 'order' },
  locales: ['en'],
  steps: [
    {
      id: 'likely',
      kind: 'nps',
      question: inEnglish('How likely are you to recommend us?'),
      required: true,
      ticketUpTo: 6,
      branches: [{ when: { from: 7, to: 10 }, goTo: 'thanks' }],
    },
    { id: 'wrong', kind: 'text', question: inEnglish('What went wrong?') },
    { id: 'mail', kind: 'email', question: inEnglish('Where can we answer?'), next: 'sorry' },
  ],
  endings: [
    { id: 'sorry', text: inEnglish('We will look into it.') },
    { id: 'thanks', text: inEnglish('Thank you.') },
  ],
}

/** Open, unless it is said otherwise. */
export async function addSurvey(
  { database, clock }: Pick<TestServer, 'database' | 'clock'>,
  shop: TestShop,
  changes: Partial<SurveyInput> = {},
  status: 'draft' | 'open' | 'closed' = 'open',
): Promise<Survey> {
  const survey = Survey.parse({ ...NPS, ...changes })
  await database.transaction((sql) =>
    saveDefinition(sql, shop.id, { survey, status, now: clock.now() }),
  )
  return survey
}

type Body = BodyOf<typeof putResponse>
type Response_ = z.infer<typeof putResponse.response>

export interface Shopper {
  readonly ask: (
    path: string,
    options?: Parameters<TestShop['askWithSession']>[2],
  ) => Promise<Response>
  readonly put: (answers: Answers, more?: Partial<Body> & { id?: string }) => Promise<Response>
  /** Throws where it is refused. */
  readonly answer: (answers: Answers, more?: Partial<Body> & { id?: string }) => Promise<Response_>
  readonly mine: () => Promise<z.infer<typeof readMine.response>>
  readonly note: (ticketId: string, text: string, cid?: string) => Promise<Response>
  readonly judge: (
    ticketId: string,
    fixed: boolean,
    more?: { cid?: string; text?: string },
  ) => Promise<Response>
  readonly see: (ticketId: string, seq: number) => Promise<Response>
}

export function createShopper(shop: TestShop, session: Session): Shopper {
  const ask: Shopper['ask'] = (path, options) => shop.askWithSession(session, path, options)
  const put: Shopper['put'] = (answers, { id = randomUUID(), ...more } = {}) =>
    ask(fillPath(putResponse.path, { submissionId: id }), {
      method: 'PUT',
      body: submissionOf(answers, more),
    })
  const onTicket = (ticketId: string, rest: string): string =>
    `/v1/feedback/tickets/${ticketId}/${rest}`
  return {
    ask,
    put,
    answer: async (...said) => putResponse.response.parse(await bodyOf(put(...said))),
    mine: async () => readMine.response.parse(await bodyOf(ask(readMine.path))),
    note: (ticketId, text, cid = randomUUID()) =>
      ask(onTicket(ticketId, `notes/${cid}`), { method: 'PUT', body: { text } }),
    judge: (ticketId, fixed, { cid = randomUUID(), text } = {}) =>
      ask(onTicket(ticketId, `verdicts/${cid}`), { method: 'PUT', body: { fixed, text } }),
    see: (ticketId, seq) => ask(onTicket(ticketId, 'seen'), { method: 'POST', body: { seq } }),
  }
}

/** Of the survey above, at its end, unless it is said otherwise. */
function submissionOf(answers: Answers, more: Partial<Body>): Body {
  return {
    surveyId: 'after-order',
    revision: 1,
    locale: 'en',
    rev: 1,
    finished: true,
    ...more,
    answers,
  }
}

export async function memberOf(shop: TestShop, sub: string = 'ana'): Promise<Shopper> {
  return createShopper(shop, await shop.openSession(sub))
}

/** The same word is the same guest. */
export async function guestOf(shop: TestShop, word: string = randomUUID()): Promise<Shopper> {
  return createShopper(shop, await shop.openGuestSession(secretOf(word)))
}

export function answerAnonymously(
  shop: TestShop,
  answers: Answers,
  { id = randomUUID(), ...more }: Partial<Body> & { id?: string } = {},
): Promise<Response> {
  return shop.askAsPage(fillPath(putAnonymousResponse.path, { submissionId: id }), {
    method: 'PUT',
    body: { key: shop.publicKey, ...submissionOf(answers, more) },
  })
}

/** A low score at the end, and what came of it. */
export async function complain(
  shopper: Shopper,
  text: string = 'It came broken.',
): Promise<Ticket> {
  const { ticket } = await shopper.answer({ likely: 2, wrong: text })
  if (!ticket) throw new Error('A low score has made no ticket.')
  return ticket
}

/** As the shop’s side does it. */
export function changeAsShop<T>(
  { database, clock }: Pick<TestServer, 'database' | 'clock'>,
  shop: TestShop,
  ticketId: string,
  work: (change: TicketChange) => Promise<T>,
): Promise<T> {
  return changeTicket(database, { shopId: shop.id, ticketId, now: clock.now() }, work)
}
