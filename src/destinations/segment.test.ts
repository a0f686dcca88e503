// @vitest-environment node
import { expect, it } from 'vitest'
import { segment } from './segment.ts'
import { FACTS, SUBMISSION, SURVEY, tell } from './told.fixture.ts'

const destination = segment({ writeKey: 'key' })

const ABOUT = { survey_id: 'nps-q3', survey_name: 'After an order', submission_id: SUBMISSION }

it('an answer is a track call with everything the spec wants', () => {
  expect(destination.translate(SURVEY.answer, FACTS)).toEqual({
    type: 'track',
    messageId: 'e-2',
    anonymousId: '019a0000-0000-7000-8000-0000000000aa',
    userId: null,
    timestamp: '2026-11-22T12:00:00.000Z',
    event: 'Survey Response Submitted',
    properties: {
      ...ABOUT,
      question_id: 'score',
      question: 'Would you recommend us?',
      score: 3,
      bucket: 'low',
      completed: false,
    },
    context: {
      library: { name: 'regulars', version: '1.2.3' },
      locale: 'ro',
      page: {
        url: 'https://shop.example/thanks',
        path: '/thanks',
        referrer: 'https://search.example/',
        title: 'Thank you',
      },
      userAgent: 'Test/1.0',
    },
  })
})

it.each([
  ['Survey Shown', SURVEY.shown, ABOUT],
  [
    'Survey Response Submitted',
    SURVEY.more,
    {
      ...ABOUT,
      question_id: 'why',
      question: 'What went wrong?',
      answer: ['It came late', 'It was broken'],
      completed: false,
    },
  ],
  [
    'Survey Dismissed',
    SURVEY.dismissed,
    { ...ABOUT, closed_as: 'later', partially_completed: true },
  ],
  ['Survey Abandoned', SURVEY.abandoned, ABOUT],
  [
    'Feedback Ticket Judged',
    tell('feedback.ticket_judged', { ticketId: 't1', fixed: false }),
    { ticket_id: 't1', fixed: false },
  ],
  [
    'Product Viewed',
    tell('product.viewed', { productId: 'p1', name: 'Tea', value: 1290, currency: 'EUR' }),
    { product_id: 'p1', name: 'Tea', price: 12.9, currency: 'EUR' },
  ],
  [
    'Order Completed',
    tell('order.placed', { orderId: 'o1', value: 1290, currency: 'JPY' }),
    { order_id: 'o1', total: 1290, currency: 'JPY' },
  ],
  [
    'Live Chat Conversation Started',
    tell('chat.started', { conversationId: 'c1', text: 'my number is …' }),
    { conversation_id: 'c1' },
  ],
  [
    'Loyalty Reward Redeemed',
    tell('loyalty.reward_redeemed', { rewardId: 'r1', points: 100 }),
    { reward_id: 'r1', points: 100 },
  ],
])('%s', (name, event, properties) => {
  const call = destination.translate(event, FACTS)

  expect(call?.event).toBe(name)
  expect(JSON.parse(JSON.stringify(call?.properties))).toEqual(properties)
})

it('a finished survey brings all its answers once more', () => {
  const { properties } = destination.translate(SURVEY.completed, FACTS)!

  expect(JSON.parse(JSON.stringify(properties))).toMatchObject({
    ...ABOUT,
    completed: true,
    answers: [
      { question_id: 'score', response: 3, bucket: 'low' },
      { question_id: 'why', response: ['It came late', 'It was broken'] },
      { question_id: 'channel', response: 'From a friend' },
      { question_id: 'words', question: 'Tell us more' },
    ],
  })
})

it('a page is a page call', () => {
  const viewed = tell('page.viewed', { path: '/thanks', title: 'Thank you' })

  expect(destination.translate(viewed, FACTS)).toMatchObject({
    type: 'page',
    properties: { path: '/thanks', url: 'https://shop.example/thanks', title: 'Thank you' },
  })
  expect(destination.translate(viewed, FACTS)).not.toHaveProperty('event')
})

it('who is signed in is the user', () => {
  const told = tell('shop.sized', {}, { memberId: 'member-1' })

  expect(destination.translate(told, FACTS)?.userId).toBe('member-1')
})

it('Segment’s own endpoint is asked as text, with the key in the body, so that no preflight is needed', () => {
  expect(destination.write([], FACTS)).toEqual({
    url: 'https://api.segment.io/v1/b',
    headers: { 'content-type': 'text/plain' },
    body: '{"writeKey":"key","sentAt":"2026-11-22T12:00:05.000Z","batch":[]}',
  })
})

it('another server is asked at its batch endpoint, with the key in the header', () => {
  const rudder = segment({ writeKey: 'key', host: 'https://acme.dataplane.example/' })

  expect(rudder.write([], FACTS)).toMatchObject({
    url: 'https://acme.dataplane.example/v1/batch',
    headers: { 'content-type': 'application/json', authorization: 'Basic a2V5Og==' },
  })
})
