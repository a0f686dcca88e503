import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { z } from 'zod/mini'
import {
  exportSurvey,
  noteAsk,
  putAnonymousResponse,
  readSurveyResults,
} from '../../../../widgets/feedback/contract.ts'
import { fillPath } from '../../../../src/contract/endpoint.ts'
import { bodyOf, problemOf } from '../../testing/loyalty.ts'
import { DAY } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { useServer } from '../../testing/use-server.ts'
import { addClerk, AFTER_ORDER, answer, openSurvey, type Clerk } from '../console.fixture.ts'

const server = await useServer()
let shop: TestShop
let clerk: Clerk
beforeEach(async () => {
  shop = await server.addShop()
  clerk = await addClerk(server, shop)
  await openSurvey(server, shop)
})

type Query = Readonly<Record<string, string>>

async function results(query: Query = {}): Promise<z.infer<typeof readSurveyResults.response>> {
  const path = `/surveys/after-order/results?${new URLSearchParams(query)}`
  return readSurveyResults.response.parse(await bodyOf(clerk.ask(path)))
}

async function csv(query: Query = {}): Promise<{ filename: string; rows: string[] }> {
  const path = `/surveys/after-order/export?${new URLSearchParams(query)}`
  const exported = exportSurvey.response.parse(await bodyOf(clerk.ask(path)))
  return { filename: exported.filename, rows: exported.csv.split('\r\n').slice(0, -1) }
}

async function ask(outcome: string, submissionId: string = randomUUID()): Promise<string> {
  const path = fillPath(noteAsk.path, { submissionId })
  const body = { key: shop.publicKey, surveyId: AFTER_ORDER.id, revision: 1, locale: 'en', outcome }
  await bodyOf(shop.askAsPage(path, { method: 'PUT', body }))
  return submissionId
}

test('a survey nobody answered has no figures', async () => {
  const empty = await results()

  expect(empty).toMatchObject({ asked: 0, answered: 0, finished: 0, responses: [], hasMore: false })
  expect(empty).not.toHaveProperty('responseRate')
})

test('the rate counts who answered of those who were asked, with its interval', async () => {
  const submissionId = await ask('shown')
  await answer(shop, { score: 9 }, { submissionId })
  for (const outcome of ['later', 'dismissed', 'never']) await ask(outcome)

  expect(await results()).toMatchObject({
    asked: 4,
    responseRate: {
      value: 0.25,
      low: expect.closeTo(0.0456, 4),
      high: expect.closeTo(0.6994, 4),
      n: 4,
    },
    closed: { later: 1, dismissed: 1, never: 1 },
  })
})

test('every answer is told with who gave it, the newest first, and the ticket it made', async () => {
  await answer(shop, { score: 10 }, { sub: 'mihai' })
  server.clock.pass(60_000)
  const submissionId = await answer(shop, { score: 2, why: 'Late' })

  const { responses, steps, finished } = await results()

  expect(finished).toBe(2)
  expect(responses).toMatchObject([
    { submissionId, bucket: 'low', answers: { score: 2, why: 'Late' }, shopper: {} },
    { bucket: 'high', finished: true },
  ])
  expect(responses[0]).toHaveProperty('ticketId')
  expect(responses[1]).not.toHaveProperty('ticketId')
  expect(steps[0]).toMatchObject({ stepId: 'score', score: { value: 0, n: 2 } })
})

test('of an anonymous one nobody is told', async () => {
  await openSurvey(server, shop, { ...AFTER_ORDER, anonymous: 'offered' })
  const body = {
    key: shop.publicKey,
    surveyId: AFTER_ORDER.id,
    revision: 1,
    locale: 'en',
    answers: { score: 2 },
    rev: 1,
    finished: true,
  }
  const path = fillPath(putAnonymousResponse.path, { submissionId: randomUUID() })
  await bodyOf(shop.askAsPage(path, { method: 'PUT', body }))

  const [response] = (await results()).responses

  expect(response).toMatchObject({ answers: { score: 2 } })
  expect(response).not.toHaveProperty('shopper')
  expect(response).not.toHaveProperty('ticketId')
})

test('days are those of the shop’s calendar, and both ends belong to it', async () => {
  // 00:30 on the 11th in Bucharest.
  server.clock.set('2026-06-10T21:30:00.000Z')
  await answer(shop, { score: 9 })
  server.clock.pass(DAY)
  await answer(shop, { score: 8 })
  clerk = await addClerk(server, shop)

  expect((await results({ from: '2026-06-11', to: '2026-06-11' })).answered).toBe(1)
  expect((await results({ to: '2026-06-10' })).answered).toBe(0)
  expect((await results({ from: '2026-06-12' })).answered).toBe(1)
})

test('answers are looked at by language and by score', async () => {
  await answer(shop, { score: 9 }, { locale: 'ro-MD' })
  await answer(shop, { score: 3 }, { sub: 'mihai' })

  expect((await results({ locale: 'ro' })).responses).toMatchObject([{ locale: 'ro-MD' }])
  expect((await results({ bucket: 'low' })).responses).toMatchObject([{ bucket: 'low' }])
  expect((await results({ bucket: 'low' })).locales).toEqual(['en', 'ro'])
})

test('fifty answers are told at a time', async () => {
  await server.database.query(
    `insert into survey_submissions (shop_id, submission_id, survey_id, revision, locale, is_anonymous, answers, rev, answered_at, updated_at)
     select $1, gen_random_uuid(), 'after-order', 1, 'en', true, '{"score": 9}', 1, $2, $2 from generate_series(1, 60)`,
    [shop.id, server.clock.now()],
  )

  const first = await results()
  const second = await results({ skip: '50' })

  expect([first.responses.length, first.hasMore]).toEqual([50, true])
  expect([second.responses.length, second.hasMore]).toEqual([10, false])
  const ids = [...first.responses, ...second.responses].map(({ submissionId }) => submissionId)
  expect(new Set(ids).size).toBe(60)
})

test('a survey that is not there has no results', async () => {
  expect(await problemOf(clerk.ask('/surveys/nothing/results'))).toMatchObject({
    code: 'not_found',
  })
  expect(await problemOf(clerk.ask('/surveys/nothing/export'))).toMatchObject({ code: 'not_found' })
})

test('the table has a row for each submission, and options by what they were called', async () => {
  const submissionId = await answer(shop, {
    score: 4,
    why: '=HYPERLINK("x")',
    topic: ['tea', 'parcel'],
  })

  const { filename, rows } = await csv()

  expect(filename).toBe('after-order-2026-06-10.csv')
  expect(rows).toHaveLength(2)
  expect(rows[0]).toContain('What went wrong? (why)')
  expect(rows[1]).toContain(`${submissionId},2026-06-10T12:00:00.000Z,yes,en,1,low`)
  expect(rows[1]).toContain(`"'=HYPERLINK(""x"")"`)
  expect(rows[1]).toContain('The parcel; The tea')
})

test('what an older revision asked keeps its column', async () => {
  await answer(shop, { score: 9 })
  const [score, , topic] = AFTER_ORDER.steps
  const steps = [score, topic]
  const survey = { ...AFTER_ORDER, steps }
  await bodyOf(clerk.ask('/surveys/after-order', { method: 'PUT', body: { survey, isNew: false } }))

  const { rows } = await csv()

  expect(rows[0]).toMatch(/\(score\).*\(topic\).*\(why\)$/)
})

test('the table holds what is filtered by', async () => {
  await answer(shop, { score: 9 })

  expect((await csv({ bucket: 'low' })).rows).toHaveLength(1)
})
