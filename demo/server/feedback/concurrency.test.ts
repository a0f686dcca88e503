import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { joinGuest, Session } from '../../../src/contract/session.ts'
import type { TestServer } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addSurvey,
  answerAnonymously,
  bodyOf,
  changeAsShop,
  codeOf,
  complain,
  createShopper,
  guestOf,
  secretOf,
} from './feedback.fixture.ts'
import { moveTicket, writeNote } from './tickets.ts'

const server = await useServer()
const ELENA = { kind: 'agent', name: 'Elena', email: 'elena@shop.example' } as const

/** The shop as another process serves it. */
async function throughAnother(shop: TestShop): Promise<TestShop> {
  const { app } = await server.startAnother()
  return {
    ...shop,
    askWithSession: async ({ token }, path, { method = 'GET', body } = {}) =>
      app.request(path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  }
}

async function begin(word: string = randomUUID()) {
  const shop = await server.addShop()
  await addSurvey(server, shop, { anonymous: 'offered' })
  const guest = await guestOf(shop, word)
  const session = Session.parse(await shop.openGuestSession(secretOf(word)))
  const ways = [guest, createShopper(await throughAnother(shop), session)] as const
  return { shop, guest, ways }
}

async function countOf({ database }: TestServer, shop: TestShop, table: string): Promise<number> {
  const [found] = await database.query<{ count: number }>(
    `select count(*)::int as count from ${table} where shop_id = $1`,
    [shop.id],
  )
  return found?.count ?? 0
}

const times = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

test('twenty of the same answers at once, at two processes, are one submission and one ticket', async () => {
  const { shop, guest, ways } = await begin()
  const id = randomUUID()

  const answers = await Promise.all(
    times(20).map((n) => ways[n % 2]?.answer({ likely: 2, wrong: 'All' }, { id })),
  )

  const [first] = answers
  for (const answer of answers) expect(answer).toEqual(first)
  expect(first?.ticket).toBeDefined()
  expect((await guest.mine()).tickets).toEqual([first?.ticket])
  expect(await countOf(server, shop, 'survey_submissions')).toBe(1)
  expect(await countOf(server, shop, 'ticket_entries')).toBe(1)
})

test('twenty steps at once, at two processes, end with the last of them', async () => {
  const { guest, ways } = await begin()
  const id = randomUUID()

  await Promise.all(
    times(20).map((n) =>
      ways[n % 2]?.answer({ likely: 2, wrong: `${n + 1}` }, { id, rev: n + 1, finished: n === 9 }),
    ),
  )

  const { response, ticket } = await guest.answer({ likely: 2 }, { id, rev: 1 })
  expect(response).toMatchObject({ rev: 20, answers: { wrong: '20' }, finished: true })
  expect((await guest.mine()).tickets).toEqual([ticket])
})

test('twenty of the same answers without a name are one submission', async () => {
  const { shop } = await begin()
  const id = randomUUID()

  const codes = await Promise.all(
    times(20).map(() => codeOf(answerAnonymously(shop, { likely: 2 }, { id }))),
  )

  expect(new Set(codes)).toEqual(new Set(['ok']))
  expect(await countOf(server, shop, 'survey_submissions')).toBe(1)
  expect(await countOf(server, shop, 'tickets')).toBe(0)
})

test('twenty steps at once without a name end with the last of them', async () => {
  const { shop } = await begin()
  const id = randomUUID()

  await Promise.all(
    times(20).map((n) => answerAnonymously(shop, { likely: n % 7 }, { id, rev: n + 1 })),
  )

  const kept = await server.database.query(
    'select rev, answers from survey_submissions where shop_id = $1',
    [shop.id],
  )
  expect(kept).toEqual([{ rev: 20, answers: { likely: 5 } }])
})

test('two shoppers with one id at once do not share it', async () => {
  const { shop, guest } = await begin()
  const both = [guest, await guestOf(shop)]

  for (const id of times(10).map(() => randomUUID())) {
    const codes = await Promise.all(
      both.map((each, n) => codeOf(each.put({ likely: 2 }, { id, rev: n + 1 }))),
    )

    expect(codes.sort()).toEqual(['not_found', 'ok'])
  }
  expect(await countOf(server, shop, 'tickets')).toBe(10)
})

test('the job, at two processes, makes one ticket of what was left', async () => {
  const { shop, guest } = await begin()
  await guest.answer({ likely: 2 }, { finished: false })
  server.clock.pass(6 * 60_000)

  await Promise.all([server.runJobs(), server.runJobs(), server.runJobs()])

  expect(await countOf(server, shop, 'tickets')).toBe(1)
})

test('what both sides write at once stands one behind the other, without gaps', async () => {
  const { shop, guest, ways } = await begin()
  const { id } = await complain(guest)
  const cids = times(10).map(() => randomUUID())

  await Promise.all([
    ...cids.flatMap((cid, n) => ways.map((way) => way.note(id, `${n}`, cid))),
    ...times(10).map((n) =>
      changeAsShop(server, shop, id, async (change) => {
        await writeNote(change, { by: ELENA, text: `${n}`, cid: randomUUID() })
        await moveTicket(change, n % 2 ? 'in_progress' : 'assigned', ELENA)
      }),
    ),
  ])

  const [ticket] = (await guest.mine()).tickets
  const seqs = ticket?.entries.map(({ seq }) => seq) ?? []
  expect(seqs).toEqual(seqs.map((_, n) => n + 1))
  expect(ticket?.entries.filter(({ kind }) => kind === 'note')).toHaveLength(20)
})

test('a guest who answers while signing in loses no answer and doubles none', async () => {
  const { shop, guest } = await begin('ana')
  await guest.answer({ likely: 2 })
  const member = createShopper(shop, await shop.openSession('ana'))
  const ids = times(10).map(() => randomUUID())

  const [codes] = await Promise.all([
    Promise.all(ids.map((id) => codeOf(guest.put({ likely: 1 }, { id })))),
    bodyOf(member.ask(joinGuest.path, { method: 'POST', body: { secret: secretOf('ana') } })),
  ])
  const again = await Promise.all(ids.map((id) => codeOf(member.put({ likely: 1 }, { id }))))

  expect(codes.filter((code) => code !== 'ok' && code !== 'session_expired')).toEqual([])
  expect(new Set(again)).toEqual(new Set(['ok']))
  expect((await member.mine()).tickets).toHaveLength(11)
  expect(await countOf(server, shop, 'survey_submissions')).toBe(11)
})
