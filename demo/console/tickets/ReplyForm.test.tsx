/** What is written in a ticket: sent once whatever the network does, with the stage it is to stand at, and never lost. */
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { TicketDetail } from '../../../widgets/feedback/contract.ts'
import { ME } from '../inbox/backend.fixture.ts'
import { problem } from '../referrals/backend.fixture.ts'
import { CUP, detailOf, OPENED, openTicketsBackend, oursOf } from './backend.fixture.ts'
import { field, leave, leaveForGood, press, show, write } from './stage.fixture.tsx'

interface Sent {
  readonly cid: string
  readonly body: unknown
}

/** Whatever its id, what is written is answered so. */
function answerNotes(answer: (sent: Sent) => TicketDetail | Response | Promise<Response>): Sent[] {
  const all: Sent[] = []
  const fallThrough = fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const cid = /\/notes\/([\w-]+)$/.exec(path)?.[1]
    if (!cid) return fallThrough(path, init)
    const sent = { cid, body: JSON.parse(String(init.body)) as unknown }
    all.push(sent)
    const answered = await answer(sent)
    return answered instanceof Response ? answered : Response.json(answered)
  })
  return all
}

afterEach(leaveForGood)

test('writing and asking for an answer are one step, and the next one begins anew', async () => {
  openTicketsBackend()
  const sent = answerNotes(({ cid }) =>
    detailOf([OPENED, oursOf(2, 'Which one?', cid)], { row: { stage: 'your_turn' } }),
  )
  show(CUP)
  await screen.findByText('2 of 10')

  fireEvent.change(screen.getByLabelText('And then'), { target: { value: 'your_turn' } })
  write('Which one?')
  press('Send and ask')

  await screen.findByText('Which one?')
  await waitFor(() => expect(screen.getByRole('button', { name: 'Send' })).toBeTruthy())
  expect(sent.map(({ body }) => body)).toEqual([
    { text: 'Which one?', isPublic: true, stage: 'your_turn' },
  ])
  expect(field().value).toBe('')
})

test('a private note takes no stage along, and is no answer', async () => {
  openTicketsBackend()
  const sent = answerNotes(({ cid }) =>
    detailOf([OPENED], {
      detail: { notes: [{ cid, text: 'Ask Radu.', by: ME, at: OPENED.at, afterSeq: 1 }] },
    }),
  )
  show(CUP)
  await screen.findByText('2 of 10')
  fireEvent.change(screen.getByLabelText('And then'), { target: { value: 'resolved' } })

  press('Private note')
  fireEvent.input(screen.getByLabelText('Note for your shop'), { target: { value: 'Ask Radu.' } })
  press('Keep note')

  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.body).toEqual({ text: 'Ask Radu.', isPublic: false })
})

test('without a network it waits, and goes with the same id when tried again', async () => {
  openTicketsBackend()
  let isAway = true
  const sent = answerNotes(({ cid }) => {
    if (isAway) return Promise.reject(new TypeError('fetch failed'))
    return detailOf([OPENED, oursOf(2, 'We are on it.', cid)])
  })
  const model = show(CUP)
  await screen.findByText('2 of 10')
  write('We are on it.')
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true })
  await screen.findByText('Not sent yet. Tried again by itself.')

  isAway = false
  press('Try again')

  await waitFor(() => expect(model.replies.outgoing.value).toEqual([]))
  expect(new Set(sent.map(({ cid }) => cid)).size).toBe(1)
  expect(screen.getAllByText('We are on it.')).toHaveLength(1)
})

test('what the server refuses comes back into the field, as it was meant', async () => {
  openTicketsBackend()
  answerNotes(() => problem(422, 'cid_conflict'))
  show(CUP)
  await screen.findByText('2 of 10')
  fireEvent.change(screen.getByLabelText('And then'), { target: { value: 'resolved' } })
  write('A new cup is on its way.')
  press('Send and resolve')

  await screen.findByText(/^Not sent/)
  press('Back to the field')

  expect(field().value).toBe('A new cup is on its way.')
  expect(screen.getByRole('button', { name: 'Send and resolve' })).toBeTruthy()
})

test('what is typed survives a turn of the page and a reload', async () => {
  openTicketsBackend()
  show(CUP)
  await screen.findByText('2 of 10')
  write('Half a sen')
  leave()

  show(CUP)

  await screen.findByText('2 of 10')
  expect(field().value).toBe('Half a sen')
})

test('a slash offers the chat’s prepared replies', async () => {
  openTicketsBackend()
  const model = show(CUP)
  await screen.findByText('2 of 10')
  await waitFor(() => expect(model.canned.value).toHaveLength(2))

  write('/tha')
  await screen.findByRole('listbox')
  fireEvent.keyDown(field(), { key: 'Enter' })

  await waitFor(() => expect(field().value).toBe('Thank you, Ana!'))
})

test('what waits outlives a reload, and goes with the same id', async () => {
  openTicketsBackend()
  let isAway = true
  const sent = answerNotes(({ cid }) => {
    if (isAway) return Promise.reject(new TypeError('fetch failed'))
    return detailOf([OPENED, oursOf(2, 'We are on it.', cid)])
  })
  show(CUP)
  await screen.findByText('2 of 10')
  write('We are on it.')
  press('Send')
  await screen.findByText('Not sent yet. Tried again by itself.')
  leave()

  isAway = false
  const model = show(CUP)

  await waitFor(() => expect(model.replies.outgoing.value).toEqual([]))
  expect(new Set(sent.map(({ cid }) => cid)).size).toBe(1)
})
