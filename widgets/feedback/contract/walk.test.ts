import { describe, expect, it } from 'vitest'
import { createBranching, createSurvey, NPS, REASON, WHY } from '../survey.fixture.ts'
import type { AnswerValue } from './steps.ts'
import { bucketOf, findLowScore, findUnfit, isScore, walk } from './walk.ts'

const idsOf = ({ steps, ending }: ReturnType<typeof walk>): readonly (string | undefined)[] => [
  ...steps.map(({ id }) => id),
  ending?.id,
]

const stepOf = (input: Parameters<typeof createSurvey>[0]) => createSurvey(input).steps[0]!

describe('walk', () => {
  const survey = createBranching()

  it('stands at the first step while nothing is answered', () => {
    expect(idsOf(walk(survey, {}, new Set()))).toEqual(['nps', undefined])
  })

  it.each([
    ['a score in a branch', { nps: 10 }, ['nps', 'review']],
    ['the lowest of a branch', { nps: 9 }, ['nps', 'review']],
    ['a score in no branch', { nps: 8 }, ['nps', 'reason', undefined]],
    ['a chosen option', { nps: 2, reason: ['late'] }, ['nps', 'reason', 'thanks']],
    ['an option of no branch', { nps: 2, reason: ['broken'] }, ['nps', 'reason', 'why', undefined]],
    [
      'an answer to every step',
      { nps: 2, reason: ['broken'], why: 'It leaks' },
      ['nps', 'reason', 'why', 'thanks'],
    ],
  ])('goes on by %s', (_, answers, ids) => {
    expect(idsOf(walk(survey, answers, new Set()))).toEqual(ids)
  })

  it('follows the branch of what was passed over, and only then', () => {
    expect(idsOf(walk(survey, {}, new Set(['nps'])))).toEqual(['nps', 'thanks'])
    expect(idsOf(walk(survey, { nps: 8 }, new Set(['reason'])))).toEqual([
      'nps',
      'reason',
      'why',
      undefined,
    ])
  })

  it('takes everything without an answer as passed over where nobody says otherwise', () => {
    expect(idsOf(walk(survey, { nps: 8 }))).toEqual(['nps', 'reason', 'why', 'thanks'])
  })

  it('goes to `next` where no branch holds', () => {
    const jumping = createSurvey({
      steps: [{ ...NPS, next: 'why' }, REASON, { ...WHY, next: 'other' }],
      endings: [
        { id: 'thanks', text: { en: 'Thanks' } },
        { id: 'other', text: { en: 'Thanks too' } },
      ],
    })

    expect(idsOf(walk(jumping, { nps: 3, why: 'x' }))).toEqual(['nps', 'why', 'other'])
  })

  it('ends where a branch leads back, and is never endless', () => {
    const looping = createSurvey({ steps: [NPS, { ...WHY, next: 'nps' }] })

    expect(idsOf(walk(looping, { nps: 3, why: 'x' }))).toEqual(['nps', 'why', 'thanks'])
  })
})

describe('bucketOf', () => {
  it.each([
    ['nps', { ...NPS }, [0, 6, 7, 8, 9, 10], 'low low mid mid high high'],
    ['csat', { ...NPS, kind: 'csat' as const }, [1, 2, 3, 4, 5], 'low low mid high high'],
    ['ces', { ...NPS, kind: 'ces' as const }, [1, 3, 4, 5, 6, 7], 'low low mid mid high high'],
    ['stars', { ...NPS, kind: 'rating' as const }, [1, 2, 3, 4, 5], 'low low mid high high'],
    [
      'ten stars',
      { ...NPS, kind: 'rating' as const, most: 10 },
      [1, 5, 6, 7, 8, 10],
      'low low mid mid high high',
    ],
  ])('cuts %s into thirds', (_, input, scores, buckets) => {
    const step = stepOf({ steps: [input] })

    expect(isScore(step) && scores.map((score) => bucketOf(step, score)).join(' ')).toBe(buckets)
  })
})

describe('findLowScore', () => {
  const { steps } = createSurvey({
    steps: [
      { ...NPS, ticketUpTo: 6 },
      { ...NPS, id: 'again', ticketUpTo: 3 },
    ],
  })

  it.each([
    ['at the threshold', { nps: 6 }, 'nps'],
    ['the lowest there is', { nps: 0 }, 'nps'],
    ['a later one', { nps: 7, again: 3 }, 'again'],
    ['none', { nps: 7, again: 4 }, undefined],
    ['nothing answered', {}, undefined],
  ])('finds %s', (_, answers, id) => {
    expect(findLowScore(steps, answers)?.step.id).toBe(id)
  })

  it('finds none without a threshold', () => {
    expect(findLowScore(createSurvey().steps, { nps: 0 })).toBeUndefined()
  })
})

describe('findUnfit', () => {
  const rating = stepOf({ steps: [{ ...NPS, kind: 'rating', most: 4 }] })
  const nps = stepOf({ steps: [NPS] })
  const one = stepOf({ steps: [REASON] })
  const several = stepOf({ steps: [{ ...REASON, multiple: true }] })
  const text = stepOf({ steps: [{ ...WHY, most: 10 }] })
  const email = stepOf({ steps: [{ kind: 'email', id: 'mail', question: { en: 'Where to?' } }] })

  it.each<[string, typeof nps, AnswerValue, ReturnType<typeof findUnfit>]>([
    ['a score', nps, 0, undefined],
    ['a text for a score', nps, '9', 'type'],
    ['a score above its scale', nps, 11, 'range'],
    ['a score below its scale', rating, 0, 'range'],
    ['more stars than there are', rating, 5, 'range'],
    ['an option', one, ['late'], undefined],
    ['an option that is none', one, ['lost'], 'option'],
    ['the same option twice', several, ['late', 'late'], 'option'],
    ['two where one may be chosen', one, ['late', 'broken'], 'single'],
    ['two where several may', several, ['late', 'broken'], undefined],
    ['a number for a choice', one, 3, 'type'],
    ['a text', text, 'ten letter', undefined],
    ['a longer text', text, 'ten letters', 'length'],
    ['nothing but spaces', text, '  ', 'length'],
    ['a number for a text', text, 3, 'type'],
    ['an address', email, 'ana@shop.example', undefined],
    ['half an address', email, 'ana@shop', 'email'],
  ])('judges %s', (_, step, answer, unfit) => {
    expect(findUnfit(step, answer)).toBe(unfit)
  })
})
