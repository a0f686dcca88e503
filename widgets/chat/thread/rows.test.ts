import { describe, expect, it } from 'vitest'
import type { ThreadMessage } from '../model/chat-model.ts'
import { createMessage } from '../stage.fixture.ts'
import { isUnread, toRows } from './rows.ts'

const MINUTE_MS = 60_000
const NOON = new Date(2026, 10, 22, 12).getTime()

/** Who writes, and how many minutes after noon. */
function write(kind: ThreadMessage['author']['kind'], minutes: number, more = {}): ThreadMessage {
  const at = NOON + minutes * MINUTE_MS
  return { ...createMessage(2), cid: `${kind} ${minutes}`, author: { kind }, at, ...more }
}

describe('rows of a thread', () => {
  it('belong together while one author goes on without a pause', () => {
    const rows = toRows([
      write('agent', 0),
      write('agent', 1),
      write('shopper', 2),
      write('agent', 3),
      write('agent', 30),
    ])

    expect(rows.map(({ isFirst }) => isFirst)).toEqual([true, false, true, true, true])
    expect(rows.map(({ isLast }) => isLast)).toEqual([false, true, true, true, true])
  })

  it('do not belong together where another person of the shop goes on', () => {
    const [ana, ion] = ['Ana', 'Ion'].map((name) => ({ author: { kind: 'agent', name } }))

    expect(
      toRows([write('agent', 0, ana), write('agent', 1, ion)]).map(({ isFirst }) => isFirst),
    ).toEqual([true, true])
  })

  it('begin anew with each day of the shopper’s calendar', () => {
    const rows = toRows([write('agent', 719), write('agent', 721), write('agent', 722)])

    expect(rows.map(({ isNewDay }) => isNewDay)).toEqual([true, true, false])
    expect(rows.map(({ isFirst }) => isFirst)).toEqual([true, true, false])
  })

  it('tell the fate of the newest own message, and of every one that is in trouble', () => {
    const rows = toRows([
      write('shopper', 0, { delivery: 'read' }),
      write('shopper', 1, { delivery: 'refused' }),
      write('shopper', 2, { delivery: 'sent' }),
      write('agent', 3),
    ])

    expect(rows.map(({ showsState }) => showsState)).toEqual([false, true, true, false])
  })

  it('have the mark of what is new before one message, which begins a group', () => {
    const rows = toRows([write('agent', 0), write('agent', 1)], 'agent 1')

    expect(rows.map(({ isFirstNew }) => isFirstNew)).toEqual([false, true])
    expect(rows.map(({ isFirst }) => isFirst)).toEqual([true, true])
    expect(rows.map(({ isLast }) => isLast)).toEqual([true, true])
  })
})

it.each([
  ['the shop’s after the mark', createMessage(4), true],
  ['the shop’s before it', createMessage(2), false],
  ['one’s own', createMessage(5), false],
  ['one that is not sent yet', { ...createMessage(4), seq: undefined }, false],
])('%s: unread is %s', (_which, message, expected) => {
  expect(isUnread(message, 2)).toBe(expected)
})
