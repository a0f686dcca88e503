import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { TicketStage } from '../../../widgets/feedback/contract.ts'
import { DAY, MINUTE } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addSurvey,
  changeAsShop,
  codeOf,
  complain,
  guestOf,
  memberOf,
  type Shopper,
} from './feedback.fixture.ts'
import { assignTicket, moveTicket, writeNote } from './tickets.ts'

const server = await useServer()
const HOUR = 60 * MINUTE
const ELENA = { kind: 'agent', name: 'Elena', email: 'elena@shop.example' } as const

async function begin(word: string = 'a'): Promise<{ shop: TestShop; guest: Shopper }> {
  const shop = await server.addShop()
  await addSurvey(server, shop)
  return { shop, guest: await guestOf(shop, word) }
}

function move(shop: TestShop, ticketId: string, stage: TicketStage): Promise<void> {
  return changeAsShop(server, shop, ticketId, (change) => moveTicket(change, stage, ELENA))
}

async function dueAt(shop: TestShop): Promise<Date | null | undefined> {
  const [ticket] = await server.database.query<{ dueAt: Date | null }>(
    'select due_at as "dueAt" from tickets where shop_id = $1',
    [shop.id],
  )
  return ticket?.dueAt
}

test('a low score makes a ticket in the shopper’s own words', async () => {
  const { guest } = await begin()

  const ticket = await complain(guest, 'It came\nbroken.')

  expect(ticket).toMatchObject({
    reference: expect.stringMatching(/^[A-Z\d]{4}-\d\d$/),
    stage: 'received',
    subject: 'It came broken.',
    seenSeq: 1,
    asksWhetherFixed: false,
    isOver: false,
    entries: [
      {
        seq: 1,
        kind: 'opened',
        stage: 'received',
        by: { kind: 'shopper' },
        text: 'It came\nbroken.',
      },
    ],
  })
  expect((await guest.mine()).tickets).toEqual([ticket])
})

test('without words the question is its subject, until there are some', async () => {
  const { guest } = await begin()
  const id = randomUUID()

  const { ticket } = await guest.answer({ likely: 3 }, { id })
  const later = await guest.answer({ likely: 3, wrong: 'Too slow' }, { id, rev: 2 })

  expect(ticket?.subject).toBe('How likely are you to recommend us?')
  expect(later.ticket).toMatchObject({ id: ticket?.id, subject: 'Too slow' })
})

test('a score above the threshold makes none, and a better one later takes none away', async () => {
  const { guest } = await begin()
  const id = randomUUID()

  const fair = await guest.answer({ likely: 7 })
  const { ticket } = await guest.answer({ likely: 2 }, { id })
  const better = await guest.answer({ likely: 9 }, { id, rev: 2 })

  expect(fair.ticket).toBeUndefined()
  expect(better.ticket).toEqual(ticket)
})

test('left in the middle, it is made after five quiet minutes, and once', async () => {
  const { guest } = await begin()
  const id = randomUUID()
  await guest.answer({ likely: 2 }, { id, finished: false })
  server.clock.pass(4 * MINUTE)
  await server.runJobs()
  const before = await guest.mine()
  const step = await guest.answer({ likely: 2, wrong: 'Late' }, { id, rev: 2, finished: false })
  server.clock.pass(5 * MINUTE)

  await server.runJobs()
  await server.runJobs()
  const { tickets } = await guest.mine()
  const end = await guest.answer({ likely: 2, wrong: 'Late' }, { id, rev: 3 })

  expect(before.tickets).toEqual([])
  expect(step.ticket).toBeUndefined()
  expect(tickets).toMatchObject([{ subject: 'Late' }])
  expect(end.ticket).toMatchObject({ id: tickets[0]?.id })
})

test('somebody who goes on and answers better makes none', async () => {
  const { guest } = await begin()
  const id = randomUUID()
  await guest.answer({ likely: 2 }, { id, finished: false })
  await guest.answer({ likely: 9 }, { id, rev: 2, finished: false })
  server.clock.pass(5 * MINUTE)

  await server.runJobs()

  expect((await guest.mine()).tickets).toEqual([])
})

test('a ticket goes its way, and the shopper sees each step with a higher cursor', async () => {
  const { shop, guest } = await begin()
  const { id } = await complain(guest)
  const cursors = [(await guest.mine()).cursor]
  const look = async (): Promise<void> => void cursors.push((await guest.mine()).cursor)

  await changeAsShop(server, shop, id, (change) => assignTicket(change, ELENA))
  await look()
  await move(shop, id, 'in_progress')
  await look()
  await changeAsShop(server, shop, id, async (change) => {
    await writeNote(change, { by: ELENA, text: 'Which one?', cid: randomUUID() })
    await moveTicket(change, 'your_turn', ELENA)
  })
  await look()
  await guest.note(id, 'The blue one.')
  await look()
  await move(shop, id, 'resolved')

  const { tickets, cursor } = await guest.mine()
  expect([...cursors, cursor]).toEqual([...new Set([...cursors, cursor])].sort((a, b) => a - b))
  expect(tickets).toMatchObject([{ stage: 'resolved', asksWhetherFixed: true, seenSeq: 1 }])
  expect(tickets[0]?.entries.map(({ seq, kind, stage, by }) => [seq, kind, stage, by])).toEqual([
    [1, 'opened', 'received', { kind: 'shopper' }],
    [2, 'stage', 'assigned', { kind: 'agent', name: 'Elena' }],
    [3, 'stage', 'in_progress', { kind: 'agent', name: 'Elena' }],
    [4, 'note', undefined, { kind: 'agent', name: 'Elena' }],
    [5, 'stage', 'your_turn', { kind: 'agent', name: 'Elena' }],
    [6, 'note', undefined, { kind: 'shopper' }],
    [7, 'stage', 'in_progress', { kind: 'system' }],
    [8, 'stage', 'resolved', { kind: 'agent', name: 'Elena' }],
  ])
})

test('nothing is due while it is the shopper’s turn, or resolved', async () => {
  const { shop, guest } = await begin()
  const { id } = await complain(guest)
  const due = [await dueAt(shop)]
  server.clock.pass(HOUR)
  const back = await guestOf(shop, 'a')

  for (const stage of ['in_progress', 'your_turn'] as const) {
    await move(shop, id, stage)
    due.push(await dueAt(shop))
  }
  await back.note(id, 'Here you are.')
  due.push(await dueAt(shop))
  await move(shop, id, 'resolved')
  due.push(await dueAt(shop))

  expect(due).toEqual([
    new Date('2026-06-11T12:00:00.000Z'),
    new Date('2026-06-11T12:00:00.000Z'),
    null,
    new Date('2026-06-11T13:00:00.000Z'),
    null,
  ])
})

test('fixed, it is over', async () => {
  const { shop, guest } = await begin()
  const { id } = await complain(guest)
  await move(shop, id, 'resolved')
  const cid = randomUUID()

  expect(await codeOf(guest.judge(id, true, { cid }))).toBe('ok')
  expect(await codeOf(guest.judge(id, true, { cid }))).toBe('ok')

  const { tickets } = await guest.mine()
  expect(tickets).toMatchObject([{ stage: 'resolved', asksWhetherFixed: false, isOver: true }])
  expect(tickets[0]?.entries.map(({ kind }) => kind)).toEqual(['opened', 'stage', 'fixed'])
  expect(await codeOf(guest.judge(id, false))).toBe('ticket_over')
  expect(await codeOf(guest.note(id, 'But'))).toBe('ticket_over')
})

test('not fixed, it begins anew, with a due time of its own', async () => {
  const { shop, guest } = await begin()
  const { id } = await complain(guest)
  await move(shop, id, 'resolved')
  server.clock.pass(3 * DAY)
  const back = await guestOf(shop, 'a')

  await back.judge(id, false, { text: 'Broken again.' })

  expect(await dueAt(shop)).toEqual(new Date('2026-06-14T12:00:00.000Z'))
  const { tickets } = await back.mine()
  expect(tickets).toMatchObject([{ stage: 'received', asksWhetherFixed: false, isOver: false }])
  expect(tickets[0]?.entries.at(-1)).toMatchObject({ kind: 'reopened', text: 'Broken again.' })
  const rows = await server.database.query(
    'select reopened from tickets where shop_id = $1 and resolved_at is null',
    [shop.id],
  )
  expect(rows).toEqual([{ reopened: 1 }])
})

test('thirty days after it was resolved it is over, whatever was not said', async () => {
  const { shop, guest } = await begin()
  const { id } = await complain(guest)
  await move(shop, id, 'resolved')
  server.clock.pass(30 * DAY)
  const back = await guestOf(shop, 'a')

  expect((await back.mine()).tickets).toMatchObject([{ asksWhetherFixed: false, isOver: true }])
  expect(await codeOf(back.judge(id, true))).toBe('ticket_over')
})

test('a “no” that comes when the shop has taken it up again is a word among others', async () => {
  const { shop, guest } = await begin()
  const { id } = await complain(guest)
  await move(shop, id, 'resolved')
  await move(shop, id, 'in_progress')

  await guest.judge(id, false, { text: 'No' })

  const [ticket] = (await guest.mine()).tickets
  expect(ticket).toMatchObject({ stage: 'in_progress' })
  expect(ticket?.entries.at(-1)).toMatchObject({
    kind: 'reopened',
    stage: 'in_progress',
    text: 'No',
  })
})

test('a note is taken once, and its id for nothing else', async () => {
  const { guest } = await begin()
  const { id } = await complain(guest)
  const cid = randomUUID()

  const codes = [
    await codeOf(guest.note(id, 'Hello', cid)),
    await codeOf(guest.note(id, 'Hello', cid)),
    await codeOf(guest.note(id, 'Goodbye', cid)),
    await codeOf(guest.judge(id, true, { cid })),
  ]

  expect(codes).toEqual(['ok', 'ok', 'cid_conflict', 'cid_conflict'])
  expect((await guest.mine()).tickets[0]?.entries).toHaveLength(2)
})

test('a ticket of somebody else is not found, nor one in another shop', async () => {
  const { shop, guest } = await begin()
  const { id } = await complain(guest)
  const stranger = await memberOf(shop)
  const elsewhere = await memberOf(await server.addShop())

  for (const each of [stranger, elsewhere])
    expect(
      await Promise.all([
        codeOf(each.note(id, 'Hello')),
        codeOf(each.judge(id, true)),
        codeOf(each.see(id, 1)),
      ]),
    ).toEqual(['not_found', 'not_found', 'not_found'])
  expect(await stranger.mine()).toMatchObject({ tickets: [], cursor: 0 })
})

test('how far the shopper has seen never goes back, nor beyond what is there', async () => {
  const { shop, guest } = await begin()
  const { id } = await complain(guest)
  await move(shop, id, 'assigned')
  await move(shop, id, 'in_progress')

  await guest.see(id, 2)
  await guest.see(id, 1)
  const [two] = (await guest.mine()).tickets
  await guest.see(id, 99)
  const [all] = (await guest.mine()).tickets

  expect(two?.seenSeq).toBe(2)
  expect(all?.seenSeq).toBe(3)
})

test('what the shopper writes hides nothing they have not seen', async () => {
  const { shop, guest } = await begin()
  const { id } = await complain(guest)
  await guest.note(id, 'Soon?')
  const before = (await guest.mine()).tickets[0]?.seenSeq
  await move(shop, id, 'assigned')

  await guest.note(id, 'Hello?')

  expect(before).toBe(2)
  expect((await guest.mine()).tickets[0]?.seenSeq).toBe(2)
})

test('twenty tickets are told: those that are not over, and then the newest', async () => {
  const { shop, guest } = await begin()
  const first = await complain(guest, 'The first')
  for (let n = 0; n < 24; n++) {
    server.clock.pass(1000)
    const { id } = await complain(guest, `${n}`)
    await move(shop, id, 'resolved')
    await guest.judge(id, true)
  }

  const { tickets } = await guest.mine()

  expect(tickets).toHaveLength(20)
  expect(tickets.at(-1)?.id).toBe(first.id)
  expect(tickets.slice(0, 2).map(({ subject }) => subject)).toEqual(['23', '22'])
})

test('a shopper who writes without end has to wait', async () => {
  const { guest } = await begin()
  const { id } = await complain(guest)
  for (let n = 0; n < 59; n++) await guest.note(id, `${n}`)

  expect(await codeOf(guest.note(id, 'more'))).toBe('rate_limited')
})
