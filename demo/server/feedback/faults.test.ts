import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { setWebhook } from '../../../src/contract/webhook.ts'
import { Died, mortal, type Mortal } from '../testing/dying-database.ts'
import { memberIdOf } from '../testing/member-id.ts'
import { MINUTE } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { answerSurvey } from './answer-survey.ts'
import { addSurvey, bodyOf, memberOf } from './feedback.fixture.ts'
import { jobs } from './jobs.ts'

const server = await useServer()

async function addShop(): Promise<TestShop> {
  const shop = await server.addShop()
  const body = { url: 'https://shop.example/hooks' }
  await bodyOf(shop.askAsServer(setWebhook.path, { method: 'PUT', body }))
  await addSurvey(server, shop)
  return shop
}

/** As long as a process lives; `true` when it died. */
async function dies(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return false
  } catch (error) {
    if (error instanceof Died) return true
    throw error
  }
}

async function keptOf(shop: TestShop): Promise<unknown> {
  const [kept] = await server.database.query(
    `select (select count(*)::int from survey_submissions where shop_id = $1) as submissions,
            (select count(*)::int from tickets where shop_id = $1) as tickets,
            (select count(*)::int from ticket_entries where shop_id = $1) as entries,
            (select array_agg(type order by type) from webhook_deliveries where shop_id = $1) as told`,
    [shop.id],
  )
  return kept
}

const ONCE = {
  submissions: 1,
  tickets: 1,
  entries: 1,
  told: ['feedback.answered', 'feedback.low_score', 'ticket.opened'],
}

/** What has to be the same wherever it dies: tried with a longer life each time, until it lives to the end. */
async function dieEverywhere(attempt: (lifetime: number) => Promise<boolean>): Promise<number> {
  let lifetime = 0
  while (await attempt(lifetime)) lifetime += 1
  return lifetime
}

test('wherever the process dies, an answer that is sent again is one, with one ticket, told once', async () => {
  const steps = await dieEverywhere(async (lifetime) => {
    const shop = await addShop()
    const memberId = await memberIdOf(server.database, shop, 'ana')
    const submissionId = randomUUID()
    const answers = { likely: 2, wrong: 'All' }
    const body = { surveyId: 'after-order', revision: 1, locale: 'en', rev: 1, finished: true }
    const now = server.clock.now()
    const answering = { shopId: shop.id, memberId, submissionId, body: { ...body, answers }, now }

    const died = await dies(answerSurvey(mortal(server.database, lifetime).database, answering))
    const { ticket } = await answerSurvey(server.database, answering)

    expect(await keptOf(shop)).toEqual(ONCE)
    expect((await (await memberOf(shop)).mine()).tickets).toMatchObject([{ id: ticket?.ticketId }])
    return died
  })

  expect(steps).toBeGreaterThan(10)
})

test('wherever the job dies, the next one makes the ticket of what was left, and tells it once', async () => {
  const steps = await dieEverywhere(async (lifetime) => {
    const shop = await addShop()
    const ana = await memberOf(shop)
    await ana.answer({ likely: 2 }, { finished: false })
    server.clock.pass(30 * MINUTE)
    const run = (database: Mortal['database']): Promise<unknown> =>
      Promise.all(jobs.map((job) => job.run({ ...server.services, database })))

    const died = await run(mortal(server.database, lifetime).database).then(
      () => false,
      // What fails for one submission is gathered for all of them.
      () => true,
    )
    server.clock.pass(MINUTE)
    await run(server.database)

    expect(await keptOf(shop)).toEqual(ONCE)
    return died
  })

  expect(steps).toBeGreaterThan(10)
})
