import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { fillPath } from '../../../src/contract/endpoint.ts'
import { noteAsk, readSurveys, Survey } from '../../../widgets/feedback/contract.ts'
import { checkSurvey } from '../../../widgets/feedback/contract/check-survey.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { addSurvey, bodyOf, codeOf, NPS } from './feedback.fixture.ts'
import { setStatus, writeFeedbackSettings } from './queries.ts'

const server = await useServer()

function read(shop: TestShop, headers: Record<string, string> = {}): Promise<Response> {
  return shop.askAsPage(`${readSurveys.path}?key=${shop.publicKey}`, { headers })
}

async function idsOf(shop: TestShop): Promise<string[]> {
  const { items } = readSurveys.response.parse(await bodyOf(read(shop)))
  return items.map((item) => Survey.parse(item).id)
}

test('the survey of these tests is one that works', () => {
  expect(checkSurvey(Survey.parse(NPS))).toEqual([])
})

test('pages read the surveys that are open, and the rules of all', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  await addSurvey(server, shop, { id: 'draft' }, 'draft')
  await addSurvey(server, shop, { id: 'closed' }, 'closed')

  const body = await bodyOf(read(shop))

  expect(body).toEqual({ items: [Survey.parse(NPS)], rules: { restDays: 7, mostPerYear: 6 } })
})

test('the rules are the merchant’s', async () => {
  const shop = await server.addShop()
  const rules = { restDays: 30, mostPerYear: 2 }
  await writeFeedbackSettings(server.database, shop.id, {
    revision: 1,
    settings: { rules, dueHours: 24, mailTicketsAfterMinutes: 10 },
    now: server.clock.now(),
  })

  expect(await bodyOf(read(shop))).toMatchObject({ items: [], rules })
})

test('a survey that is closed is gone, and another revision takes its place', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const open = await idsOf(shop)
  const change = { status: 'closed', now: server.clock.now() } as const
  await setStatus(server.database, { shopId: shop.id, surveyId: 'after-order' }, change)
  const closed = await idsOf(shop)
  await addSurvey(server, shop, { id: 'next', revision: 3 })

  expect([open, closed, await idsOf(shop)]).toEqual([['after-order'], [], ['next']])
})

test('what has not changed is not sent again', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const etag = (await read(shop)).headers.get('etag') ?? ''

  const same = await read(shop, { 'if-none-match': etag })
  await addSurvey(server, shop, { revision: 2 })
  const other = await read(shop, { 'if-none-match': etag })

  expect([same.status, other.status]).toEqual([304, 200])
})

interface Ask {
  readonly id?: string
  readonly surveyId?: string
  readonly outcome: string
}

function ask(
  shop: TestShop,
  { id = randomUUID(), surveyId = 'after-order', outcome }: Ask,
): Promise<Response> {
  return shop.askAsPage(fillPath(noteAsk.path, { submissionId: id }), {
    method: 'PUT',
    body: { key: shop.publicKey, surveyId, revision: 1, locale: 'en', outcome },
  })
}

async function outcomesOf(shop: TestShop): Promise<string[]> {
  const asks = await server.database.query<{ outcome: string }>(
    'select outcome from survey_asks where shop_id = $1 order by outcome',
    [shop.id],
  )
  return asks.map(({ outcome }) => outcome)
}

test.each([
  [['shown', 'dismissed'], 'dismissed'],
  [['dismissed', 'shown'], 'dismissed'],
  [['shown', 'later', 'never', 'later'], 'never'],
  [['shown', 'shown'], 'shown'],
])('an ask is counted once, whatever comes first: %j is %s', async (outcomes, kept) => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const id = randomUUID()

  for (const outcome of outcomes)
    expect(await bodyOf(ask(shop, { id, outcome }))).toEqual({ counted: true })

  expect(await outcomesOf(shop)).toEqual([kept])
})

test('twenty of the same ask at once are one', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  const id = randomUUID()

  await Promise.all(
    Array.from({ length: 20 }, (_, n) => ask(shop, { id, outcome: n === 7 ? 'later' : 'shown' })),
  )

  expect(await outcomesOf(shop)).toEqual(['later'])
})

test('an ask of a survey that is not there, or not begun, is not found', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop, {}, 'draft')

  expect(await codeOf(ask(shop, { outcome: 'shown' }))).toBe('not_found')
  expect(await codeOf(ask(shop, { surveyId: 'none', outcome: 'shown' }))).toBe('not_found')
})

test('an id that was used for another survey is not counted for this one', async () => {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  await addSurvey(server, shop, { id: 'other' })
  const id = randomUUID()
  await ask(shop, { id, outcome: 'shown' })

  const body = await bodyOf(ask(shop, { id, surveyId: 'other', outcome: 'dismissed' }))

  expect(body).toEqual({ counted: false })
  expect(await outcomesOf(shop)).toEqual(['shown'])
})

test('asks know nobody: the table has no column for it', async () => {
  const columns = await server.database.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = 'survey_asks' order by 1`,
  )

  expect(columns.map(({ name }) => name)).toEqual([
    'asked_at',
    'locale',
    'outcome',
    'revision',
    'shop_id',
    'submission_id',
    'survey_id',
  ])
})
