import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { eraseCustomer } from '../../../src/contract/customer.ts'
import { fillPath } from '../../../src/contract/endpoint.ts'
import { setWebhook, Webhook } from '../../../src/contract/webhook.ts'
import { MINUTE } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addSurvey,
  answerAnonymously,
  bodyOf,
  changeAsShop,
  complain,
  guestOf,
  memberOf,
} from './feedback.fixture.ts'
import { assignTicket, moveTicket, writeNote } from './tickets.ts'

let received: Webhook[]
let isAway = false
const server = await useServer({
  fetch: async (_, init) => {
    if (isAway) throw new TypeError('fetch failed')
    received.push(Webhook.parse(JSON.parse(String(init?.body))))
    return new Response(null, { status: 200 })
  },
})
beforeEach(() => {
  received = []
  isAway = false
})

const ELENA = { kind: 'agent', name: 'Elena', email: 'elena@shop.example' } as const

async function addShop(): Promise<TestShop> {
  const shop = await server.addShop()
  const body = { url: 'https://shop.example/hooks' }
  await bodyOf(shop.askAsServer(setWebhook.path, { method: 'PUT', body }))
  await addSurvey(server, shop, { anonymous: 'offered' })
  return shop
}

async function told(): Promise<string[]> {
  await server.runJobs()
  return received.map(({ type }) => type).sort()
}

test('of a low score the shop’s server hears at once, with the words and the ticket', async () => {
  const shop = await addShop()
  const ana = await memberOf(shop)
  const { response, ticket } = await ana.answer(
    { likely: 2, wrong: 'Broken', mail: 'ana@example.com' },
    { page: '/orders', about: { orderId: 'o1' } },
  )

  expect(await told()).toEqual(['feedback.answered', 'feedback.low_score', 'ticket.opened'])

  const { submissionId } = response
  const common = { submissionId, surveyId: 'after-order' }
  const source = {
    ...common,
    surveyName: 'After an order',
    revision: 1,
    locale: 'en',
    about: { orderId: 'o1' },
    page: '/orders',
    ticketId: ticket?.id,
  }
  const byType = Object.fromEntries(received.map(({ type, data }) => [type, data]))
  expect(byType['feedback.low_score']).toEqual({
    ...source,
    reference: ticket?.reference,
    stepId: 'likely',
    question: 'How likely are you to recommend us?',
    score: 2,
    most: 10,
    text: 'Broken',
    email: 'ana@example.com',
  })
  expect(byType['feedback.answered']).toEqual({
    ...source,
    finished: true,
    score: 2,
    bucket: 'low',
    answers: [
      { stepId: 'likely', question: 'How likely are you to recommend us?', value: 2 },
      { stepId: 'wrong', question: 'What went wrong?', value: 'Broken' },
      { stepId: 'mail', question: 'Where can we answer?', value: 'ana@example.com' },
    ],
  })
  expect(byType['ticket.opened']).toEqual({
    ...common,
    ticketId: ticket?.id,
    reference: ticket?.reference,
    stage: 'received',
    subject: 'Broken',
    score: '2/10',
  })
  expect(received.map(({ customerId }) => customerId)).toEqual(['ana', 'ana', 'ana'])
})

test('repeats tell nothing twice', async () => {
  const shop = await addShop()
  const ana = await memberOf(shop)
  const id = randomUUID()
  for (let n = 0; n < 3; n++) await ana.answer({ likely: 2 }, { id })
  server.clock.pass(31 * MINUTE)

  expect(await told()).toEqual(['feedback.answered', 'feedback.low_score', 'ticket.opened'])
})

test('what was left is told after half an hour, and its low score after five minutes', async () => {
  const shop = await addShop()
  const guest = await guestOf(shop)
  await guest.answer({ likely: 3 }, { finished: false })

  const atOnce = await told()
  server.clock.pass(5 * MINUTE)
  const soon = await told()
  server.clock.pass(24 * MINUTE)
  const still = await told()
  server.clock.pass(MINUTE)
  const late = await told()

  expect([atOnce, soon, still, late]).toEqual([
    [],
    ['feedback.low_score', 'ticket.opened'],
    ['feedback.low_score', 'ticket.opened'],
    ['feedback.answered', 'feedback.low_score', 'ticket.opened'],
  ])
  const answered = received.find(({ type }) => type === 'feedback.answered')
  expect(answered?.data).toMatchObject({ finished: false, score: 3 })
  expect(answered).not.toHaveProperty('customerId')
})

test('answers that are changed after the end are told anew, once they rest', async () => {
  const shop = await addShop()
  const guest = await guestOf(shop)
  const id = randomUUID()
  await guest.answer({ likely: 9 }, { id })
  await guest.answer({ likely: 8 }, { id, rev: 2 })
  await guest.answer({ likely: 7 }, { id, rev: 3 })
  const before = await told()
  server.clock.pass(30 * MINUTE)
  await told()

  expect(before).toEqual(['feedback.answered'])
  expect(received.map(({ data }) => data['score'])).toEqual([9, 7])
})

test('of an anonymous answer nobody hears', async () => {
  const shop = await addShop()
  await bodyOf(answerAnonymously(shop, { likely: 1 }))
  server.clock.pass(31 * MINUTE)

  expect(await told()).toEqual([])
})

test('a helpdesk hears of each step of a ticket, of each once', async () => {
  const shop = await addShop()
  const ana = await memberOf(shop)
  const { id, reference } = await complain(ana)
  await told()
  received = []
  const [question, answer, verdict] = [randomUUID(), randomUUID(), randomUUID()]
  await changeAsShop(server, shop, id, (change) => assignTicket(change, ELENA))
  await changeAsShop(server, shop, id, async (change) => {
    await writeNote(change, { by: ELENA, text: 'Which one?', cid: question })
    await moveTicket(change, 'your_turn', ELENA)
  })
  for (let n = 0; n < 2; n++) await ana.note(id, 'The blue one', answer)
  await changeAsShop(server, shop, id, (change) => moveTicket(change, 'resolved', ELENA))
  for (let n = 0; n < 2; n++) await ana.judge(id, false, { cid: verdict, text: 'No' })

  await told()

  const summary = received.map(({ type, data }) => {
    const { ticketId, submissionId, surveyId, ...rest } = data
    expect([ticketId, surveyId]).toEqual([id, 'after-order'])
    expect(submissionId).toBeDefined()
    return { type, ...rest }
  })
  const assignee = 'elena@shop.example'
  expect(summary).toHaveLength(7)
  expect(summary).toEqual(
    expect.arrayContaining(
      [
        { type: 'ticket.changed', stage: 'assigned', assignee },
        {
          type: 'ticket.note',
          stage: 'assigned',
          by: 'agent',
          name: 'Elena',
          cid: question,
          seq: 3,
          text: 'Which one?',
        },
        { type: 'ticket.changed', stage: 'your_turn', assignee },
        {
          type: 'ticket.note',
          stage: 'your_turn',
          by: 'shopper',
          cid: answer,
          seq: 5,
          text: 'The blue one',
        },
        { type: 'ticket.changed', stage: 'in_progress', assignee },
        { type: 'ticket.changed', stage: 'resolved', assignee },
        { type: 'ticket.reopened', stage: 'received', text: 'No' },
      ].map((notice) => ({ reference, ...notice })),
    ),
  )
})

test('what was erased before it could be told is not told', async () => {
  const shop = await addShop()
  const ana = await memberOf(shop)
  isAway = true
  await complain(ana, 'A secret')
  await server.runJobs()

  const path = fillPath(eraseCustomer.path, { customerId: 'ana' })
  await bodyOf(shop.askAsServer(path, { method: 'DELETE' }))

  const left = await server.database.query(
    `select type from webhook_deliveries where shop_id = $1 and type ~ '^(feedback|ticket)'`,
    [shop.id],
  )
  expect(left).toEqual([])
})
