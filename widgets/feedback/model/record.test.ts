// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createBranching, createSurvey } from '../survey.fixture.ts'
import {
  countSteps,
  isWorthKeeping,
  outgoing,
  parseRecords,
  type SittingRecord,
  withAnswer,
} from './record.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const create = (changes: Partial<SittingRecord> = {}): SittingRecord => ({
  submissionId: 'one',
  survey: createSurvey(),
  locale: 'en',
  answers: {},
  passed: [],
  rev: 0,
  sentRev: 0,
  version: 0,
  at: 0,
  ...changes,
})

const FINISHED = { answers: { nps: 9, why: 'Good' }, rev: 2, sentRev: 2 }

describe('isWorthKeeping', () => {
  it.each<[string, Partial<SittingRecord>, number, boolean]>([
    ['half-way, for a month', { rev: 1, sentRev: 1, answers: { nps: 9 } }, 30 * DAY, true],
    ['half-way, longer', { rev: 1, sentRev: 1, answers: { nps: 9 } }, 31 * DAY, false],
    ['finished and sent', FINISHED, HOUR, false],
    ['finished and not sent', { ...FINISHED, sentRev: 1 }, 29 * DAY, true],
    ['to be changed until later', { ...FINISHED, editableUntil: 2 * HOUR }, HOUR, true],
    ['to be changed until before', { ...FINISHED, editableUntil: HOUR }, 2 * HOUR, false],
    ['refused, for a day', { ...FINISHED, sentRev: 1, refused: { rev: 2 } }, 23 * HOUR, true],
    ['refused, longer', { ...FINISHED, sentRev: 1, refused: { rev: 2 } }, 25 * HOUR, false],
  ])('judges one that is %s', (_, changes, now, expected) => {
    expect(isWorthKeeping(create(changes), now)).toBe(expected)
  })
})

describe('an answer', () => {
  it('takes the place of having passed over, and the other way round', () => {
    const record = create()
    const [nps] = record.survey.steps

    const passed = withAnswer(record, nps!, { value: undefined, now: 5 })
    const answered = withAnswer(passed, nps!, { value: 3, now: 6 })
    const again = withAnswer(answered, nps!, { value: undefined, now: 7 })

    expect(passed).toMatchObject({ answers: {}, passed: ['nps'], rev: 1, at: 5 })
    expect(answered).toMatchObject({ answers: { nps: 3 }, passed: [], rev: 2 })
    expect(again).toMatchObject({ answers: {}, passed: ['nps'], rev: 3 })
  })
})

describe('outgoing', () => {
  it('leaves out what is behind a question that is open again', () => {
    const record = create({
      survey: createBranching(),
      answers: { nps: 3, why: 'It leaks' },
      passed: [],
    })

    expect(outgoing(record)).toEqual({ answers: { nps: 3 }, finished: false })
  })
})

describe('countSteps', () => {
  it('counts the way as far as it is known', () => {
    const survey = createBranching()

    expect(countSteps(create({ survey }))).toBe(3)
    expect(countSteps(create({ survey, answers: { nps: 10 } }))).toBe(1)
    expect(countSteps(create({ survey, answers: { nps: 3, reason: ['late'] } }))).toBe(2)
  })
})

describe('parseRecords', () => {
  it('takes what an earlier page has left, and nothing else', () => {
    const odd = { ...create(), survey: { id: 'odd' } }

    expect(parseRecords([create(), odd])).toEqual([create()])
    expect(parseRecords(undefined)).toEqual([])
    expect(parseRecords('records')).toEqual([])
  })
})
