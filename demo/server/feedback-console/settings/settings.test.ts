import { beforeEach, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../testing/loyalty.ts'
import { useServer } from '../../testing/use-server.ts'
import { addClerk, type Clerk } from '../console.fixture.ts'

const server = await useServer()
let clerk: Clerk
beforeEach(async () => {
  clerk = await addClerk(server, await server.addShop())
})

function save(revision: number, settings: object): Promise<Response> {
  return clerk.ask('/settings', { method: 'PUT', body: { revision, settings } })
}

test('a shop that has saved nothing has rules that work', async () => {
  expect(await bodyOf(clerk.ask('/settings'))).toEqual({
    revision: 0,
    settings: {
      rules: { restDays: 7, mostPerYear: 6 },
      dueHours: 24,
      mailTicketsAfterMinutes: 10,
    },
  })
})

test('what is saved is read again', async () => {
  const settings = { dueHours: 8, notifyEmail: 'owner@shop.example' }

  const saved = await bodyOf(save(0, settings))

  expect(saved).toMatchObject({ revision: 1, settings })
  expect(await bodyOf(clerk.ask('/settings'))).toEqual(saved)
})

test('of two who save the same revision the second is told', async () => {
  const answers = await Promise.all([save(0, { dueHours: 8 }), save(0, { dueHours: 9 })])

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await problemOf(save(0, {}))).toMatchObject({
    code: 'revision_conflict',
    params: { revision: 1 },
  })
})
