/** Surveys for the merchant: written, opened and closed; the rules of all of them; what was answered. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Instant, Locale, Uuid } from '../../../src/contract/scalars.ts'
import { SurveySubject } from './responses.ts'
import { Answers, Bucket } from './steps.ts'
import { Survey, SurveyRules } from './survey.ts'

const SurveyParams = z.object({ surveyId: z.string().check(z.maxLength(40)) })

/** `draft`: never open. `open`: asks. `closed`: asks nobody; what was begun is still taken for a day. */
export const SurveyStatus = z.enum(['draft', 'open', 'closed'])
export type SurveyStatus = z.infer<typeof SurveyStatus>

export const SurveyRow = z.object({
  survey: Survey,
  status: SurveyStatus,
  /** Submissions with an answer, of all time. */
  answered: z.int(),
  lastAnswerAt: z.optional(Instant),
})
export type SurveyRow = z.infer<typeof SurveyRow>

export const listSurveys = defineEndpoint({
  id: 'feedback.console.surveys',
  method: 'GET',
  path: '/v1/merchant/feedback/surveys',
  access: 'merchant',
  summary: 'All surveys, open ones first.',
  response: z.object({ items: z.array(SurveyRow) }),
})

/** Refused with `impossible_rules`: `params.problems` are those of `checkSurvey`, `params.path` and `params.reason` the first. */
export const saveSurvey = defineEndpoint({
  id: 'feedback.console.saveSurvey',
  method: 'PUT',
  path: '/v1/merchant/feedback/surveys/{surveyId}',
  access: 'merchant',
  summary:
    'Makes or replaces a survey. `revision` in the survey is the one it was made from, 0 or 1 for a new one; the answer has the next.',
  params: SurveyParams,
  body: z.object({ survey: Survey, isNew: z.boolean() }),
  response: SurveyRow,
  problems: ['impossible_rules', 'revision_conflict', 'code_taken', 'not_found'],
})

export const setSurveyStatus = defineEndpoint({
  id: 'feedback.console.surveyStatus',
  method: 'POST',
  path: '/v1/merchant/feedback/surveys/{surveyId}/status',
  access: 'merchant',
  summary: 'Opens or closes a survey.',
  params: SurveyParams,
  body: z.object({ status: z.enum(['open', 'closed']) }),
  response: SurveyRow,
  problems: ['not_found'],
})

export const FeedbackSettings = z.object({
  rules: z._default(SurveyRules, { restDays: 7, mostPerYear: 6 }),
  /** A ticket is due so many hours after it was opened, or opened again; by the clock. */
  dueHours: z._default(z.int().check(z.minimum(1), z.maximum(720)), 24),
  /** Told at once of each low score. */
  notifyEmail: z.optional(
    z.string().check(z.maxLength(320), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)),
  ),
  /** Shoppers who left are told by mail of what happens to their ticket, after so many minutes unseen. */
  mailTicketsAfterMinutes: z._default(z.int().check(z.minimum(1), z.maximum(1440)), 10),
})
export type FeedbackSettings = z.infer<typeof FeedbackSettings>

const SettingsAnswer = z.object({ revision: z.int(), settings: FeedbackSettings })

export const readFeedbackSettings = defineEndpoint({
  id: 'feedback.console.settings',
  method: 'GET',
  path: '/v1/merchant/feedback/settings',
  access: 'merchant',
  summary: 'The rules of all surveys and tickets.',
  response: SettingsAnswer,
})

export const saveFeedbackSettings = defineEndpoint({
  id: 'feedback.console.saveSettings',
  method: 'PUT',
  path: '/v1/merchant/feedback/settings',
  access: 'merchant',
  summary: 'Replaces them. `revision` is that of the settings they were made from.',
  body: z.object({ revision: z.int(), settings: FeedbackSettings }),
  response: SettingsAnswer,
  problems: ['revision_conflict'],
})

const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

export const ResultFilter = z.object({
  /** Days of the shop’s calendar; both belong to it. */
  from: z.optional(Day),
  to: z.optional(Day),
  locale: z.optional(z.string().check(z.maxLength(10))),
  /** Of the first score. */
  bucket: z.optional(Bucket),
})
export type ResultFilter = z.infer<typeof ResultFilter>

/** A figure and the interval that holds its true value 19 times of 20. */
const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() })
export type Estimate = z.infer<typeof Estimate>

export const StepResult = z.object({
  stepId: z.string(),
  kind: z.string(),
  question: z.string(),
  /** Came by it. */
  reached: z.int(),
  answered: z.int(),
  /** Of scores: NPS −100 to 100, CSAT the percent of 4 and 5, CES and ratings the mean. */
  score: z.optional(Estimate),
  /** Score or option to how often. */
  counts: z.optional(z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }))),
  /** The score by week, the oldest first; weeks without an answer are left out. */
  overTime: z.optional(z.array(z.object({ week: Day, ...Estimate.shape }))),
  /** Of texts: in how many answers each occurs, common words left out; only what is in two or more. */
  words: z.optional(z.array(z.object({ word: z.string(), count: z.int() }))),
})
export type StepResult = z.infer<typeof StepResult>

export const readSurveyResults = defineEndpoint({
  id: 'feedback.console.results',
  method: 'GET',
  path: '/v1/merchant/feedback/surveys/{surveyId}/results',
  access: 'merchant',
  summary: 'What was answered: rates, scores with intervals, words that recur, the newest answers.',
  params: SurveyParams,
  query: z.object({
    ...ResultFilter.shape,
    /** Answers to leave out, for the next fifty. */
    skip: z.optional(z.string().check(z.regex(/^\d{1,9}$/))),
  }),
  response: z.object({
    survey: Survey,
    /** Shown by itself, as far as it may be counted: with consent to analytics. */
    asked: z.int(),
    /** Of `asked`, those that answered something; `value` 0 to 1. Missing where nothing was asked. */
    responseRate: z.optional(Estimate),
    answered: z.int(),
    finished: z.int(),
    closed: z.object({ later: z.int(), dismissed: z.int(), never: z.int() }),
    steps: z.array(StepResult),
    locales: z.array(z.string()),
    responses: z.array(
      z.object({
        submissionId: Uuid,
        at: Instant,
        locale: Locale,
        finished: z.boolean(),
        answers: Answers,
        bucket: z.optional(Bucket),
        /** Absent of an anonymous one. */
        shopper: z.optional(
          z.object({ name: z.optional(z.string()), email: z.optional(z.string()) }),
        ),
        about: z.optional(SurveySubject),
        ticketId: z.optional(Uuid),
      }),
    ),
    hasMore: z.boolean(),
  }),
  problems: ['not_found'],
})

export const exportSurvey = defineEndpoint({
  id: 'feedback.console.export',
  method: 'GET',
  path: '/v1/merchant/feedback/surveys/{surveyId}/export',
  access: 'merchant',
  summary:
    'All answers as CSV (RFC 4180, UTF-8 with a mark of byte order), one row for each submission; cells that a spreadsheet would run are made text.',
  params: SurveyParams,
  query: ResultFilter,
  response: z.object({ filename: z.string(), csv: z.string() }),
  problems: ['not_found'],
})
