/** A survey and what was answered to it, for the console’s tests. */
import { Survey } from '../../../widgets/feedback/contract.ts'
import { AT } from '../referrals/backend.fixture.ts'
import type { SurveyResults } from './model.ts'

export const RESULTS_PATH = '/v1/merchant/feedback/surveys/after-order/results'
export const TICKET_ID = '0190f3a0-0000-7000-8000-00000000000a'

const SURVEY = Survey.parse({
  id: 'after-order',
  revision: 3,
  name: 'After an order',
  title: { en: 'How was it?' },
  moment: { on: 'order' },
  locales: ['en', 'ro'],
  steps: [
    {
      id: 'score',
      kind: 'nps',
      question: { en: 'Would you recommend us?', ro: 'Ne-ai recomanda?' },
    },
    {
      id: 'topic',
      kind: 'choice',
      question: { en: 'What was it about?' },
      options: [
        { id: 'box', label: { en: 'The box' } },
        { id: 'tea', label: { en: 'The tea' } },
      ],
      multiple: true,
    },
    { id: 'why', kind: 'text', question: { en: 'Why?' } },
  ],
  endings: [{ id: 'end', text: { en: 'Thank you.' } }],
})

export function responseOf(
  number: number,
  more: Partial<SurveyResults['responses'][number]> = {},
): SurveyResults['responses'][number] {
  return {
    submissionId: `0190f3a0-0000-7000-a000-${String(number).padStart(12, '0')}`,
    at: AT,
    locale: 'ro-RO',
    finished: true,
    answers: { score: 2, topic: ['box', 'tea'], why: 'Broken' },
    ...more,
  }
}

export function resultsOf(more: Partial<SurveyResults> = {}): SurveyResults {
  return {
    survey: SURVEY,
    asked: 640,
    responseRate: { value: 0.23, low: 0.2, high: 0.27, n: 640 },
    answered: 147,
    finished: 120,
    closed: { later: 30, dismissed: 300, never: 8 },
    steps: [
      {
        stepId: 'score',
        kind: 'nps',
        question: 'Would you recommend us?',
        reached: 147,
        answered: 140,
        score: { value: 41.4, low: 31.2, high: 51.6, n: 140 },
        counts: Array.from({ length: 11 }, (_, at) => ({
          value: String(at),
          label: String(at),
          count: at === 9 ? 70 : 7,
        })),
        overTime: [
          { week: '2026-05-25', value: 20, low: -10, high: 48, n: 40 },
          { week: '2026-06-08', value: 50, low: 38, high: 62, n: 100 },
        ],
      },
      {
        stepId: 'topic',
        kind: 'choice',
        question: 'What was it about?',
        reached: 20,
        answered: 10,
        counts: [
          { value: 'box', label: 'The box', count: 9 },
          { value: 'tea', label: 'The tea', count: 4 },
        ],
      },
      {
        stepId: 'why',
        kind: 'text',
        question: 'Why?',
        reached: 20,
        answered: 12,
        words: [{ word: 'delivery', count: 6 }],
      },
    ],
    locales: ['en', 'ro'],
    responses: [
      responseOf(1, {
        bucket: 'low',
        shopper: { name: 'Ana Rusu' },
        about: { orderId: 'FE-7' },
        ticketId: TICKET_ID,
      }),
      responseOf(2, {
        bucket: 'high',
        answers: { score: 10, gone: 'An old answer' },
        finished: false,
      }),
    ],
    hasMore: false,
    ...more,
  }
}
