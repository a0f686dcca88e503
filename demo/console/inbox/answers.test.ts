/** Answers on their way: tried again with the same id, in order, and kept over a reload. */
import { afterEach, expect, test, vi } from 'vitest'
import { callApi } from '../api.ts'
import { problem } from '../referrals/backend.fixture.ts'
import { createAnswers, type Answers, type Arrived, type Outgoing } from './answers.ts'
import { ANA, ION, ME, messageOf } from './backend.fixture.ts'

const AT_ONCE = [0]

interface Put {
  readonly cid: string
  readonly text: string
}

/** Each try is answered by the next of `replies`, and by yes after the last of them. */
function open(
  replies: readonly (() => Response | Promise<Response>)[],
  pausesMs: readonly number[] = AT_ONCE,
): { answers: Answers; puts: Put[]; arrived: Arrived[] } {
  const puts: Put[] = []
  const arrived: Arrived[] = []
  const left = [...replies]
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    const cid = path.split('/').at(-1) ?? ''
    const { text } = JSON.parse(String(body)) as { text: string }
    puts.push({ cid, text })
    const reply = left.shift()
    if (reply) return reply()
    return Response.json(messageOf(puts.length, { cid, text, author: { kind: 'agent' } }))
  })
  const answers = createAnswers({
    call: callApi,
    pausesMs,
    onArrived: (_id, each) => arrived.push(each),
  })
  return { answers, puts, arrived }
}

function answer(number: number, more: Partial<Outgoing> = {}): Omit<Outgoing, 'status' | 'code'> {
  return {
    cid: `0190f3a0-0000-7000-a000-00000000000${number}`,
    conversationId: ANA,
    isNote: false,
    text: `Answer ${number}`,
    attachments: [],
    at: 0,
    ...more,
  }
}

const away = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'))
const textsOf = (puts: readonly Put[]): string[] => puts.map(({ text }) => text)

afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

test('without a network one waits, those after it too, and all go in order when it is back', async () => {
  const { answers, puts } = open([away, away])

  answers.send(answer(1))
  answers.send(answer(2))

  await vi.waitFor(() => expect(answers.outgoing.value).toEqual([]))
  expect(textsOf(puts)).toEqual(['Answer 1', 'Answer 1', 'Answer 1', 'Answer 2'])
  expect(new Set(puts.map(({ cid }) => cid)).size).toBe(2)
})

test('a server in trouble is asked again; a refusal is final, and holds back nothing', async () => {
  const { answers, puts } = open([
    () => problem(503, 'unavailable'),
    () => problem(409, 'cid_conflict'),
  ])

  answers.send(answer(1))
  answers.send(answer(2))

  await vi.waitFor(() => expect(textsOf(puts)).toEqual(['Answer 1', 'Answer 1', 'Answer 2']))
  await vi.waitFor(() =>
    expect(answers.outgoing.value).toMatchObject([{ status: 'refused', code: 'cid_conflict' }]),
  )
})

test('conversations do not wait for each other', async () => {
  const { answers, arrived } = open([away], [60_000])

  answers.send(answer(1))
  answers.send(answer(2, { conversationId: ION }))

  await vi.waitFor(() => expect(arrived).toHaveLength(1))
  expect(answers.outgoing.value).toMatchObject([{ text: 'Answer 1', status: 'waiting' }])
  answers.forget()
})

test('what has not arrived is sent after a reload, under the id it had', async () => {
  const before = open([away], [60_000])
  before.answers.send(answer(1))
  await vi.waitFor(() => expect(before.answers.outgoing.value[0]?.status).toBe('waiting'))

  const after = open([])
  after.answers.resume()

  await vi.waitFor(() => expect(after.answers.outgoing.value).toEqual([]))
  expect(after.puts).toEqual(before.puts)
})

test('“Try again” does not wait for the pause', async () => {
  const { answers, puts } = open([away], [60_000])
  answers.send(answer(1))
  await vi.waitFor(() => expect(answers.outgoing.value[0]?.status).toBe('waiting'))

  answers.retry(answer(1).cid)

  await vi.waitFor(() => expect(answers.outgoing.value).toEqual([]))
  expect(puts).toHaveLength(2)
})

test('a note goes to the notes', async () => {
  const paths: string[] = []
  const { answers } = open([])
  vi.stubGlobal('fetch', async (path: string) => {
    paths.push(path)
    return Response.json({ cid: answer(1).cid, text: '', by: ME, at: messageOf(1).at, afterSeq: 1 })
  })

  answers.send(answer(1, { isNote: true }))

  await vi.waitFor(() => expect(answers.outgoing.value).toEqual([]))
  expect(paths).toEqual([`/v1/merchant/chat/conversations/${ANA}/notes/${answer(1).cid}`])
})
