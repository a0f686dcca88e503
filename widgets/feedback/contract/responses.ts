/** What a shopper answers: sent with every step, the same submission each time, so that nothing is lost and nothing counts twice. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Id, Instant, Locale, PublicKey, Uuid } from '../../../src/contract/scalars.ts'
import { Answers } from './steps.ts'
import { Ticket } from './ticket.ts'

const SubmissionParams = z.object({ submissionId: Uuid })

const Submission = {
  surveyId: z.string().check(z.maxLength(40)),
  /** Of the survey that was answered; an older one is taken for 30 days. */
  revision: z.int(),
  /** Language in which it was read. */
  locale: Locale,
  /** All of them, each time; only of steps on the way that these answers make. */
  answers: Answers,
  /** Counts from 1 with every change: what comes late never undoes what came after it. */
  rev: z.int().check(z.minimum(1)),
  /** Its end was reached. */
  finished: z.boolean(),
  /** The page it was answered on, without query and hash. */
  page: z.optional(z.string().check(z.maxLength(1000))),
}

/** What the survey was about. */
export const SurveySubject = z.object({
  orderId: z.optional(Id),
  conversationId: z.optional(Uuid),
})
export type SurveySubject = z.infer<typeof SurveySubject>

export const SurveyResponse = z.object({
  submissionId: Uuid,
  surveyId: z.string(),
  revision: z.int(),
  locale: Locale,
  answers: Answers,
  rev: z.int(),
  finished: z.boolean(),
  at: Instant,
  about: z.optional(SurveySubject),
  /** Until then it may be changed. */
  editableUntil: z.optional(Instant),
})
export type SurveyResponse = z.infer<typeof SurveyResponse>

export const putResponse = defineEndpoint({
  id: 'feedback.answer',
  method: 'PUT',
  path: '/v1/feedback/responses/{submissionId}',
  access: 'shopper',
  summary:
    'Keeps the answers so far, in place of those before. A low score makes a ticket, once; a finished submission can be changed until `editableUntil`.',
  params: SubmissionParams,
  body: z.object({ ...Submission, about: z.optional(SurveySubject) }),
  response: z.object({
    response: SurveyResponse,
    /** Made by a low score. */
    ticket: z.optional(Ticket),
  }),
  problems: ['not_found', 'answer_unfit', 'response_locked', 'survey_over'],
})

/** No session goes along: who answers is not known, here or to the backend. */
export const putAnonymousResponse = defineEndpoint({
  id: 'feedback.answerAnonymously',
  method: 'PUT',
  path: '/v1/feedback/anonymous/{submissionId}',
  access: 'public',
  summary: 'The same without a name: no ticket is made, and nothing of it is told to anybody else.',
  params: SubmissionParams,
  body: z.object({ key: PublicKey, ...Submission }),
  response: z.object({ response: SurveyResponse }),
  problems: ['not_found', 'answer_unfit', 'response_locked', 'survey_over'],
})
