// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { posthog } from './posthog.ts'
import { FACTS, SUBMISSION, SURVEY, tell } from './told.fixture.ts'

const destination = posthog({ key: 'phc_key' })

const COMMON = {
  $lib: 'regulars',
  $lib_version: '1.2.3',
  $current_url: 'https://shop.example/thanks',
  $process_person_profile: false,
}
const ABOUT = {
  ...COMMON,
  $survey_id: 'nps-q3',
  $survey_name: 'After an order',
  $survey_submission_id: SUBMISSION,
  $survey_language: 'ro',
}
const RESPONSES = {
  $survey_response_score: 3,
  $survey_response: 3,
  $survey_questions: [{ id: 'score', question: 'Would you recommend us?', response: 3 }],
}

describe('a survey', () => {
  it('that is shown is “survey shown”', () => {
    expect(destination.translate(SURVEY.shown, FACTS)).toEqual({
      uuid: '019a0000-0000-7000-8000-000000000001',
      event: 'survey shown',
      distinct_id: '019a0000-0000-7000-8000-0000000000aa',
      timestamp: '2026-11-22T12:00:00.000Z',
      properties: ABOUT,
    })
  })

  it('that is answered in part is “survey sent”, and says that it goes on', () => {
    expect(destination.translate(SURVEY.answer, FACTS)).toMatchObject({
      uuid: 'e-2',
      event: 'survey sent',
      properties: { ...ABOUT, ...RESPONSES, $survey_completed: false },
    })
  })

  it('that is finished is “survey sent” under the same submission, with all answers as they were read', () => {
    expect(destination.translate(SURVEY.completed, FACTS)?.properties).toEqual({
      ...ABOUT,
      $survey_completed: true,
      $survey_response: 3,
      $survey_response_score: 3,
      $survey_response_1: ['It came late', 'It was broken'],
      $survey_response_why: ['It came late', 'It was broken'],
      $survey_response_2: 'From a friend',
      $survey_response_channel: 'From a friend',
      $survey_questions: [
        { id: 'score', question: 'Would you recommend us?', response: 3 },
        { id: 'why', question: 'What went wrong?', response: ['It came late', 'It was broken'] },
        { id: 'channel', question: 'Where did you hear of us?', response: 'From a friend' },
      ],
    })
  })

  it('that is closed says whether something was answered', () => {
    expect(destination.translate(SURVEY.dismissed, FACTS)).toMatchObject({
      event: 'survey dismissed',
      properties: { ...ABOUT, $survey_partially_completed: true },
    })
  })

  it('that is left in the middle is abandoned with what was said', () => {
    expect(destination.translate(SURVEY.abandoned, FACTS)).toMatchObject({
      event: 'survey abandoned',
      properties: { ...ABOUT, ...RESPONSES },
    })
  })

  it('is noted of the person only where there may be one', () => {
    const personal = posthog({ key: 'phc_key', personProfiles: true })

    expect(personal.translate(SURVEY.completed, FACTS)?.properties).toMatchObject({
      $process_person_profile: true,
      $set: { '$survey_responded/nps-q3': true },
    })
    expect(destination.translate(SURVEY.completed, FACTS)?.properties).not.toHaveProperty('$set')
    expect(personal.translate(SURVEY.answer, FACTS)?.properties).not.toHaveProperty('$set')
  })
})

it('everything else keeps its name and its props, and a page has the name of theirs', () => {
  const redeemed = tell('loyalty.reward_redeemed', { rewardId: 'r1', points: 100 })
  const viewed = tell('page.viewed', { path: '/thanks', title: 'Thank you' })

  expect(destination.translate(redeemed, FACTS)).toMatchObject({
    event: 'loyalty.reward_redeemed',
    properties: { ...COMMON, rewardId: 'r1', points: 100 },
  })
  expect(destination.translate(viewed, FACTS)?.event).toBe('$pageview')
})

it('who is signed in is known by the opaque id of the member', () => {
  const told = tell('shop.sized', {}, { memberId: 'member-1' })

  expect(destination.translate(told, FACTS)?.distinct_id).toBe('member-1')
})

it.each([
  [undefined, 'https://us.i.posthog.com/batch/'],
  ['https://eu.i.posthog.com/', 'https://eu.i.posthog.com/batch/'],
])('with the host %s a batch goes to %s', (host, url) => {
  const { write } = posthog({ key: 'phc_key', ...(host && { host }) })

  expect(write([], FACTS)).toEqual({
    url,
    headers: { 'content-type': 'application/json' },
    body: '{"api_key":"phc_key","sent_at":"2026-11-22T12:00:05.000Z","batch":[]}',
  })
})
