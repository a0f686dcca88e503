/** Surveys for tests: small ones, with the parts a test is about given by the test. */
import type { z } from 'zod/mini'
import { Survey } from './contract/survey.ts'
import type { Ticket, TicketEntry } from './contract/ticket.ts'

type SurveyInput = z.input<typeof Survey>

export const RULES = { restDays: 7, mostPerYear: 6 }

const words = (text: string) => ({ en: text })

export const NPS = {
  kind: 'nps' as const,
  id: 'nps',
  question: words('How likely are you to recommend us?'),
}

export const WHY = { kind: 'text' as const, id: 'why', question: words('Why?') }

export const REASON = {
  kind: 'choice' as const,
  id: 'reason',
  question: words('What went wrong?'),
  options: [
    { id: 'late', label: words('It came late') },
    { id: 'broken', label: words('It was broken') },
  ],
}

/** NPS, then a text, then thanks. */
export function createSurvey(changes: Partial<SurveyInput> = {}): Survey {
  return Survey.parse({
    id: 'nps',
    revision: 1,
    name: 'After an order',
    title: words('How was it?'),
    moment: { on: 'visit', seconds: 5 },
    locales: ['en'],
    steps: [NPS, WHY],
    endings: [{ id: 'thanks', text: words('Thank you.') }],
    ...changes,
  } satisfies SurveyInput)
}

/** NPS whose low scores are asked what went wrong, and whose high ones are done. */
export function createBranching(changes: Partial<SurveyInput> = {}): Survey {
  return createSurvey({
    id: 'branching',
    steps: [
      {
        ...NPS,
        branches: [
          { when: { from: 9, to: 10 }, goTo: 'review' },
          { when: { skipped: true }, goTo: 'thanks' },
        ],
      },
      { ...REASON, branches: [{ when: { chosen: ['late'] }, goTo: 'thanks' }] },
      WHY,
    ],
    endings: [
      { id: 'thanks', text: words('Thank you.') },
      { id: 'review', text: words('Tell others?') },
    ],
    ...changes,
  })
}

export const TICKET_ID = '0192a000-0000-7000-8000-00000000000a'

export function createEntry(seq: number, changes: Partial<TicketEntry> = {}): TicketEntry {
  return {
    seq,
    at: '2026-11-22T12:00:00.000Z',
    kind: 'note',
    by: { kind: 'agent', name: 'Ana' },
    text: `Note ${seq}`,
    ...changes,
  }
}

export function createTicket(changes: Partial<Ticket> = {}): Ticket {
  return {
    id: TICKET_ID,
    reference: 'T7QX-42',
    stage: 'received',
    subject: 'It was broken',
    openedAt: '2026-11-22T12:00:00.000Z',
    updatedAt: '2026-11-22T12:00:00.000Z',
    entries: [createEntry(1, { kind: 'opened', by: { kind: 'shopper' } })],
    seenSeq: 1,
    asksWhetherFixed: false,
    isOver: false,
    ...changes,
  }
}
