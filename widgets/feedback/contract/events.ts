/** What is counted of surveys, with consent; the destinations read these. */
import { z } from 'zod/mini'
import { defineEvents } from '../../../src/contract/event.ts'
import { Uuid } from '../../../src/contract/scalars.ts'
import { AnswerValue, Bucket } from './steps.ts'

const Short = z.string().check(z.maxLength(300))

const About = {
  surveyId: Short,
  surveyName: Short,
  surveyRevision: z.int(),
  /** The same for all of one submission. */
  submissionId: Uuid,
  locale: Short,
}

const GivenAnswer = z.object({
  questionId: Short,
  /** As it was read. */
  question: Short,
  /** Of a choice the ids; of a text nothing, unless the merchant lets texts go along. */
  value: z.optional(AnswerValue),
  /** Of a choice, what was chosen as it was read. */
  labels: z.optional(z.array(Short)),
  bucket: z.optional(Bucket),
})

export const feedbackEvents = defineEvents({
  'feedback.shown': {
    purpose: 'analytics',
    summary: 'A survey was shown.',
    props: z.object(About),
  },
  'feedback.answer': {
    purpose: 'analytics',
    summary: 'A step was answered, or its answer changed; `answers` are all so far.',
    props: z.object({ ...About, ...GivenAnswer.shape, answers: z.array(GivenAnswer) }),
  },
  'feedback.completed': {
    purpose: 'analytics',
    summary: 'A survey was answered to its end.',
    props: z.object({ ...About, answers: z.array(GivenAnswer) }),
  },
  'feedback.dismissed': {
    purpose: 'analytics',
    summary: 'A survey was closed, before or after something was answered.',
    props: z.object({
      ...About,
      as: z.enum(['later', 'dismissed', 'never']),
      partly: z.boolean(),
    }),
  },
  'feedback.abandoned': {
    purpose: 'analytics',
    summary: 'The page was left in the middle of a survey; it may be gone on with later.',
    props: z.object({ ...About, answers: z.array(GivenAnswer) }),
  },
  'feedback.ticket_judged': {
    purpose: 'analytics',
    summary: 'A shopper said whether their complaint is mended.',
    props: z.object({ ticketId: Uuid, fixed: z.boolean() }),
  },
})
