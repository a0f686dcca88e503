import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { Ticket, readMine, type TicketEntry } from '../../../../widgets/feedback/contract.ts'
import { listenTo } from '../../chat-inbox/stream.fixture.ts'
import { bodyOf, problemOf } from '../../testing/loyalty.ts'
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

async function entriesOf(sub = 'ana'): Promise<TicketEntry[]> {
  const mine = readMine.response.parse(await bodyOf(shop.askAsMember(sub, '/v1/feedback/mine')))
  return mine.tickets.flatMap(({ entries }) => entries)
}

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

test('its page says what was asked and answered as it was read, and what the shop knows', async () => {
  await shop.put('o1', {
    version: 1,
    status: 'paid',
    customer: { id: 'ana', email: 'ana@home.example', name: 'Ana Rusu' },
    currency: 'EUR',
    lines: [{ id: 'tea', productId: 'tea', name: 'Tea', quantity: 1, total: 1450 }],
    placedAt: '2026-06-01T12:00:00.000Z',
  })
  const id = await complain(server, shop, { locale: 'ro', about: { orderId: 'o1' } })

  expect(await clerk.ticket(id)).toMatchObject({
    row: { name: 'Ana Rusu', email: 'ana@home.example' },
    answers: [
      { question: 'Ne-ai recomanda?', answer: '2/10' },
      { question: 'Ce n-a mers?', answer: 'The lid was chipped' },
    ],
    about: { orderId: 'o1' },
    orders: [{ orderId: 'o1', total: { minor: 1450, currency: 'EUR' } }],
    points: { available: 0 },
    customerId: 'ana',
    notes: [],
  })
})

test('five stages later the shopper has seen every one, in order and without gaps', async () => {
  const id = await complain(server, shop)
  await clerk.handle(id, { assignee: clerk.email })
  await clerk.note(id, { text: 'I look into it.', isPublic: true, stage: 'in_progress' })
  await clerk.note(id, { text: 'Which lid?', isPublic: true, stage: 'your_turn' })
  await say(id, 'The small one.')
  await clerk.handle(id, { stage: 'resolved' })

  const entries = await entriesOf()

  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1))
  expect(entries.map(({ kind, stage, text }) => stage ?? text ?? kind)).toEqual([
    'received',
    'assigned',
    'I look into it.',
    'in_progress',
    'Which lid?',
    'your_turn',
    'The small one.',
    'in_progress',
    'resolved',
  ])
})

test('whoever takes it is named to the shopper, and can give it back', async () => {
  const id = await complain(server, shop)

  const taken = await clerk.handle(id, { assignee: colleague.email.toUpperCase() })
  const given = await clerk.handle(id, { assignee: null })

  expect(taken.row).toMatchObject({ stage: 'assigned', assignee: { email: colleague.email } })
  expect(given.row).not.toHaveProperty('assignee')
  expect(given.row.stage).toBe('assigned')
})

test('nobody from outside can be given it', async () => {
  const id = await complain(server, shop)
  const body = { assignee: 'stranger@else.example' }

  const refused = clerk.ask(`/tickets/${id}/handle`, { method: 'POST', body })

  expect(await problemOf(refused)).toMatchObject({ code: 'agent_unknown' })
})

test('no shopper ever reads a private note', async () => {
  const id = await complain(server, shop)

  const { notes, ticket } = await clerk.note(id, { text: 'Third time!', isPublic: false })

  expect(notes).toMatchObject([{ text: 'Third time!', by: { email: clerk.email }, afterSeq: 1 }])
  expect(JSON.stringify(ticket)).not.toContain('Third')
  expect(JSON.stringify(await entriesOf())).not.toContain('Third')
})

test('the same note again is the same note, and moves nothing that has gone on', async () => {
  const id = await complain(server, shop)
  const cid = randomUUID()
  const body = { text: 'Which lid?', isPublic: true, stage: 'your_turn' }
  await clerk.note(id, body, cid)
  await say(id, 'The small one.')

  const { row, ticket } = await clerk.note(id, body, cid)

  expect(row.stage).toBe('in_progress')
  expect(ticket.entries.filter(({ kind }) => kind === 'note')).toHaveLength(2)
})

test.each([true, false])(
  'an id that was used is refused for other words, whoever reads them (public: %s)',
  async (isPublic) => {
    const id = await complain(server, shop)
    const cid = randomUUID()
    await clerk.note(id, { text: 'One', isPublic }, cid)
    const put = (body: object): Promise<Response> =>
      clerk.ask(`/tickets/${id}/notes/${cid}`, { method: 'PUT', body })

    expect(await problemOf(put({ text: 'Two', isPublic }))).toMatchObject({ code: 'cid_conflict' })
    expect(await problemOf(put({ text: 'One', isPublic: !isPublic }))).toMatchObject({
      code: 'cid_conflict',
    })
  },
)

test('however many handle it at once, it ends the same for all', async () => {
  const id = await complain(server, shop)
  const cid = randomUUID()
  await Promise.all([
    ...Array.from({ length: 4 }, () => clerk.handle(id, { assignee: clerk.email })),
    ...Array.from({ length: 4 }, () => colleague.handle(id, { assignee: colleague.email })),
    ...Array.from({ length: 4 }, () => clerk.note(id, { text: 'Hello', isPublic: true }, cid)),
    clerk.handle(id, { stage: 'in_progress' }),
    colleague.handle(id, { stage: 'resolved' }),
  ])

  const [one, other] = [await clerk.ticket(id), await colleague.ticket(id)]

  expect(one).toEqual(other)
  expect(one.ticket.entries.map(({ seq }) => seq)).toEqual(
    one.ticket.entries.map((_, at) => at + 1),
  )
  expect(one.ticket.entries.filter(({ kind }) => kind === 'note')).toHaveLength(1)
  // Who takes one that has moved on already moves it no more.
  const stages = one.ticket.entries.flatMap(({ kind, stage }) => (kind === 'stage' ? [stage] : []))
  expect(stages.filter((stage) => stage !== 'assigned').sort()).toEqual(['in_progress', 'resolved'])
  expect(stages.lastIndexOf('assigned')).toBeLessThan(1)
})

test('“not fixed” opens it anew: unread, due again, and counted', async () => {
  const id = await complain(server, shop)
  await clerk.note(id, { text: 'Done.', isPublic: true, stage: 'resolved' })
  server.clock.pass(6 * HOUR)
  await judge(id, false)

  expect((await clerk.queue()).items).toMatchObject([
    { stage: 'received', reopened: 1, isUnread: true, dueAt: '2026-06-11T18:00:00.000Z' },
  ])
})

test('who has read it is nobody’s but the shop’s to know, and the mark never goes back', async () => {
  const id = await complain(server, shop)
  await say(id, 'And the box was wet.')
  const before = await bodyOf(shop.askAsMember('ana', '/v1/feedback/mine'))
  const view = (seq: number): Promise<unknown> =>
    bodyOf(clerk.ask(`/tickets/${id}/viewed`, { method: 'POST', body: { seq } }))

  expect(await view(2)).toEqual({ viewed: true })
  await view(1)

  expect((await clerk.queue()).items).toMatchObject([{ isUnread: false }])
  expect(await bodyOf(shop.askAsMember('ana', '/v1/feedback/mine'))).toEqual(before)
})

test('another shop’s ticket is not there', async () => {
  const id = await complain(server, shop)
  const stranger = await addClerk(server, await server.addShop())
  const asks = [
    stranger.ask(`/tickets/${id}`),
    stranger.ask(`/tickets/${id}/handle`, { method: 'POST', body: { stage: 'resolved' } }),
    stranger.ask(`/tickets/${id}/viewed`, { method: 'POST', body: { seq: 1 } }),
    stranger.ask(`/tickets/${id}/notes/${randomUUID()}`, {
      method: 'PUT',
      body: { text: 'Hello', isPublic: false },
    }),
  ]

  for (const asked of asks) expect(await problemOf(asked)).toMatchObject({ code: 'not_found' })
  expect((await stranger.queue({ filter: 'all' })).items).toEqual([])
})

test('what was noted about a member is theirs to ask for', async () => {
  const id = await complain(server, shop)
  await clerk.note(id, { text: 'Third time!', isPublic: false })

  const exported = await bodyOf(shop.askAsServer('/v1/customers/ana/export'))

  expect(exported).toMatchObject({
    feedback: { tickets: [{ notes: [{ text: 'Third time!', by: clerk.email }] }] },
  })
})

test('every console of the shop hears of a note, and that somebody has looked', async () => {
  const id = await complain(server, shop)
  const cookie = await shop.signInMerchant()
  const stream = await listenTo(server.app, '/v1/merchant/chat/stream', { cookie })
  await stream.next()

  await clerk.note(id, { text: 'Third time!', isPublic: false })
  const noted = await stream.nextOf('tickets.changed')
  await clerk.ask(`/tickets/${id}/viewed`, { method: 'POST', body: { seq: 1 } })
  const viewed = await stream.nextOf('tickets.changed')

  expect([noted, viewed]).toEqual([
    { type: 'tickets.changed', data: {} },
    { type: 'tickets.changed', data: {} },
  ])
  await stream.leave()
})
