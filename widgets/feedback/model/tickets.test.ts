import { afterEach, describe, expect, it } from 'vitest'
import { ANA, createRefusal, disposeModels, MIHAI } from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import { putResponse } from '../contract/responses.ts'
import {
  judgeTicket,
  readMine,
  seeTicket,
  type Ticket,
  writeTicketNote,
} from '../contract/ticket.ts'
import { createEntry, createTicket, TICKET_ID } from '../survey.fixture.ts'
import { createMinePage, openPage, settle } from './stage.fixture.ts'

afterEach(() => {
  disposeModels()
  forgetTab()
})

type Page = ReturnType<typeof openPage>

const BEGIN = createTicket().entries[0]!
const NOTES = [2, 3, 4].map((seq) => createEntry(seq))

const says = (page: Page, ticket: Partial<Ticket>, cursor: number): void =>
  void page.answers.set(readMine, () => createMinePage([createTicket(ticket)], cursor))

async function open(ticket: Partial<Ticket> = {}, shop: Parameters<typeof openPage>[0] = {}) {
  const page = openPage({
    member: ANA,
    ...shop,
    answers: [
      [readMine, () => createMinePage([createTicket(ticket)])],
      [seeTicket, ({ body }) => ({ seenSeq: body?.['seq'] })],
      ...(shop.answers ?? []),
    ],
  })
  await settle()
  return page
}

describe('tickets', () => {
  it('are read where somebody is known, and nobody is asked for otherwise', async () => {
    const page = await open()
    const guest = openPage()
    await settle()

    expect(page.model.tickets.peek().map(({ reference }) => reference)).toEqual(['T7QX-42'])
    expect(guest.askedOf(readMine)).toEqual([])
  })

  it('count what nobody has seen, but not what the shopper said', async () => {
    const entries = [BEGIN, ...NOTES, createEntry(5, { by: { kind: 'shopper' } })]
    const { model, context } = await open({ entries })

    expect(model.unseen.peek()).toBe(3)
    expect(context.setNews).toHaveBeenLastCalledWith(3)
    expect(context.stayAwake).toHaveBeenLastCalledWith(true)
    expect(context.know).toHaveBeenLastCalledWith({
      'feedback.openTicket': true,
      'feedback.due': [],
    })
  })

  it('that are over keep nobody awake, and hold nothing back', async () => {
    const { context } = await open({ isOver: true })

    expect(context.stayAwake).toHaveBeenLastCalledWith(false)
    expect(context.know).toHaveBeenLastCalledWith(
      expect.objectContaining({ 'feedback.openTicket': false }),
    )
  })

  it('say what came, in its order, when it comes, and once', async () => {
    const page = await open({ entries: [BEGIN, ...NOTES.slice(0, 1)] })
    expect(page.model.arrived.peek()).toBeUndefined()
    says(page, { entries: [BEGIN, ...NOTES] }, 3)

    page.announceChange({ revision: 3 }, 'feedback.changed')
    await settle()
    const told = page.model.arrived.peek()
    page.announceChange({}, 'feedback.changed')
    await settle()

    expect(told?.entries.map(({ seq }) => seq)).toEqual([3, 4])
    expect(page.model.arrived.peek()).toBe(told)
  })

  it('are not read again for a change that is known', async () => {
    const page = await open()

    page.announceChange({ revision: 1 }, 'feedback.changed')
    await settle()

    expect(page.askedOf(readMine)).toHaveLength(1)
  })

  it('are at hand on the next page, before anybody answers', async () => {
    const store = new Map<string, unknown>()
    await open({}, { store })
    const lost = (): never => {
      throw new TypeError('Failed to fetch')
    }

    const next = await open({}, { store, answers: [[readMine, lost]] })

    expect(next.model.tickets.peek()).toHaveLength(1)
    expect(next.model.status.peek()).toBe('stale')
  })

  it('are nobody else’s, and what was asked for them comes to nobody', async () => {
    let answer = (_page: unknown): void => undefined
    const page = await open()
    page.answers.set(readMine, () => new Promise((resolve) => (answer = resolve)))
    void page.model.refresh()
    await settle()
    const late = answer

    page.member.value = MIHAI
    await settle()
    late(createMinePage([createTicket()], 9))
    await settle()

    expect(page.model.tickets.peek()).toEqual([])
    expect(page.model.unseen.peek()).toBe(0)
  })
})

describe('seen', () => {
  it('is told once, and the badge goes at once', async () => {
    const page = await open({ entries: [BEGIN, ...NOTES] })
    const [ticket] = page.model.tickets.peek()

    page.model.see(ticket!)
    page.model.see(ticket!)
    await settle()

    expect(page.model.unseen.peek()).toBe(0)
    expect(page.context.setNews).toHaveBeenLastCalledWith(0)
    expect(page.askedOf(seeTicket).map(({ body }) => body)).toEqual([{ seq: 4 }])
  })

  it('is told again where nobody has heard it, and never unseen', async () => {
    const page = await open({ entries: [BEGIN, ...NOTES] })
    page.answers.set(seeTicket, () => {
      throw new TypeError('Failed to fetch')
    })
    page.model.see(page.model.tickets.peek()[0]!)
    await settle()

    page.announceChange({}, 'feedback.changed')
    await settle()

    expect(page.model.unseen.peek()).toBe(0)
    expect(page.askedOf(seeTicket)).toHaveLength(2)
  })
})

describe('a note', () => {
  const taken = (text: unknown, seq = 2): Ticket =>
    createTicket({
      entries: [BEGIN, createEntry(seq, { by: { kind: 'shopper' }, text: String(text) })],
    })

  it('pressed twice is one', async () => {
    let answer = (_ticket: Ticket): void => undefined
    const page = await open(
      {},
      {
        answers: [[writeTicketNote, () => new Promise((resolve) => (answer = resolve))]],
      },
    )

    const pressed = [
      page.model.writeNote(TICKET_ID, 'It leaks'),
      page.model.writeNote(TICKET_ID, 'It leaks'),
    ]
    await settle()
    expect(page.model.doings.peek().get(TICKET_ID)?.status).toBe('sending')
    answer(taken('It leaks'))

    expect(await Promise.all(pressed)).toEqual([true, false])
    expect(page.askedOf(writeTicketNote)).toHaveLength(1)
    expect(page.model.tickets.peek()[0]?.entries).toHaveLength(2)
  })

  it('that was not answered is the same one when it is sent again, also from another page', async () => {
    const store = new Map<string, unknown>()
    const page = await open(
      {},
      {
        store,
        answers: [
          [
            writeTicketNote,
            () => {
              throw new TypeError('Failed to fetch')
            },
          ],
        ],
      },
    )
    expect(await page.model.writeNote(TICKET_ID, 'It leaks')).toBe(false)
    const next = await open(
      {},
      { store, answers: [[writeTicketNote, ({ body }) => taken(body?.['text'])]] },
    )

    expect(await next.model.writeNote(TICKET_ID, 'It leaks')).toBe(true)
    expect(await next.model.writeNote(TICKET_ID, 'It leaks')).toBe(true)

    const [first] = page.askedOf(writeTicketNote)
    const [again, another] = next.askedOf(writeTicketNote)
    expect(again?.params).toEqual(first?.params)
    expect(another?.params?.['cid']).not.toBe(first?.params?.['cid'])
  })

  it('that is refused says why', async () => {
    const page = await open(
      {},
      {
        answers: [
          [
            writeTicketNote,
            () => {
              throw createRefusal('ticket_over', 409)
            },
          ],
        ],
      },
    )

    expect(await page.model.writeNote(TICKET_ID, 'Still?')).toBe(false)
    expect(page.model.doings.peek().get(TICKET_ID)).toMatchObject({
      status: 'refused',
      code: 'ticket_over',
    })
  })
})

describe('the word on whether it is fixed', () => {
  it('is told and counted', async () => {
    const over = createTicket({ stage: 'resolved', isOver: true })
    const page = await open({}, { answers: [[judgeTicket, () => over]] })

    expect(await page.model.judge(TICKET_ID, true)).toBe(true)

    expect(page.askedOf(judgeTicket)[0]?.body).toEqual({ fixed: true })
    expect(page.model.tickets.peek()[0]?.isOver).toBe(true)
    expect(page.context.track).toHaveBeenCalledWith('feedback.ticket_judged', {
      ticketId: TICKET_ID,
      fixed: true,
    })
  })
})

describe('a low score', () => {
  it('is a ticket at once, which the sitting leads to', async () => {
    const ticket = createTicket()
    const page = openPage({
      answers: [
        [putResponse, ({ params, body }) => ({ response: { ...params, ...body }, ticket })],
      ],
    })
    await settle()
    const sitting = page.model.begin('nps')!

    await sitting.answer(2)
    await settle()

    expect(sitting.ticket.peek()?.id).toBe(TICKET_ID)
    expect(page.context.know).toHaveBeenLastCalledWith(
      expect.objectContaining({ 'feedback.openTicket': true }),
    )
    page.model.openTicket(TICKET_ID)
    expect(page.model.current.peek()).toBe(page.model.tickets.peek()[0])
    page.model.leave()
    expect(page.model.current.peek()).toBeUndefined()
  })
})
