import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Survey, type Answers, type StepResult } from '../../../../widgets/feedback/contract.ts'
import { readSteps } from './step-results.ts'
import type { Submission } from './submission.ts'

const SURVEY = Survey.parse({
  id: 'after-order',
  revision: 2,
  name: 'After an order',
  title: { en: 'Your order' },
  moment: { on: 'order' },
  locales: ['en'],
  steps: [
    {
      kind: 'nps',
      id: 'score',
      question: { en: 'How likely?' },
      required: true,
      branches: [{ when: { from: 9, to: 10 }, goTo: 'thanks' }],
    },
    { kind: 'text', id: 'why', question: { en: 'What went wrong?' } },
    {
      kind: 'choice',
      id: 'topic',
      question: { en: 'What was it about?' },
      multiple: true,
      options: [
        { id: 'parcel', label: { en: 'The parcel' } },
        { id: 'tea', label: { en: 'The tea' } },
      ],
    },
    { kind: 'csat', id: 'help', question: { en: 'And our help?' } },
    { kind: 'ces', id: 'effort', question: { en: 'How easy was it?' } },
  ],
  endings: [{ id: 'thanks', text: { en: 'Thank you' } }],
})

function answered(answers: Answers, more: Partial<Submission> = {}): Submission {
  return {
    submissionId: randomUUID(),
    revision: 2,
    locale: 'en',
    answers,
    finished: true,
    at: new Date('2026-06-10T12:00:00Z'),
    bucket: null,
    ...more,
  }
}

function read(submissions: readonly Submission[]): Record<string, StepResult> {
  const history = { newest: SURVEY, byRevision: new Map([[2, SURVEY]]) }
  const steps = readSteps({ history, submissions, timezone: 'Europe/Bucharest' })
  return Object.fromEntries(steps.map((step) => [step.stepId, step]))
}

test('who branched past a step has not come by it, and who has not finished only as far as was shown', () => {
  const { score, why, topic, help } = read([
    answered({ score: 10 }),
    answered({ score: 3, why: 'late' }),
    answered({ score: 3 }, { finished: false }),
  ])

  expect(score).toMatchObject({ reached: 3, answered: 3 })
  expect(why).toMatchObject({ reached: 2, answered: 1 })
  expect(topic).toMatchObject({ reached: 1, answered: 0 })
  expect(help).toMatchObject({ reached: 1 })
})

test('each kind has the figure of its scale', () => {
  const { score, help, effort } = read([
    answered({ score: 10, help: 5, effort: 7 }),
    answered({ score: 9, help: 4, effort: 5 }),
    answered({ score: 8, help: 2, effort: 3 }),
    answered({ score: 2, help: 1, effort: 5 }),
  ])

  expect(score?.score).toMatchObject({ value: 25, n: 4 })
  expect(help?.score).toMatchObject({ value: 50, n: 4 })
  expect(effort?.score).toMatchObject({ value: 5, n: 4 })
  expect(score?.counts).toHaveLength(11)
  expect(score?.counts?.[10]).toEqual({ value: '10', label: '10', count: 1 })
})

test('a step nobody answered has no figure', () => {
  const { score, why } = read([])

  expect(score).toMatchObject({ reached: 0, answered: 0, overTime: [] })
  expect(score).not.toHaveProperty('score')
  expect(why).toMatchObject({ words: [] })
})

test('scores are told by week of the shop, weeks without one left out', () => {
  const at = (instant: string): { at: Date } => ({ at: new Date(instant) })
  const { score } = read([
    answered({ score: 10 }, at('2026-06-10T12:00:00Z')),
    answered({ score: 0 }, at('2026-05-27T12:00:00Z')),
    // Monday in Bucharest already.
    answered({ score: 10 }, at('2026-06-07T21:30:00Z')),
  ])

  expect(score?.overTime).toMatchObject([
    { week: '2026-05-25', value: -100, n: 1 },
    { week: '2026-06-08', value: 100, n: 2 },
  ])
})

test('every chosen option counts, and words are those of the texts', () => {
  const { topic, why } = read([
    answered({ score: 1, why: 'The lid was chipped', topic: ['parcel', 'tea'] }),
    answered({ score: 1, why: 'A chipped cup', topic: ['parcel'] }),
  ])

  expect(topic?.counts).toEqual([
    { value: 'parcel', label: 'The parcel', count: 2 },
    { value: 'tea', label: 'The tea', count: 1 },
  ])
  expect(why?.words).toEqual([{ word: 'chipped', count: 2 }])
})

test('an answer to an older revision counts where it still fits', () => {
  const { score, help } = read([answered({ score: 7, help: 9 }, { revision: 1 })])

  expect(score).toMatchObject({ answered: 1 })
  expect(help).toMatchObject({ answered: 0 })
})
