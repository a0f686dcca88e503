// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Lesson, StepAnswer, ToldEvent } from './destination.ts'
import { formbricks, type FormbricksKnowledge } from './formbricks.ts'
import { SUBMISSION, SURVEY, tell } from './told.fixture.ts'

const destination = formbricks({
  workspaceId: 'ws1',
  surveys: {
    'nps-q3': {
      surveyId: 'fb1',
      questions: { score: 'q1', why: 'q2', channel: 'q3', words: 'q4' },
    },
  },
})
const HOST = 'https://app.formbricks.com/api'
const DISPLAYED: FormbricksKnowledge = { displayId: 'd1' }
const CREATED: FormbricksKnowledge = { displayId: 'd1', responseId: 'r1' }

function step(event: ToldEvent, known?: FormbricksKnowledge) {
  const made = destination.next(event, known)
  if (made === 'done') return made
  const { body, ...request } = made.request
  return { ...request, ...(body && { body: JSON.parse(body) }) }
}

function learn(
  event: ToldEvent,
  known: FormbricksKnowledge | undefined,
  status: number,
  body: StepAnswer['body'] = {},
): Lesson<FormbricksKnowledge> {
  const made = destination.next(event, known)
  if (made === 'done') throw new Error('There is nothing left to say.')
  return made.learn({ status, body })
}

const JSON_HEADERS = { 'content-type': 'application/json' }

describe('requests', () => {
  it('a survey that is shown is a display', () => {
    expect(step(SURVEY.shown)).toEqual({
      method: 'POST',
      url: `${HOST}/v2/client/ws1/displays`,
      headers: JSON_HEADERS,
      body: { surveyId: 'fb1' },
    })
    expect(step(SURVEY.shown, DISPLAYED)).toBe('done')
  })

  it('the first answer creates the response of the display', () => {
    expect(step(SURVEY.answer, DISPLAYED)).toEqual({
      method: 'POST',
      url: `${HOST}/v2/client/ws1/responses`,
      headers: JSON_HEADERS,
      body: {
        surveyId: 'fb1',
        displayId: 'd1',
        finished: false,
        data: { q1: 3 },
        ttc: {},
        language: 'ro',
        meta: {
          source: 'https://search.example/',
          url: 'https://shop.example/thanks',
          action: 'regulars',
        },
      },
    })
  })

  it('every other is put to the same response: choices by their labels, texts not at all', () => {
    expect(step(SURVEY.completed, CREATED)).toEqual({
      method: 'PUT',
      url: `${HOST}/v1/client/ws1/responses/r1`,
      headers: JSON_HEADERS,
      body: {
        finished: true,
        data: { q1: 3, q2: ['It came late', 'It was broken'], q3: 'From a friend' },
        language: 'ro',
      },
    })
  })

  it('an answer whose display was never told of begins with one', () => {
    expect(step(SURVEY.answer)).toMatchObject({ url: `${HOST}/v2/client/ws1/displays` })
  })

  it('a creation that was refused asks for the response of the display', () => {
    expect(step(SURVEY.answer, { displayId: 'd1', response: 'perhaps' })).toEqual({
      method: 'GET',
      url: `${HOST}/v1/client/ws1/displays/d1/response`,
    })
  })

  it('go to the merchant’s own server where there is one', () => {
    const own = formbricks({ workspaceId: 'ws1', surveys: {}, host: 'https://fb.shop.example/' })

    expect(own.url).toBe('https://fb.shop.example/api/v2/client/ws1')
  })
})

describe('what belongs together', () => {
  it('is the submission of a survey that is named', () => {
    expect(destination.subjectOf(SURVEY.answer)).toBe(SUBMISSION)
  })

  it.each([
    [
      'a survey that is not named',
      tell('feedback.shown', { ...SURVEY.shown.props, surveyId: 'x' }),
    ],
    ['one that was closed', SURVEY.dismissed],
    ['one that was left', SURVEY.abandoned],
    [
      'a name every record has',
      tell('feedback.shown', { ...SURVEY.shown.props, surveyId: 'toString' }),
    ],
    ['any other event', tell('page.viewed')],
  ])('is not %s', (_, event) => {
    expect(destination.subjectOf(event)).toBeUndefined()
  })
})

describe('answers', () => {
  it.each([
    [
      'a display is known by its id',
      SURVEY.shown,
      undefined,
      200,
      { data: { id: 'd1' } },
      DISPLAYED,
    ],
    [
      'a response that was created is known by its id',
      SURVEY.answer,
      DISPLAYED,
      200,
      { data: { id: 'r1', quotaFull: false } },
      { ...CREATED, toldId: 'e-2' },
    ],
    [
      'an earlier creation may have arrived',
      SURVEY.answer,
      DISPLAYED,
      400,
      { message: 'Display d1 is already linked to a response' },
      { displayId: 'd1', response: 'perhaps' },
    ],
    [
      'it has arrived',
      SURVEY.answer,
      { displayId: 'd1', response: 'perhaps' },
      200,
      { data: { responseId: 'r1' } },
      CREATED,
    ],
    [
      'it has not',
      SURVEY.answer,
      { displayId: 'd1', response: 'perhaps' },
      200,
      { data: { responseId: null } },
      { displayId: 'd1', response: 'none' },
    ],
    ['more answers are taken', SURVEY.more, CREATED, 200, {}, { ...CREATED, toldId: 'e-3' }],
    [
      'the last are taken',
      SURVEY.completed,
      CREATED,
      200,
      {},
      { ...CREATED, toldId: 'e-4', isFinished: true },
    ],
    [
      'a finished response takes no more',
      SURVEY.more,
      CREATED,
      400,
      { details: { code: 'response_already_finished' } },
      { ...CREATED, isFinished: true },
    ],
    ['a response that is not there is created anew', SURVEY.more, CREATED, 404, {}, DISPLAYED],
  ] as const)('%s', (_, event, known, status, body, expected) => {
    expect(learn(event, known, status, body)).toEqual({ known: expected })
  })

  it.each([
    [403, 'not_accepting'],
    [404, 'unknown_survey'],
    [422, 'rejected'],
  ])('%i is final: %s', (status, drop) => {
    expect(learn(SURVEY.shown, undefined, status)).toEqual({ drop })
  })

  it('a creation that is refused although there is no response is final', () => {
    const known: FormbricksKnowledge = { displayId: 'd1', response: 'none' }

    expect(learn(SURVEY.answer, known, 400)).toEqual({ drop: 'rejected' })
  })

  it.each([429, 500, 503, 401])('%i is tried again', (status) => {
    expect(learn(SURVEY.answer, DISPLAYED, status)).toBe('failed')
  })
})

it('what was told once is not told again', () => {
  expect(step(SURVEY.answer, { ...CREATED, toldId: 'e-2' })).toBe('done')
  expect(step(SURVEY.more, { ...CREATED, isFinished: true })).toBe('done')
})
