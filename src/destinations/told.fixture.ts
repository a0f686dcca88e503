/** An event as a destination is told of it. */
import type { SendingFacts, ToldEvent } from './destination.ts'

export const FACTS: SendingFacts = {
  sentAt: '2026-11-22T12:00:05.000Z',
  version: '1.2.3',
  userAgent: 'Test/1.0',
}

export const SUBMISSION = '019a0000-0000-7000-8000-00000000000a'

export function tell(
  name: string,
  props: ToldEvent['props'] = {},
  more: Partial<ToldEvent> = {},
): ToldEvent {
  return {
    id: '019a0000-0000-7000-8000-000000000001',
    name,
    purpose: 'analytics',
    at: '2026-11-22T12:00:00.000Z',
    seq: 1,
    tabId: '019a0000-0000-7000-8000-0000000000cc',
    visitorId: '019a0000-0000-7000-8000-0000000000aa',
    path: '/thanks',
    props,
    page: {
      origin: 'https://shop.example',
      title: 'Thank you',
      referrer: 'https://search.example/',
      locale: 'ro',
    },
    ...more,
  }
}

const ABOUT = {
  surveyId: 'nps-q3',
  surveyName: 'After an order',
  surveyRevision: 4,
  submissionId: SUBMISSION,
  locale: 'ro',
}

const SCORE = {
  questionId: 'score',
  question: 'Would you recommend us?',
  value: 3,
  bucket: 'low',
}
const REASONS = {
  questionId: 'why',
  question: 'What went wrong?',
  value: ['late', 'broken'],
  labels: ['It came late', 'It was broken'],
}
/** One choice is an id, and the label it was read by. */
const CHANNEL = {
  questionId: 'channel',
  question: 'Where did you hear of us?',
  value: 'friend',
  labels: ['From a friend'],
}
/** The text itself stays with the shop. */
const WORDS = { questionId: 'words', question: 'Tell us more' }

/** The events of one submission, in their order. */
export const SURVEY = {
  shown: tell('feedback.shown', ABOUT),
  answer: tell('feedback.answer', { ...ABOUT, ...SCORE, answers: [SCORE] }, { id: 'e-2' }),
  more: tell('feedback.answer', { ...ABOUT, ...REASONS, answers: [SCORE, REASONS] }, { id: 'e-3' }),
  completed: tell(
    'feedback.completed',
    { ...ABOUT, answers: [SCORE, REASONS, CHANNEL, WORDS] },
    { id: 'e-4' },
  ),
  dismissed: tell('feedback.dismissed', { ...ABOUT, as: 'later', partly: true }, { id: 'e-5' }),
  abandoned: tell('feedback.abandoned', { ...ABOUT, answers: [SCORE] }, { id: 'e-6' }),
} as const
