/** The order of what stands in a ticket. */
import { expect, test } from 'vitest'
import { ME } from '../inbox/backend.fixture.ts'
import { BOX, CUP, detailOf, entryOf, OPENED } from './backend.fixture.ts'
import type { Reply } from './replies.ts'
import { rowsOf } from './thread-rows.ts'

const at = OPENED.at
const note = (cid: string, afterSeq: number) => ({ cid, text: 'Ask Radu.', by: ME, at, afterSeq })

const reply = (cid: string, more: Partial<Reply> = {}): Reply => ({
  cid,
  at: Date.parse(at),
  status: 'sending',
  text: 'On its way.',
  isPublic: true,
  ticketId: CUP,
  ...more,
})

const kindsOf = (rows: ReturnType<typeof rowsOf>): string[] => rows.map(({ kind }) => kind)

test('a note stands behind what it was written after, whatever the clocks say', () => {
  const early = { ...note(BOX, 1), at: '2026-06-10T11:00:00.000Z' }
  const detail = detailOf([OPENED, entryOf(2)], { detail: { notes: [early] } })

  expect(kindsOf(rowsOf(detail, []))).toEqual(['day', 'message', 'note', 'message'])
})

test('what has arrived is not shown as being on its way too', () => {
  const arrived = entryOf(2, { cid: BOX, by: { kind: 'agent' } })

  expect(kindsOf(rowsOf(detailOf([OPENED, arrived]), [reply(BOX)]))).toEqual([
    'day',
    'message',
    'message',
  ])
})

test('what waits stands last, and only in its own ticket', () => {
  const replies = [reply(CUP), reply(BOX, { ticketId: BOX })]

  const rows = rowsOf(detailOf([OPENED]), replies)

  expect(rows.at(-1)?.key).toBe(CUP)
  expect(rows).toHaveLength(3)
})

test('a stage without words is an event', () => {
  const moved = entryOf(2, { kind: 'stage', stage: 'resolved', text: undefined })

  expect(kindsOf(rowsOf(detailOf([OPENED, moved]), []))).toEqual(['day', 'message', 'event'])
})
