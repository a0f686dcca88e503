/** Tickets in the console: the queue, one ticket, what is done with it, and what is heard by itself. */
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { ME, TestStream } from '../inbox/backend.fixture.ts'
import { problem } from '../referrals/backend.fixture.ts'
import {
  BOX,
  CUP,
  detailOf,
  entryOf,
  OPENED,
  openTicketsBackend,
  oursOf,
  queueOf,
  rowOf,
  TICKETS,
} from './backend.fixture.ts'
import { leaveForGood, press, show } from './stage.fixture.tsx'

const QUEUE = `GET ${TICKETS}?filter=open`
const TICKET = `${TICKETS}/${CUP}`
const HOUR_MS = 3_600_000

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()

afterEach(leaveForGood)

test('a row says whose it is, what is wrong, the score, who takes care of it and when it is due', async () => {
  const dueAt = inMs(3 * HOUR_MS + 1000)
  const row = rowOf(CUP, {
    dueAt,
    assignee: ME,
    isUnread: true,
    reopened: 1,
    openedAt: inMs(-5 * HOUR_MS),
  })
  openTicketsBackend({ [QUEUE]: () => queueOf([row], { unread: 1 }) })
  show()

  const link = await screen.findByRole('link')

  for (const words of [
    'Ana Rusu',
    'The cup came',
    'Score 2/10',
    'Ilinca',
    'Due in 3',
    'Open for 5',
    'New',
  ])
    expect(link.textContent).toContain(words)
  expect(link.textContent).toContain('Opened again')
  expect(
    within(link)
      .getByText(/^Due in/)
      .getAttribute('datetime'),
  ).toBe(dueAt)
  expect(document.title).toContain('(1)')
})

test('overdue is said in words, and nothing is due while the shopper’s answer is needed', async () => {
  const late = rowOf(CUP, { dueAt: inMs(-2 * HOUR_MS) })
  const { dueAt: _due, ...waits } = rowOf(BOX, { stage: 'your_turn', updatedAt: inMs(-HOUR_MS) })
  openTicketsBackend({ [QUEUE]: () => queueOf([late, waits]) })
  show()

  const [first, second] = await screen.findAllByRole('link')

  expect(first?.textContent).toContain('Overdue by 2')
  expect(second?.textContent).toContain('Their turn, 1')
  expect(second?.textContent).not.toContain('Due')
})

test('a filter shows its number, and is asked of the server together with a search', async () => {
  const told = openTicketsBackend({
    [QUEUE]: () => queueOf([rowOf(CUP)], { overdue: 4 }),
    [`GET ${TICKETS}?filter=overdue`]: () => queueOf([]),
    [`GET ${TICKETS}?filter=overdue&search=cup`]: () => queueOf([rowOf(BOX)]),
  })
  show()
  await screen.findByRole('link')

  const overdue = screen.getByRole('button', { name: /^Overdue/ })
  expect(overdue.textContent).toBe('Overdue4')
  fireEvent.click(overdue)
  await screen.findByText('Nothing is overdue.')
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'cup' } })

  await screen.findByRole('link')
  expect(told.at(-1)?.path).toContain('search=cup')
})

test('a ticket shows what was answered, what was said, what happened, and notes of one’s own side', async () => {
  const stage = entryOf(2, {
    kind: 'stage',
    stage: 'in_progress',
    by: { kind: 'agent', name: 'Ilinca' },
    text: undefined,
  })
  const notes = [{ cid: BOX, text: 'Ask the carrier.', by: ME, at: stage.at, afterSeq: 2 }]
  openTicketsBackend({
    [`GET ${TICKET}`]: () =>
      detailOf([OPENED, stage, oursOf(3, 'We send another one.', CUP)], { detail: { notes } }),
  })
  show(CUP)

  await screen.findByText('2 of 10')

  expect(screen.getByText('How likely are you to recommend us?')).toBeTruthy()
  expect(screen.getByText(/Ilinca: In progress/)).toBeTruthy()
  expect(screen.getByText('We send another one.').closest('li')?.className).toContain('ours')
  expect(screen.getByText('Ask the carrier.').closest('li')?.className).toBe('inbox-note')
})

test('it is given to somebody and moved, each at once', async () => {
  const told = openTicketsBackend({
    [`POST ${TICKET}/handle`]: (body) =>
      detailOf([OPENED], { row: { assignee: ME, ...(body as object), stage: 'in_progress' } }),
  })
  const model = show(CUP)
  await screen.findByText('2 of 10')
  await screen.findByRole('option', { name: 'Ilinca (you)' })

  fireEvent.change(screen.getByLabelText('Taken care of by'), { target: { value: ME.email } })
  await waitFor(() => expect(model.ticket.busy.value).toBe(false))
  press('Resolve')
  await waitFor(() => expect(handled(told)).toHaveLength(2))

  expect(handled(told)).toEqual([{ assignee: ME.email }, { stage: 'resolved' }])
})

function handled(told: ReturnType<typeof openTicketsBackend>): unknown[] {
  return told.filter(({ path }) => path.endsWith('/handle')).map(({ body }) => body)
}

test('a change that the stream tells of is read at once, and the shopper’s words are said aloud', async () => {
  let detail = detailOf([OPENED])
  openTicketsBackend({ [`GET ${TICKET}`]: () => detail })
  show(CUP)
  await screen.findByText('2 of 10')

  detail = detailOf([OPENED, entryOf(2, { kind: 'reopened', text: 'It broke again.' })])
  TestStream.newest?.say('tickets.changed')

  await screen.findByText('Ana Rusu: It broke again.')
  expect(screen.getByText(/it is not fixed/)).toBeTruthy()
})

test('one stream tells of conversations and of tickets', async () => {
  const told = openTicketsBackend()
  show()
  await screen.findByRole('link')
  const stream = TestStream.newest
  const before = told.length

  stream?.say('tickets.changed')

  await waitFor(() => expect(told.length).toBeGreaterThan(before))
  expect(told.slice(before).map(({ path }) => path)).toEqual([`${TICKETS}?filter=open`])
  expect(TestStream.newest).toBe(stream)
})

test('the desktop tells of an unread ticket, if the inbox’s switch says so', async () => {
  const notices: string[] = []
  class TestNotification extends EventTarget {
    static permission = 'granted'
    constructor(title: string, { body }: { body: string }) {
      super()
      notices.push(`${title}: ${body}`)
    }
  }
  vi.stubGlobal('Notification', TestNotification)
  localStorage.setItem('regulars.inbox.desktop', 'on')
  let queue = queueOf([rowOf(CUP)])
  openTicketsBackend({ [QUEUE]: () => queue })
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  show()
  await screen.findByRole('link')

  queue = queueOf([rowOf(CUP, { isUnread: true })], { unread: 1 })
  TestStream.newest?.say('tickets.changed')

  await waitFor(() => expect(notices).toEqual(['Ana Rusu: The cup came in two pieces']))
})

test('an unread ticket is told as viewed once, as far as it is shown', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  const told = openTicketsBackend({
    [`GET ${TICKET}`]: () => detailOf([OPENED, entryOf(2)], { row: { isUnread: true } }),
  })
  show(CUP)
  await screen.findByText('Word 2')

  await waitFor(() => expect(told.some(({ path }) => path.endsWith('/viewed'))).toBe(true))

  expect(told.filter(({ path }) => path.endsWith('/viewed')).map(({ body }) => body)).toEqual([
    { seq: 2 },
  ])
})

test('the card links to the survey and to the conversation it is about', async () => {
  const about = { orderId: 'FE-7', conversationId: BOX }
  const points = { available: 120, tier: 'Silver' }
  openTicketsBackend({ [`GET ${TICKET}`]: () => detailOf([OPENED], { detail: { about, points } }) })
  show(`${CUP}/card`)

  const survey = await screen.findByRole('link', { name: 'after-order' })

  expect(survey.getAttribute('href')).toBe('#surveys/results/after-order')
  expect(screen.getByRole('link', { name: 'Open it' }).getAttribute('href')).toBe(`#inbox/${BOX}`)
  expect(screen.getByText('FE-7')).toBeTruthy()
  expect(screen.getByText('120 · Silver')).toBeTruthy()
})

test('a ticket that is gone says so', async () => {
  openTicketsBackend({ [`GET ${TICKET}`]: () => problem(404, 'not_found') })
  show(CUP)

  expect(await screen.findByText('This ticket is not there any more.')).toBeTruthy()
})
