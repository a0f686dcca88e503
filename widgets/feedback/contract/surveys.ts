/** The surveys of a shop as its pages read them, and that one was shown. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Locale, PublicKey, Uuid } from '../../../src/contract/scalars.ts'
import { SurveyRules } from './survey.ts'

export const readSurveys = defineEndpoint({
  id: 'feedback.surveys',
  method: 'GET',
  path: '/v1/feedback/surveys',
  access: 'public',
  summary: 'Every survey that is open, and the rules that hold for all of them; with an ETag.',
  query: z.object({ key: PublicKey }),
  response: z.object({
    /** Each is a `Survey`, checked one by one: one that is wrong takes no other with it. */
    items: z.array(z.unknown()).check(z.maxLength(100)),
    rules: SurveyRules,
  }),
  problems: ['unknown_shop'],
})

/** `later`: snoozed. `dismissed`: closed. `never`: no survey is to ask this shopper any more. */
export const AskOutcome = z.enum(['shown', 'later', 'dismissed', 'never'])
export type AskOutcome = z.infer<typeof AskOutcome>

/** Only with consent to analytics, and without a name: it makes the rate of response, and nothing else. */
export const noteAsk = defineEndpoint({
  id: 'feedback.noteAsk',
  method: 'PUT',
  path: '/v1/feedback/asks/{submissionId}',
  access: 'public',
  summary: 'Counts that a survey was shown, and how it was closed. Repeating it changes nothing.',
  params: z.object({ submissionId: Uuid }),
  body: z.object({
    key: PublicKey,
    surveyId: z.string().check(z.maxLength(40)),
    revision: z.int(),
    locale: Locale,
    outcome: AskOutcome,
  }),
  response: z.object({ counted: z.boolean() }),
  problems: ['not_found'],
})
