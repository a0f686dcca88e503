/** Feedback’s side of a backend that has everything to say: a survey at the button, a complaint on its way and one that is settled. */
import type { Survey } from './contract/survey.ts'
import type { Ticket } from './contract/ticket.ts'
import { createEntry, createSurvey, createTicket, RULES } from './survey.fixture.ts'

type Answer = readonly [status: number, body: unknown]

const DAY_MS = 86_400_000

/** The merchant’s words are no words of ours: the same in every language, so that what is left in English is seen. */
const words = { en: 'NPS', ro: 'NPS', ru: 'NPS', es: 'NPS', pl: 'NPS' }

function createButton(): Survey {
  return createSurvey({
    title: words,
    moment: { on: 'button' },
    locales: ['en', 'ro', 'ru', 'es', 'pl'],
    steps: [{ kind: 'nps', id: 'nps', question: words }],
    endings: [{ id: 'thanks', text: words }],
  })
}

/** As long ago at every time, so that trees stay as they are. */
function createTickets(): Ticket[] {
  const at = new Date(Date.now() - 3 * DAY_MS).toISOString()
  const shared = { subject: '10442', openedAt: at, updatedAt: at }
  const opened = createEntry(1, { at, kind: 'opened', by: { kind: 'shopper' }, text: '10442' })
  const asked = createEntry(2, { at, kind: 'stage', stage: 'your_turn', text: undefined })
  return [
    // All of it seen: news are spoken of when they come before the panel opens, and a tree is to stay as it is.
    createTicket({ ...shared, stage: 'your_turn', entries: [opened, asked], seenSeq: 2 }),
    createTicket({
      ...shared,
      id: '0192a000-0000-7000-8000-00000000000b',
      stage: 'resolved',
      isOver: true,
      entries: [opened],
    }),
  ]
}

export function createBackend(): (
  request: { readonly method?: string | undefined },
  url: URL,
) => Promise<Answer | undefined> {
  return async ({ method }, { pathname }) => {
    switch (`${method} ${pathname}`) {
      case 'GET /v1/feedback/surveys':
        return [200, { items: [createButton()], rules: RULES }]
      case 'GET /v1/feedback/mine':
        return [200, { cursor: 1, tickets: createTickets(), due: [] }]
      default:
        return undefined
    }
  }
}
