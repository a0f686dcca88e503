/** The inbox in the console: the list, a conversation, what is done with it, and what is heard by itself. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { callApi } from '../api.ts'
import { problem } from '../referrals/backend.fixture.ts'
import {
  ANA,
  inboxOf,
  ION,
  ME,
  messageOf,
  openInboxBackend,
  rowOf,
  TestStream,
  threadOf,
} from './backend.fixture.ts'
import { Inbox } from './Inbox.tsx'
import { createInboxModel, type InboxModel } from './model.ts'

const LIST = 'GET /v1/merchant/chat/conversations?filter=open'
const THREAD = `/v1/merchant/chat/conversations/${ANA}`

let stop: (() => void) | undefined

function show(part = ''): InboxModel {
  const model = createInboxModel(callApi)
  stop = model.start()
  render(<Inbox model={model} part={part} />)
  return model
}

const write = (text: string): boolean =>
  fireEvent.input(screen.getByLabelText('Your answer'), { target: { value: text } })
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }))

afterEach(() => {
  stop?.()
  cleanup()
  vi.unstubAllGlobals()
  sessionStorage.clear()
  localStorage.clear()
  location.hash = ''
})

test('a row says who, what, since when they wait, how much is unread and who answers', async () => {
  const waitingSince = new Date(Date.now() - 65_000).toISOString()
  openInboxBackend({
    [LIST]: () => inboxOf([rowOf(ANA, { waitingSince, unread: 2, assignee: ME, isHere: true })], 2),
  })
  show()

  const row = await screen.findByRole('link')

  expect(row.textContent).toContain('Ana Rusu')
  expect(row.textContent).toContain('Waits 1 min')
  expect(row.textContent).toContain('2 unread messages')
  expect(row.textContent).toContain('In the shop now')
  expect(row.textContent).toContain('Ilinca')
  expect(document.title).toContain('(2)')
})

test('arrows move in the list, and only one row is a stop for Tab', async () => {
  openInboxBackend({ [LIST]: () => inboxOf([rowOf(ANA), rowOf(ION, { name: 'Ion' })]) })
  show()
  const [first, second] = await screen.findAllByRole('link')
  first?.focus()

  fireEvent.keyDown(first as HTMLElement, { key: 'ArrowDown' })

  expect(document.activeElement).toBe(second)
  expect([first?.tabIndex, second?.tabIndex]).toEqual([0, -1])
})

test('a filter and a search are asked of the server', async () => {
  const told = openInboxBackend({
    'GET /v1/merchant/chat/conversations?filter=mine': () => inboxOf([]),
    'GET /v1/merchant/chat/conversations?filter=mine&search=kettle': () => inboxOf([rowOf(ION)]),
  })
  show()
  await screen.findByRole('link')

  fireEvent.click(screen.getByRole('button', { name: /^Mine/ }))
  await screen.findByText('You have no open conversation.')
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'kettle' } })

  await screen.findByRole('link')
  expect(told.at(-1)?.path).toContain('search=kettle')
})

test('an answer is shown at once, sent once with an id of its own, and the field is empty', async () => {
  openInboxBackend()
  const sent: string[] = []
  answerMessages((cid, body) => {
    sent.push(cid)
    const { text } = Object(body) as { text: string }
    const author = { kind: 'agent' as const, name: ME.name }
    return Response.json(messageOf(2, { cid, text, author }))
  })
  const model = show(ANA)
  await screen.findByText('Message 1')

  write('It is blue.')
  fireEvent.keyDown(screen.getByLabelText('Your answer'), { key: 'Enter', ctrlKey: true })

  await screen.findByText('It is blue.')
  expect(screen.getByLabelText<HTMLTextAreaElement>('Your answer').value).toBe('')
  await waitFor(() => expect(model.answers.outgoing.value).toEqual([]))
  expect(screen.getAllByText('It is blue.')).toHaveLength(1)
  expect(sent).toHaveLength(1)
})

test('an answer the server refuses keeps its text, and can be had back into the field', async () => {
  openInboxBackend()
  const answer = vi.fn(() => problem(422, 'message_empty'))
  answerMessages(answer)
  const model = show(ANA)
  await screen.findByText('Message 1')
  write('It is blue.')
  model.send()

  await screen.findByText('Not sent: it is empty.')
  press('Back to the field')

  expect(screen.getByLabelText<HTMLTextAreaElement>('Your answer').value).toBe('It is blue.')
  expect(model.answers.outgoing.value).toEqual([])
})

/** Whatever its id, a message is answered so. */
function answerMessages(answer: (cid: string, body: unknown) => Response): void {
  const fallThrough = fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const cid = /\/messages\/([\w-]+)$/.exec(path)?.[1]
    if (!cid) return fallThrough(path, init)
    return answer(cid, JSON.parse(String(init.body)))
  })
}

test('what is typed survives a reload of the page', async () => {
  openInboxBackend()
  show(ANA)
  await screen.findByText('Message 1')
  write('Half a sen')
  stop?.()
  cleanup()

  show(ANA)

  await screen.findByText('Message 1')
  expect(screen.getByLabelText<HTMLTextAreaElement>('Your answer').value).toBe('Half a sen')
})

test('a slash offers prepared replies; Enter takes one, filled with both names', async () => {
  openInboxBackend()
  const model = show(ANA)
  await screen.findByText('Message 1')
  await waitFor(() => expect(model.canned.value).toHaveLength(2))

  write('Well. /ho')
  const [option] = within(await screen.findByRole('listbox')).getAllByRole('option')
  expect(option?.textContent).toContain('/hours')
  fireEvent.keyDown(screen.getByLabelText('Your answer'), { key: 'Enter' })

  await waitFor(() =>
    expect(screen.getByLabelText<HTMLTextAreaElement>('Your answer').value).toBe(
      'Well. Hello Ana, we open at nine. Ilinca',
    ),
  )
})

test('a private note goes to another address than an answer, and looks different', async () => {
  openInboxBackend()
  const note = vi.fn()
  const fallThrough = fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const cid = /\/notes\/([\w-]+)$/.exec(path)?.[1]
    if (!cid) return fallThrough(path, init)
    const { text } = JSON.parse(String(init.body))
    note(text)
    return Response.json({ cid, text, by: ME, at: messageOf(1).at, afterSeq: 1 })
  })
  const model = show(ANA)
  await screen.findByText('Message 1')

  press('Private note')
  fireEvent.input(screen.getByLabelText('Note for your shop'), { target: { value: 'Ask Radu.' } })
  press('Keep note')

  await waitFor(() => expect(model.answers.outgoing.value).toEqual([]))
  expect(note).toHaveBeenCalledExactlyOnceWith('Ask Radu.')
  expect(screen.getByText('Ask Radu.').closest('li')?.className).toBe('inbox-note')
})

test('somebody else is given the conversation, it is resolved, and a shopper is blocked after a question', async () => {
  const told = openInboxBackend({ [`POST ${THREAD}/handle`]: () => rowOf(ANA) })
  const model = show(ANA)
  await screen.findByText('Message 1')
  await screen.findByRole('option', { name: 'Radu (away)' })

  fireEvent.change(screen.getByLabelText('Answered by'), { target: { value: 'radu@fern.example' } })
  await waitFor(() => expect(handled(told)).toHaveLength(1))
  await waitFor(() => expect(model.thread.busy.value).toBe(false))
  press('Resolve')
  await waitFor(() => expect(handled(told)).toHaveLength(2))
  press('Block')

  expect(handled(told)).toEqual([{ assignee: 'radu@fern.example' }, { resolved: true }])
  expect(document.querySelector('dialog')?.open).toBe(true)
})

function handled(told: ReturnType<typeof openInboxBackend>): unknown[] {
  return told.filter(({ path }) => path.endsWith('/handle')).map(({ body }) => body)
}

test('a message of the stream is read at once, and those of the shopper are said aloud', async () => {
  let thread = threadOf([messageOf(1)])
  openInboxBackend({ [`GET ${THREAD}`]: () => thread })
  show(ANA)
  await screen.findByText('Message 1')

  thread = threadOf([messageOf(1), messageOf(2, { text: 'Hello?' })])
  TestStream.newest?.say('inbox.changed', { conversationId: ANA })

  await screen.findByText('Ana Rusu: Hello?')
})

test('a torn stream is said, and everything is read anew when it is back', async () => {
  const told = openInboxBackend()
  show()
  await screen.findByRole('link')
  TestStream.newest?.open()
  TestStream.newest?.tear()
  await screen.findByText(/No live connection/)
  const before = told.length

  TestStream.newest?.open()

  await screen.findByText('Live')
  await waitFor(() => expect(told.length).toBeGreaterThan(before))
})

test('the shopper who types is seen, in the list and in the conversation', async () => {
  openInboxBackend()
  show(ANA)
  await screen.findByText('Message 1')

  TestStream.newest?.say('inbox.typing', { conversationId: ANA, typing: true })

  await screen.findByText('Ana Rusu is typing …')
  expect(screen.getByRole('link', { name: /Ana Rusu/ }).textContent).toContain('Typing …')
})

test('the last answer the shopper has read is marked so, and the last of all as sent', async () => {
  const ours = { author: { kind: 'agent' as const, name: 'Ilinca' } }
  const messages = [messageOf(1), messageOf(2, ours), messageOf(3, ours), messageOf(4, ours)]
  openInboxBackend({ [`GET ${THREAD}`]: () => threadOf(messages, { seen: { readSeq: 3 } }) })
  show(ANA)

  const read = await screen.findByText('Read')

  expect(read.closest('li')?.textContent).toContain('Message 3')
  expect(screen.getByText('Sent').closest('li')?.textContent).toContain('Message 4')
})

test('only an address of the web becomes a link, and markup stays text', async () => {
  const text = '<b>javascript:alert(1)</b> https://fern.example/tea?x=1.'
  openInboxBackend({ [`GET ${THREAD}`]: () => threadOf([messageOf(1, { text })]) })
  show(ANA)

  const link = await screen.findByRole('link', { name: 'https://fern.example/tea?x=1' })

  expect(link.closest('p')?.textContent).toBe(text)
  expect(link.getAttribute('rel')).toContain('noopener')
  expect(screen.queryByRole('link', { name: /javascript/ })).toBeNull()
})
