/** Pages of a conversation put together, and what stands between its messages. */
import { describe, expect, it } from 'vitest'
import { messageOf, ME, threadOf } from './backend.fixture.ts'
import { withEarlier, withNewest } from './open-thread.ts'
import { rowsOf } from './thread-rows.ts'

const between = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => messageOf(from + index))
const seqs = ({ messages }: { messages: readonly { seq: number }[] }): number[] =>
  messages.map(({ seq }) => seq)

describe('the newest page', () => {
  it('joins what is shown when nothing is missing between the two', () => {
    const shown = threadOf(between(1, 4), { hasMore: false })

    const next = withNewest(shown, threadOf(between(4, 6), { hasMore: true }))

    expect(seqs(next)).toEqual([1, 2, 3, 4, 5, 6])
    expect(next.hasMore).toBe(false)
  })

  it('takes the place of what is shown when messages between are missing', () => {
    const next = withNewest(threadOf(between(1, 4)), threadOf(between(9, 10), { hasMore: true }))

    expect(seqs(next)).toEqual([9, 10])
    expect(next.hasMore).toBe(true)
  })

  it('brings the newer revision of a message, never an older one', () => {
    const newer = { ...messageOf(1), rev: 3, text: 'Newer' }

    expect(withNewest(threadOf([messageOf(1)]), threadOf([newer])).messages).toEqual([newer])
    expect(withNewest(threadOf([newer]), threadOf([messageOf(1)])).messages).toEqual([newer])
  })
})

it('an earlier page stands in front, and says whether there is more', () => {
  const shown = threadOf(between(3, 4), { hasMore: true })

  const next = withEarlier(shown, threadOf(between(1, 2), { hasMore: false }))

  expect(seqs(next)).toEqual([1, 2, 3, 4])
  expect(next.hasMore).toBe(false)
})

it('a day stands above its first message, a note below the message it follows', () => {
  const note = { cid: messageOf(9).cid, text: 'Hm', by: ME, at: '2026-06-12T12:00:00.000Z' }
  const open = threadOf([messageOf(1), messageOf(2, { at: '2026-06-12T12:00:00.000Z' })], {
    notes: [{ ...note, afterSeq: 1, at: messageOf(1).at }],
  })

  const rows = rowsOf(open, [])

  expect(rows.map(({ kind }) => kind)).toEqual(['day', 'message', 'note', 'day', 'message'])
})

it('an answer that has arrived is not shown a second time as one that waits', () => {
  const { cid, conversationId } = messageOf(2)
  const outgoing = { cid, conversationId, isNote: false, text: '', attachments: [], at: 0 }

  const rows = rowsOf(threadOf([messageOf(1), messageOf(2)]), [{ ...outgoing, status: 'waiting' }])

  expect(rows.filter(({ key }) => key === cid)).toHaveLength(1)
})
