import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { paidOrder } from '../testing/orders.ts'
import { DAY, MINUTE } from '../testing/test-server.ts'
import { problemOf } from '../testing/loyalty.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addSurvey,
  answerAnonymously,
  bodyOf,
  codeOf,
  guestOf,
  memberOf,
  NPS,
} from './feedback.fixture.ts'

const server = await useServer()

test('a step is kept, and the next one in its place', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const guest = await guestOf(shop)
  const id = randomUUID()

  const first = await guest.answer({ likely: 9 }, { id, finished: false })
  server.clock.pass(MINUTE)
  const { response, ticket } = await guest.answer({ likely: 8 }, { id, rev: 2 })

  expect(first.response).toMatchObject({ submissionId: id, rev: 1, finished: false })
  expect(first.response).not.toHaveProperty('editableUntil')
  expect(response).toEqual({
    submissionId: id,
    surveyId: 'after-order',
    revision: 1,
    locale: 'en',
    answers: { likely: 8 },
    rev: 2,
    finished: true,
    at: '2026-06-10T12:01:00.000Z',
    editableUntil: '2026-06-10T13:01:00.000Z',
  })
  expect(ticket).toBeUndefined()
})

test('what comes late changes nothing, and is answered with what is known', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const guest = await guestOf(shop)
  const id = randomUUID()
  const newest = await guest.answer({ likely: 9 }, { id, rev: 3 })

  const late = await guest.answer({ likely: 1 }, { id, rev: 2, finished: false })
  const again = await guest.answer({ likely: 9 }, { id, rev: 3 })

  expect(late).toEqual(newest)
  expect(again).toEqual(newest)
})

test('the end, once reached, stays reached', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const guest = await guestOf(shop)
  const id = randomUUID()
  await guest.answer({ likely: 9 }, { id, rev: 2, finished: false })

  const { response } = await guest.answer({ likely: 8 }, { id, rev: 1 })
  const edited = await guest.answer({ likely: 7 }, { id, rev: 3, finished: false })

  expect(response).toMatchObject({ answers: { likely: 9 }, rev: 2, finished: true })
  expect(edited.response).toMatchObject({ answers: { likely: 7 }, rev: 3, finished: true })
})

test('answers can be changed for a while, and a repeat is answered for ever', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const guest = await guestOf(shop, 'a')
  const id = randomUUID()
  await guest.answer({ likely: 9 }, { id })
  server.clock.pass(59 * MINUTE)
  const changed = await (await guestOf(shop, 'a')).answer({ likely: 7 }, { id, rev: 2 })
  server.clock.pass(MINUTE)
  const back = await guestOf(shop, 'a')

  const problem = await problemOf(back.put({ likely: 10 }, { id, rev: 3 }))
  const again = await back.answer({ likely: 7 }, { id, rev: 2 })

  expect(problem).toMatchObject({
    code: 'response_locked',
    params: { until: '2026-06-10T13:00:00.000Z' },
  })
  expect(again).toEqual(changed)
})

test.each([
  ['a step that is not there', { likely: 2, other: 3 }, 'answers.other', 'unknown'],
  ['a score beyond its scale', { likely: 11 }, 'answers.likely', 'range'],
  ['a text for a score', { likely: 'ten' }, 'answers.likely', 'type'],
  ['a step the answers lead past', { likely: 9, wrong: 'All' }, 'answers.wrong', 'off_way'],
  ['no address', { likely: 2, mail: 'ana@' }, 'answers.mail', 'email'],
  ['an end without what is required', {}, 'answers.likely', 'required'],
])('%s is refused with its place', async (_, answers, path, reason) => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const guest = await guestOf(shop)

  const problem = await problemOf(guest.put(answers))

  expect(problem).toMatchObject({ code: 'answer_unfit', status: 422, params: { path, reason } })
  expect(await guest.mine()).toMatchObject({ tickets: [], cursor: 0 })
})

test('what is required may be missing before the end', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const guest = await guestOf(shop)

  expect(await codeOf(guest.put({}, { finished: false }))).toBe('ok')
})

test('a submission of somebody else is not found, nor one in another shop', async () => {
  const shop = await server.addShop()
  const elsewhere = await server.addShop()
  for (const each of [shop, elsewhere]) await addSurvey(server, each)
  const id = randomUUID()
  await (await guestOf(shop)).answer({ likely: 9 }, { id })

  // Neither what is newer nor what is late: that would be answered with what is known.
  for (const rev of [1, 2])
    expect(await codeOf((await memberOf(shop)).put({ likely: 1 }, { id, rev }))).toBe('not_found')
  expect(await codeOf((await memberOf(elsewhere)).put({ likely: 1 }, { id, rev: 2 }))).toBe('ok')
})

test('a submission stays with its survey', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  await addSurvey(server, shop, { id: 'other' })
  const guest = await guestOf(shop)
  const id = randomUUID()
  await guest.answer({ likely: 9 }, { id })

  expect(await codeOf(guest.put({ likely: 9 }, { id, rev: 2, surveyId: 'other' }))).toBe(
    'not_found',
  )
})

test('a survey or a revision that never was is not found, nor a draft', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  await addSurvey(server, shop, { id: 'draft' }, 'draft')
  const guest = await guestOf(shop)

  const codes = await Promise.all([
    codeOf(guest.put({ likely: 9 }, { surveyId: 'none' })),
    codeOf(guest.put({ likely: 9 }, { revision: 2 })),
    codeOf(guest.put({ likely: 9 }, { surveyId: 'draft' })),
  ])

  expect(codes).toEqual(['not_found', 'not_found', 'not_found'])
})

test('a revision that was replaced is taken for 30 days, by its own steps', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const steps = [{ id: 'stars', kind: 'rating' as const, question: { en: 'And now?' } }]
  await addSurvey(server, shop, { revision: 2, steps })
  const guest = await guestOf(shop, 'a')

  expect(await codeOf(guest.put({ likely: 9 }))).toBe('ok')
  expect(await codeOf(guest.put({ stars: 4 }, { revision: 2 }))).toBe('ok')
  server.clock.pass(30 * DAY)
  const back = await guestOf(shop, 'a')
  expect(await problemOf(back.put({ likely: 9 }))).toMatchObject({
    code: 'survey_over',
    status: 410,
    params: { at: '2026-07-10T12:00:00.000Z' },
  })
  expect(await codeOf(back.put({ stars: 4 }, { revision: 2 }))).toBe('ok')
})

test('what comes late in another revision than the newest is judged by that one', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const guest = await guestOf(shop)
  const id = randomUUID()
  await addSurvey(server, shop, {
    revision: 2,
    steps: [{ id: 'stars', kind: 'rating', question: { en: 'And now?' }, ticketUpTo: 2 }],
  })
  await guest.answer({ stars: 2 }, { id, rev: 2, revision: 2, finished: false })

  const { response, ticket } = await guest.answer({ likely: 9 }, { id, rev: 1 })

  expect(response).toMatchObject({ revision: 2, answers: { stars: 2 }, finished: true })
  expect(ticket?.subject).toBe('And now?')
})

test('a survey that is closed takes what was begun for a day, and repeats after that', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop, {}, 'closed')
  const id = randomUUID()
  const said = await (await guestOf(shop, 'a')).answer({ likely: 9 }, { id })
  server.clock.pass(DAY)
  const back = await guestOf(shop, 'a')

  expect(await codeOf(back.put({ likely: 9 }))).toBe('survey_over')
  expect(await back.answer({ likely: 9 }, { id })).toEqual(said)
})

test('an anonymous answer has nobody’s name and makes no ticket', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop, { anonymous: 'offered' })
  const id = randomUUID()

  const said = { likely: 1, wrong: 'All' }
  const body = await bodyOf(answerAnonymously(shop, said, { id, page: '/orders/ana' }))
  await server.runJobs()

  expect(body).toMatchObject({ response: { submissionId: id, finished: true } })
  expect(body).not.toHaveProperty('ticket')
  const rows = await server.database.query(
    `select member_id as "memberId", is_anonymous as "isAnonymous", page, about, check_at as "checkAt",
            (select count(*)::int from tickets where shop_id = $1) as tickets,
            (select count(*)::int from members where shop_id = $1) as members
       from survey_submissions where shop_id = $1`,
    [shop.id],
  )
  expect(rows).toEqual([
    {
      memberId: null,
      isAnonymous: true,
      page: null,
      about: null,
      checkAt: null,
      tickets: 0,
      members: 0,
    },
  ])
})

test('what is anonymous stays so, and what has a name cannot lose it by another’s request', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop, { anonymous: 'offered' })
  const [named, nameless] = [randomUUID(), randomUUID()]
  const guest = await guestOf(shop)
  await guest.answer({ likely: 9 }, { id: named })
  await bodyOf(answerAnonymously(shop, { likely: 9 }, { id: nameless }))

  expect(await codeOf(guest.put({ likely: 1 }, { id: nameless, rev: 2 }))).toBe('not_found')
  expect(await codeOf(answerAnonymously(shop, { likely: 1 }, { id: named, rev: 2 }))).toBe(
    'not_found',
  )
})

test('a survey without names refuses one, and one with names refuses none', async () => {
  const shop = await server.addShop()
  const steps = NPS.steps.map((step) => ({ ...step, ticketUpTo: undefined }))
  await addSurvey(server, shop, { id: 'nameless', anonymous: 'always', steps })
  await addSurvey(server, shop)
  const guest = await guestOf(shop)

  const problems = await Promise.all([
    problemOf(guest.put({ likely: 9 }, { surveyId: 'nameless' })),
    problemOf(answerAnonymously(shop, { likely: 9 })),
  ])

  expect(problems.map(({ code, params }) => [code, params])).toEqual([
    ['answer_unfit', { path: 'anonymous', reason: 'always' }],
    ['answer_unfit', { path: 'anonymous', reason: 'never' }],
  ])
})

test('of what it was about, another’s order and conversation are left out', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const [ana, ion] = [await memberOf(shop, 'ana'), await memberOf(shop, 'ion')]
  await bodyOf(shop.put('o1', paidOrder(1000)))
  const conversationId = randomUUID()
  await bodyOf(
    ana.ask(`/v1/chat/conversations/${conversationId}/messages/${randomUUID()}`, {
      method: 'PUT',
      body: { text: 'Hello' },
    }),
  )
  const about = { orderId: 'o1', conversationId }

  const own = await ana.answer({ likely: 9 }, { about })
  const others = await ion.answer({ likely: 9 }, { about })
  const untold = await ion.answer({ likely: 9 }, { about: { orderId: 'o2' } })

  expect(own.response.about).toEqual(about)
  expect(others.response).not.toHaveProperty('about')
  expect(untold.response.about).toEqual({ orderId: 'o2' })
})

test('a shopper who begins without end has to wait', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const guest = await guestOf(shop)
  for (let n = 0; n < 60; n++) await guest.answer({ likely: 9 })

  expect(await codeOf(guest.put({ likely: 9 }))).toBe('rate_limited')
})
