import { beforeEach, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../testing/loyalty.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { useServer } from '../../testing/use-server.ts'
import { addClerk, AFTER_ORDER, answer, type Clerk } from '../console.fixture.ts'

const server = await useServer()
let shop: TestShop
let clerk: Clerk
beforeEach(async () => {
  shop = await server.addShop()
  clerk = await addClerk(server, shop)
})

function save(survey: object, isNew = false): Promise<Response> {
  const body = { survey, isNew }
  return clerk.ask(`/surveys/${AFTER_ORDER.id}`, { method: 'PUT', body })
}

function setStatus(status: string, id = AFTER_ORDER.id): Promise<Response> {
  return clerk.ask(`/surveys/${id}/status`, { method: 'POST', body: { status } })
}

test('a new survey is a draft until it is opened, and is listed', async () => {
  expect(await bodyOf(save(AFTER_ORDER, true))).toMatchObject({
    status: 'draft',
    survey: { id: 'after-order', revision: 1 },
    answered: 0,
  })

  expect(await bodyOf(setStatus('open'))).toMatchObject({ status: 'open' })
  expect(await bodyOf(clerk.ask('/surveys'))).toMatchObject({ items: [{ status: 'open' }] })
})

test('every saving makes the next revision, and does not close what is open', async () => {
  await save(AFTER_ORDER, true)
  await setStatus('open')

  const saved = await bodyOf(save({ ...AFTER_ORDER, name: 'After every order' }))

  expect(saved).toMatchObject({
    status: 'open',
    survey: { revision: 2, name: 'After every order' },
  })
})

test('of two who save the same revision the second is told', async () => {
  await save(AFTER_ORDER, true)

  const answers = await Promise.all([save(AFTER_ORDER), save(AFTER_ORDER)])

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await problemOf(save(AFTER_ORDER))).toMatchObject({
    code: 'revision_conflict',
    params: { revision: 2 },
  })
})

test('of two who make the same one the second is told that its id is taken', async () => {
  const answers = await Promise.all([save(AFTER_ORDER, true), save(AFTER_ORDER, true)])

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await problemOf(save(AFTER_ORDER, true))).toMatchObject({ code: 'code_taken' })
})

test('a survey that cannot work is refused with every place, and changes nothing', async () => {
  const [score, why, topic] = AFTER_ORDER.steps
  const steps = [score, { ...why, next: 'score' }, { ...topic, question: { en: 'What?' } }]

  expect(await problemOf(save({ ...AFTER_ORDER, steps }, true))).toMatchObject({
    code: 'impossible_rules',
    params: {
      path: 'steps[1].next',
      reason: 'loop',
      problems: expect.arrayContaining([
        { path: 'steps[2].question', reason: 'language_missing', detail: 'ro' },
      ]),
    },
  })
  expect(await bodyOf(clerk.ask('/surveys'))).toEqual({ items: [] })
})

test('what is not there is neither replaced nor opened', async () => {
  expect(await problemOf(save(AFTER_ORDER))).toMatchObject({ code: 'not_found' })
  expect(await problemOf(setStatus('open', 'nothing'))).toMatchObject({ code: 'not_found' })
})

test('another shop’s survey is not there', async () => {
  await save(AFTER_ORDER, true)
  const stranger = await addClerk(server, await server.addShop())

  expect(await bodyOf(stranger.ask('/surveys'))).toEqual({ items: [] })
  expect(await problemOf(stranger.ask('/surveys/after-order/results'))).toMatchObject({
    code: 'not_found',
  })
})

test('open ones come first, with how often they were answered and when last', async () => {
  await save(AFTER_ORDER, true)
  await clerk.ask('/surveys/another', {
    method: 'PUT',
    body: { survey: { ...AFTER_ORDER, name: 'Another' }, isNew: true },
  })
  await setStatus('open')
  await answer(shop, { score: 10 })

  expect(await bodyOf(clerk.ask('/surveys'))).toMatchObject({
    items: [
      { survey: { id: 'after-order' }, answered: 1, lastAnswerAt: '2026-06-10T12:00:00.000Z' },
      { survey: { id: 'another' }, status: 'draft', answered: 0 },
    ],
  })
})
