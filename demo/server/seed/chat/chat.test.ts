/** The demo's chat as its pages and its console read it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ChatFacts } from '../../../../widgets/chat/contract/facts.ts'
import { readInbox } from '../../../../widgets/chat/contract/console.ts'
import { createApp } from '../../app.ts'
import { checkSettings } from '../../chat-settings/check-settings.ts'
import { ROOMS } from '../../rooms.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { DEMO_MERCHANT } from '../fern-and-ember.ts'
import { seedDemoShop, type SignIn } from '../seed.ts'
import { seedDemoChat } from './seed-chat.ts'
import { demoChatSettings } from './settings.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')
const PEOPLE = { owner: DEMO_MERCHANT, colleague: 'radu@fern-and-ember.example' }
let database: TestDatabase
let signIn: SignIn
beforeAll(async () => {
  database = await openTestDatabase()
  await seedDemoShop(database, ROOMS, NOW)
  signIn = await seedDemoChat(database, { now: NOW, origin: 'http://localhost:4400' })
})
afterAll(() => database.close())

test('its settings could have been saved in the console', () => {
  const settings = demoChatSettings(PEOPLE, NOW)

  expect(checkSettings(settings, Object.values(PEOPLE))).toEqual([])
  expect(settings.answers).toHaveLength(8)
  expect(settings.answers.filter(({ isStarter }) => isStarter)).toHaveLength(4)
})

test('everything it says is said in all five languages', () => {
  const { greeting, answers, flow } = demoChatSettings(PEOPLE, NOW)
  const said = [
    greeting,
    ...answers.flatMap(({ question, answer }) => [question, answer]),
    ...Object.values(flow?.steps ?? {}).flatMap(({ say, choices }) => [
      say,
      ...choices.map(({ label }) => label),
    ]),
  ]

  for (const words of said)
    expect(Object.keys(words ?? {}).toSorted()).toEqual(['en', 'es', 'pl', 'ro', 'ru'])
})

test('pages read it', async () => {
  const app = createApp({ database, now: () => NOW })

  const facts = ChatFacts.parse(await (await app.request('/v1/chat/facts?key=pk_demo')).json())

  expect(facts).toMatchObject({ timezone: 'Europe/Bucharest', flow: { start: 'start' } })
})

test('the second person signs in and finds one conversation that waits, and one that is over', async () => {
  const app = createApp({ database, now: () => NOW })
  const answer = await app.request('/v1/merchant/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signIn),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''

  const inbox = readInbox.response.parse(
    await (await app.request(`${readInbox.path}?filter=all`, { headers: { cookie } })).json(),
  )

  expect(inbox.me).toEqual({ email: 'radu@fern-and-ember.example', name: 'Radu' })
  expect(inbox.items).toMatchObject([
    { stage: 'new', unread: 2, waitingSince: '2026-06-10T11:46:00.000Z', isMember: true },
    { stage: 'resolved', unread: 0 },
  ])
})
