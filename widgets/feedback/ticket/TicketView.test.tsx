import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { createRefusal, disposeModels } from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import { judgeTicket, seeTicket, writeTicketNote, type Ticket } from '../contract/ticket.ts'
import { drawSection, press, setUp } from '../render.fixture.ts'
import { createEntry, createTicket } from '../survey.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
  forgetTab()
})

const opened = createTicket().entries[0]!
const stage = (seq: number, at: Ticket['stage'], name = 'Ana') => {
  const { text: _none, ...entry } = createEntry(seq, { kind: 'stage', stage: at })
  return { ...entry, by: { kind: 'agent', name } as const }
}

async function draw(changes: Partial<Ticket>, answers: Parameters<typeof setUp>[0] = {}) {
  const drawing = await setUp({ surveys: [], tickets: [createTicket(changes)], ...answers })
  drawSection(drawing)
  press(/^It was broken/)
  await screen.findByRole('heading', { name: 'It was broken' })
  return drawing
}

const stages = (): (string | undefined)[] =>
  [...screen.getByRole('list', { name: 'How far it is' }).children].map(
    (each) => each.firstElementChild?.textContent ?? undefined,
  )
const write = (text: string): boolean =>
  fireEvent.input(screen.getByRole('textbox'), { target: { value: text } })

describe('how far a complaint is', () => {
  it('is a list of stages, with the time of those that were reached', async () => {
    await draw({
      stage: 'in_progress',
      entries: [opened, stage(2, 'assigned'), stage(3, 'in_progress')],
    })

    expect(stages()).toEqual(['Received', 'Assigned', 'In progress', 'Resolved'])
    expect(document.querySelector('[aria-current="step"]')?.textContent).toMatch(/^In progress.+/)
    expect(document.querySelectorAll('.fb-stages time')).toHaveLength(3)
    expect(screen.getByText('Ana ·', { exact: false })).toBeTruthy()
  })

  it('names the shopper’s turn only when it has come', async () => {
    await draw({ stage: 'your_turn', entries: [opened, stage(2, 'your_turn')] })

    expect(stages()).toEqual([
      'Received',
      'Assigned',
      'In progress',
      'Your answer needed',
      'Resolved',
    ])
    expect(screen.getByRole('textbox', { name: 'Your answer' })).toBeTruthy()
  })

  it('is told as it is after it was opened again', async () => {
    await draw({
      stage: 'in_progress',
      entries: [opened, stage(2, 'resolved'), stage(3, 'in_progress')],
    })

    const resolved = screen.getByText('Resolved').parentElement!
    expect(resolved.querySelector('time')).toBeNull()
  })
})

it('shows what was said by whom', async () => {
  await draw({
    entries: [
      opened,
      createEntry(2, { text: 'A new lid is on its way.' }),
      createEntry(3, { kind: 'reopened', by: { kind: 'shopper' }, text: 'It does not fit.' }),
    ],
  })

  const said = [...document.querySelectorAll('.fb-notes li')].map((each) =>
    [...each.children].map(({ textContent }) => textContent),
  )
  expect(said[1]).toEqual([expect.stringMatching(/^Ana · /), 'A new lid is on its way.'])
  expect(said[2]).toEqual([
    expect.stringMatching(/^You · /),
    'You said: it is not fixed.',
    'It does not fit.',
  ])
})

it('tells the shop how far it was seen', async () => {
  const { askedOf } = await draw({ entries: [opened, createEntry(2)], seenSeq: 1 })

  await waitFor(() => expect(askedOf(seeTicket)[0]?.body).toEqual({ seq: 2 }))
})

describe('the shopper’s word', () => {
  it('is sent, and the field is empty for the next', async () => {
    const { askedOf } = await draw({}, { answers: [[writeTicketNote, () => createTicket()]] })
    write(' A new lid, please. ')

    fireEvent.submit(document.querySelector('form')!)

    await waitFor(() => expect(screen.getByRole('textbox')).toHaveProperty('value', ''))
    expect(askedOf(writeTicketNote).map(({ body }) => body)).toEqual([
      { text: 'A new lid, please.' },
    ])
  })

  it('stays in its field, with the reason, when it was not taken', async () => {
    const refuse = () => {
      throw createRefusal('ticket_over', 409)
    }
    await draw({}, { answers: [[writeTicketNote, refuse]] })
    write('Hello?')

    fireEvent.submit(document.querySelector('form')!)

    expect(await screen.findByText('This is closed. Please tell us anew.')).toBeTruthy()
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'Hello?')
  })

  it('says whether it is fixed, and why not', async () => {
    const judged = createTicket({ stage: 'in_progress' })
    const { askedOf } = await draw(
      { stage: 'resolved', asksWhetherFixed: true },
      { answers: [[judgeTicket, () => judged]] },
    )
    write('It leaks again.')

    press('No, not yet')

    await waitFor(() => expect(screen.queryByText('Is it fixed?')).toBeNull())
    expect(askedOf(judgeTicket)[0]?.body).toEqual({ fixed: false, text: 'It leaks again.' })
    expect(document.activeElement?.textContent).toBe('It was broken')
  })

  it('is not asked for any more when all is over', async () => {
    await draw({ stage: 'resolved', isOver: true })

    expect(screen.queryByRole('textbox')).toBeNull()
  })
})
