/** The demo's feedback as its pages and its console read it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Survey, readSurveys, readTickets } from '../../../../widgets/feedback/contract.ts'
import { checkSurvey } from '../../../../widgets/feedback/contract/check-survey.ts'
import { createApp } from '../../app.ts'
import { findUnfitAnswer } from '../../feedback/check-answers.ts'
import { listOldSurveys } from '../../feedback/queries.ts'
import { openDesk } from '../../chat-inbox/desk.ts'
import { readQueue } from '../../feedback-console/tickets/read-queue.ts'
import { readResults } from '../../feedback-console/results/read-results.ts'
import { findMerchant } from '../../merchant/queries.ts'
import { ROOMS } from '../../rooms.ts'
import { findShopByKey } from '../../shop/queries.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { seedDemoChat } from '../chat/seed-chat.ts'
import { demoSettings } from '../campaigns/settings.ts'
import { DEMO_MERCHANT, DEMO_SHOP } from '../fern-and-ember.ts'
import { seedDemoShop } from '../seed.ts'
import { makeSubmissions } from './make-submissions.ts'
import { seedDemoFeedback } from './seed-feedback.ts'
import { DEMO_SURVEYS } from './surveys/index.ts'
import { TEXTS } from './texts.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')
const SHOP = DEMO_SHOP.id
const ORIGIN = 'http://localhost:4400'
let database: TestDatabase
beforeAll(async () => {
  database = await seedAll({ isQuiet: false })
})
afterAll(() => database.close())

async function seedAll({ isQuiet }: { readonly isQuiet: boolean }): Promise<TestDatabase> {
  const empty = await openTestDatabase()
  await seedDemoShop(empty, ROOMS, NOW)
  const { email } = await seedDemoChat(empty, { now: NOW, origin: ORIGIN })
  const seed = { rooms: ROOMS, now: NOW, origin: ORIGIN, colleague: email, isQuiet }
  await seedDemoFeedback(empty, seed)
  return empty
}

async function openSurveysOf(seeded: TestDatabase): Promise<string[]> {
  const app = createApp({ database: seeded, now: () => NOW })
  const answer = await app.request(`${readSurveys.path}?key=${DEMO_SHOP.publicKey}`)
  const { items } = readSurveys.response.parse(await answer.json())
  return items.map((item) => Survey.parse(item).id).toSorted()
}

describe.each(DEMO_SURVEYS.map((survey) => [survey.id, survey] as const))('%s', (id, input) => {
  const survey = Survey.parse(input)

  test('could have been saved in the console, in all five languages', () => {
    expect(checkSurvey(survey)).toEqual([])
    expect(survey.locales).toEqual(['en', 'ro', 'ru', 'es', 'pl'])
  })

  test('gives only offers that the shop has', () => {
    const known = (demoSettings(NOW).offers ?? []).map((offer) => offer.id)
    const given = survey.endings.flatMap(({ action }) =>
      action?.kind === 'offer' ? [action.offerId] : [],
    )

    expect(known).toEqual(expect.arrayContaining(given))
  })

  test('was answered as its shoppers could have', async () => {
    const rows = await database.query<{
      revision: number
      answers: Record<string, string | number | string[]>
      finished: boolean
    }>(
      `select revision, answers, finished_at is not null as finished from survey_submissions
        where shop_id = $1 and survey_id = $2`,
      [SHOP, id],
    )
    const old = await listOldSurveys(database, { shopId: SHOP, surveyId: id })
    const revisions = [{ ...survey, revision: old.length + 1 }, ...old.map((each) => each.survey)]

    expect(rows.length).toBeGreaterThan(9)
    for (const { revision, answers, finished } of rows) {
      const answered = revisions.find((each) => each.revision === revision)
      expect(answered && findUnfitAnswer(answered, answers, finished)).toBeUndefined()
    }
  })
})

test('there are a hundred and fifty answers of the last twelve weeks', async () => {
  const [counted] = await database.query<{ count: number; first: Date; last: Date }>(
    `select count(*)::int as count, min(answered_at) as first, max(answered_at) as last
       from survey_submissions where shop_id = $1 and answers <> '{}'`,
    [SHOP],
  )

  expect(counted?.count).toBe(150)
  expect(NOW.getTime() - (counted?.first.getTime() ?? 0)).toBeLessThan(85 * 86_400_000)
  expect(counted?.last.getTime()).toBeLessThanOrEqual(NOW.getTime())
})

test('the same seed makes the same answers', () => {
  const survey = Survey.parse(DEMO_SURVEYS[0])
  const surveys = new Map(DEMO_SURVEYS.map((each) => [each.id, Survey.parse(each)]))
  const surveyOn = (id: string): Survey => surveys.get(id) ?? survey

  expect(makeSubmissions(surveyOn, NOW)).toEqual(makeSubmissions(surveyOn, NOW))
})

test('nobody says what somebody else has said', () => {
  const texts = Object.values(TEXTS).flatMap((byLocale) => Object.values(byLocale).flat())

  expect(new Set(texts).size).toBe(texts.length)
})

test('every low score of the last two weeks with a name has a ticket, and no other', async () => {
  const rows = await database.query<{ hasTicket: boolean; isLow: boolean }>(
    `select tickets.ticket_id is not null as "hasTicket",
            revision = 2 and not is_anonymous and coalesce(said.score <= case survey_id when 'after-order' then 6 else 2 end, false) as "isLow"
       from survey_submissions said left join tickets using (shop_id, submission_id, survey_id) where shop_id = $1`,
    [SHOP],
  )

  expect(rows.filter(({ hasTicket, isLow }) => hasTicket !== isLow)).toEqual([])
  expect(rows.filter(({ hasTicket }) => hasTicket)).toHaveLength(4)
})

test('the queue has one overdue, one that has just come, one that waits for its shopper, and one that is mended', async () => {
  const shop = await findShopByKey(database, DEMO_SHOP.publicKey)
  const merchant = await findMerchant(database, DEMO_MERCHANT)
  if (!shop || !merchant) throw new Error('The demo shop is not in the database.')
  const desk = await openDesk(database, { shop, merchant })

  const queue = await readQueue(database, desk, { query: { filter: 'all' }, now: NOW })

  expect(readTickets.response.parse(queue)).toMatchObject({
    items: [
      { name: 'Daria Munteanu', stage: 'in_progress', assignee: { name: 'Ilinca' }, score: '1/5' },
      { name: 'Lucía Ferrer', stage: 'received', isUnread: true },
      { name: 'Karol Wrona', stage: 'your_turn', assignee: { name: 'Radu' }, score: '1/5' },
      { name: 'Zofia Nowak', stage: 'resolved', isUnread: false },
    ],
    counts: { open: 3, mine: 1, unassigned: 1, overdue: 1, unread: 1 },
  })
})

test('nothing of it waits to be mailed', async () => {
  const waiting = await database.query(
    'select 1 from tickets where shop_id = $1 and (notified_at is null or mailed_seq < last_seq)',
    [SHOP],
  )

  expect(waiting).toEqual([])
})

test('its words recur, and most who were asked did not answer', async () => {
  const question = { shopId: SHOP, surveyId: 'after-order', timezone: DEMO_SHOP.timezone }

  const { steps, responseRate, asked, closed } = await readResults(database, {
    ...question,
    filter: {},
    skip: 0,
  })

  expect(steps.find(({ stepId }) => stepId === 'better')?.words?.length).toBeGreaterThan(2)
  expect(steps[0]?.overTime?.length).toBeGreaterThan(8)
  expect(responseRate?.value).toBeGreaterThan(0.2)
  expect(responseRate?.value).toBeLessThan(0.4)
  expect(closed.later + closed.dismissed + closed.never).toBeLessThan(asked)
})

test('pages read its surveys', async () => {
  expect(await openSurveysOf(database)).toEqual(DEMO_SURVEYS.map(({ id }) => id).toSorted())
})

test('a shop that wants to be quiet asks nothing by itself', async () => {
  const quiet = await seedAll({ isQuiet: true })

  expect(await openSurveysOf(quiet)).toEqual(['button'])
  await quiet.close()
})
