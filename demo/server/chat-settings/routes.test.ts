import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { saveChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import { readChatFacts, type ChatFacts } from '../../../widgets/chat/contract/facts.ts'
import { bodyOf, problemOf } from '../testing/loyalty.ts'
import { memberIdOf } from '../testing/member-id.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'

const mailer = { kind: 'smtp', send: () => Promise.resolve() } as const
const server = await useServer({ mailer })
let shop: TestShop
let cookie: string
beforeEach(async () => {
  shop = await server.addShop()
  cookie = await shop.signInMerchant()
})

function save(revision: number, settings: unknown): Promise<Response> {
  return Promise.resolve(
    server.app.request(saveChatSettings.path, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ revision, settings }),
    }),
  )
}

async function readSettings(): Promise<unknown> {
  return bodyOf(Promise.resolve(server.app.request(saveChatSettings.path, { headers: { cookie } })))
}

async function facts(): Promise<ChatFacts> {
  const answer = await shop.askAsPage(`${readChatFacts.path}?key=${shop.publicKey}`)
  return readChatFacts.response.parse(await answer.json())
}

const GREETING = { greeting: { en: 'Hello' } }

test('a shop that has saved nothing has settings that work', async () => {
  expect(await readSettings()).toMatchObject({
    revision: 0,
    timezone: 'Europe/Bucharest',
    mail: 'smtp',
    settings: { answers: [], orderStatus: true, mailAnswersAfterMinutes: 3 },
  })
  expect(await facts()).toMatchObject({ revision: 0, isOnline: false, channels: {}, mail: true })
})

test('what is saved is read by the console and by every page, without what is the shop’s own', async () => {
  const canned = [{ id: 'hi', shortcut: 'hi', text: 'Hello {name}' }]
  const notify = { email: 'owner@shop.example', afterMinutes: 5 }

  const saved = await bodyOf(save(0, { ...GREETING, canned, notify }))

  expect(saved).toMatchObject({ revision: 1, settings: { greeting: { en: 'Hello' }, canned } })
  expect(await readSettings()).toEqual(saved)
  const served = await facts()
  expect(served).toMatchObject({ revision: 1, greeting: { en: 'Hello' } })
  expect(JSON.stringify(served)).not.toContain('owner@')
})

test('of two who save the same revision the second is told', async () => {
  const answers = await Promise.all([save(0, GREETING), save(0, {})])

  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await problemOf(save(0, {}))).toMatchObject({
    code: 'revision_conflict',
    params: { revision: 1 },
  })
})

test('what cannot work is refused with its place, and changes nothing', async () => {
  const agents = [{ email: 'stranger@else.example', name: 'Stranger' }]

  expect(await problemOf(save(0, { agents }))).toMatchObject({
    code: 'impossible_rules',
    params: { path: 'agents.0.email', reason: expect.stringContaining('signs in') },
  })
  expect(await readSettings()).toMatchObject({ revision: 0 })
})

test('pages keep the facts for seconds only, and are told when they are the same', async () => {
  const path = `${readChatFacts.path}?key=${shop.publicKey}`
  const first = await shop.askAsPage(path)

  const again = await shop.askAsPage(path, {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  })

  const maxAge = Number(/max-age=(\d+)/.exec(first.headers.get('cache-control') ?? '')?.[1])
  expect(maxAge).toBeLessThanOrEqual(60)
  expect(again.status).toBe(304)
})

test('the reply time is the median of the last week within the hours', async () => {
  const weekly = [{ day: 3, from: '09:00', to: '18:00' }]
  await save(0, { hours: { weekly } })
  const memberId = await memberIdOf(server.database, shop, 'ana')
  const answered = async (startedAt: string, answeredAt: string): Promise<void> => {
    const id = randomUUID()
    await server.database.query(
      `insert into chat_conversations (shop_id, conversation_id, member_id, reference, stage, subject, started_at, updated_at, cursor, first_answered_at)
       values ($1, $2::uuid, $3, $2::text, 'answered', '', $4, $5, 1, $5)`,
      [shop.id, id, memberId, startedAt, answeredAt],
    )
  }
  for (const minute of ['01', '03', '05', '10'])
    await answered('2026-06-10T10:00:00Z', `2026-06-10T10:${minute}:00Z`)
  await answered('2026-05-01T10:00:00Z', '2026-05-20T10:00:00Z')
  await server.runJobs()
  expect((await facts()).replyTime).toBeUndefined()

  // Written in the night, answered at half past nine.
  await answered('2026-06-09T22:00:00Z', '2026-06-10T06:30:00Z')
  await server.runJobs()

  expect((await facts()).replyTime).toEqual({ medianMs: 300_000, conversations: 5 })
})
