import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { Ticket } from '../../../../widgets/feedback/contract.ts'
import { bodyOf } from '../../testing/loyalty.ts'
import { MINUTE } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { useServer } from '../../testing/use-server.ts'
import { addClerk, complain, openSurvey, type Clerk } from '../console.fixture.ts'

const HOUR = 60 * MINUTE

const server = await useServer()
let shop: TestShop
let clerk: Clerk
let colleague: Clerk
beforeEach(async () => {
  shop = await server.addShop()
  clerk = await addClerk(server, shop)
  colleague = await addClerk(server, shop)
  await openSurvey(server, shop)
})

async function say(ticketId: string, text: string): Promise<Ticket> {
  const path = `/v1/feedback/tickets/${ticketId}/notes/${randomUUID()}`
  return Ticket.parse(
    await bodyOf(shop.askAsMember('ana', path, { method: 'PUT', body: { text } })),
  )
}

async function judge(ticketId: string, fixed: boolean): Promise<void> {
  const path = `/v1/feedback/tickets/${ticketId}/verdicts/${randomUUID()}`
  await bodyOf(shop.askAsMember('ana', path, { method: 'PUT', body: { fixed } }))
}

test('a low score stands in the queue, unread, due in a day, with what was answered', async () => {
  const id = await complain(server, shop)

  const { items, counts, me, agents } = await clerk.queue()

  expect(items).toMatchObject([
    {
      ticketId: id,
      stage: 'received',
      subject: 'The lid was chipped',
      score: '2/10',
      surveyId: 'after-order',
      isMember: true,
      isUnread: true,
      reopened: 0,
      dueAt: '2026-06-11T12:00:00.000Z',
    },
  ])
  expect(counts).toEqual({ open: 1, mine: 0, unassigned: 1, overdue: 0, unread: 1 })
  expect(me.email).toBe(clerk.email)
  expect(agents.map(({ email }) => email).toSorted()).toEqual(
    [clerk.email, colleague.email].toSorted(),
  )
})

test('what is due soonest comes first, then what waits for its shopper, then what is resolved', async () => {
  const [waiting, resolved] = [
    await complain(server, shop, { sub: 'one' }),
    await complain(server, shop, { sub: 'two' }),
  ]
  server.clock.pass(HOUR)
  const soon = await complain(server, shop, { sub: 'three' })
  server.clock.pass(HOUR)
  const later = await complain(server, shop, { sub: 'four' })
  await clerk.note(waiting, { text: 'Which?', isPublic: true, stage: 'your_turn' })
  await clerk.note(resolved, { text: 'Done.', isPublic: true, stage: 'resolved' })

  const { items } = await clerk.queue({ filter: 'all' })

  expect(items.map(({ ticketId }) => ticketId)).toEqual([soon, later, waiting, resolved])
  expect(items.map(({ dueAt }) => dueAt !== undefined)).toEqual([true, true, false, false])
})

test('each filter has its own, and the numbers are told with all of them', async () => {
  const settings = { revision: 0, settings: { dueHours: 8 } }
  await bodyOf(clerk.ask('/settings', { method: 'PUT', body: settings }))
  const mine = await complain(server, shop, { sub: 'one' })
  const free = await complain(server, shop, { sub: 'two' })
  const over = await complain(server, shop, { sub: 'three' })
  await clerk.handle(mine, { assignee: clerk.email })
  await clerk.note(over, { text: 'Done.', isPublic: true, stage: 'resolved' })
  server.clock.pass(8 * HOUR + 1)
  const idsOf = async (filter: string): Promise<string[]> =>
    (await clerk.queue({ filter })).items.map(({ ticketId }) => ticketId).toSorted()

  expect(await idsOf('mine')).toEqual([mine])
  expect(await idsOf('unassigned')).toEqual([free])
  expect(await idsOf('overdue')).toEqual([mine, free].toSorted())
  expect(await idsOf('resolved')).toEqual([over])
  expect((await clerk.queue({ filter: 'mine' })).counts).toEqual({
    open: 2,
    mine: 1,
    unassigned: 1,
    overdue: 2,
    unread: 2,
  })
})

test('what a shopper writes to a resolved one is overlooked by nobody', async () => {
  const id = await complain(server, shop)
  await clerk.note(id, { text: 'Done.', isPublic: true, stage: 'resolved' })
  await say(id, 'One more thing.')

  expect((await clerk.queue()).items).toMatchObject([{ ticketId: id, isUnread: true }])

  await clerk.ask(`/tickets/${id}/viewed`, { method: 'POST', body: { seq: 100 } })
  expect((await clerk.queue()).items).toEqual([])
})

test.each(['Ana R', 'rusu', 'ana@HOME', 'CHIPPED', 'second shelf'])(
  'searching for %j finds it',
  async (search) => {
    await shop.openSession('ana')
    await server.database.query(
      `update members set name = 'Ana Rusu', email = 'ana@home.example' where shop_id = $1 and sub = 'ana'`,
      [shop.id],
    )
    const id = await complain(server, shop)
    await complain(server, shop, { sub: 'mihai', why: 'Late' })
    await clerk.note(id, { text: 'It lies on the second shelf.', isPublic: false })

    const { items } = await clerk.queue({ search })

    expect(items.map(({ ticketId }) => ticketId)).toEqual([id])
  },
)

test('a reference is found by its beginning, and a sign of a pattern is itself', async () => {
  const id = await complain(server, shop)
  const { reference } = (await clerk.ticket(id)).row

  expect((await clerk.queue({ search: reference.toLowerCase().slice(0, 4) })).items).toHaveLength(1)
  expect((await clerk.queue({ search: '%' })).items).toEqual([])
})

test('that it is fixed asks for nobody’s eyes', async () => {
  const id = await complain(server, shop)
  await clerk.note(id, { text: 'Done.', isPublic: true, stage: 'resolved' })
  await judge(id, true)

  const { items, counts } = await clerk.queue()

  expect(items).toEqual([])
  expect(counts).toMatchObject({ open: 0, unread: 0 })
})
