import { describe, expect, test } from 'vitest'
import type { ChatMessage } from '../contract/message.ts'
import { createShelf } from './shelf.ts'

function messages(from: number, to: number, rev = 1): ChatMessage[] {
  return Array.from({ length: to - from + 1 }, (_, at) => ({
    cid: `c${from + at}`,
    conversationId: 'one',
    seq: from + at,
    rev,
    author: { kind: 'agent' as const },
    text: `text ${from + at} rev ${rev}`,
    attachments: [],
    at: '2026-06-10T12:00:00.000Z',
  }))
}

const seqs = (list: readonly ChatMessage[]): number[] => list.map(({ seq }) => seq)
const range = (from: number, to: number): number[] => seqs(messages(from, to))

describe('a shelf', () => {
  test('holds each message once, in order, in its newest form', () => {
    const shelf = createShelf()

    shelf.add([...messages(3, 4), ...messages(1, 2)])
    shelf.add(messages(2, 2, 2))
    shelf.add(messages(2, 2, 1))

    expect(seqs(shelf.window.value)).toEqual([1, 2, 3, 4])
    expect(shelf.window.value[1]?.text).toBe('text 2 rev 2')
    expect(shelf.hasEarlier.value).toBe(false)
  })

  test('keeps the newest two hundred', () => {
    const shelf = createShelf()

    shelf.add(messages(1, 350))

    expect(seqs(shelf.window.value)).toEqual(range(151, 350))
    expect(shelf.hasEarlier.value).toBe(true)
  })

  test('lets the newest go from the screen while older ones are read, and finds them again', () => {
    const shelf = createShelf()
    shelf.add(messages(801, 1000))

    shelf.putInFront(messages(751, 800))
    expect(seqs(shelf.window.value)).toEqual(range(751, 950))
    expect(shelf.hasLater.value).toBe(true)

    shelf.putBehind(messages(951, 1000))
    expect(seqs(shelf.window.value)).toEqual(range(801, 1000))
    expect(shelf.hasLater.value).toBe(false)
  })

  test('goes back to the end at once, whatever came meanwhile', () => {
    const shelf = createShelf()
    shelf.add(messages(801, 1000))
    shelf.putInFront(messages(751, 800))
    shelf.add(messages(1001, 1005))

    shelf.atEnd()

    expect(seqs(shelf.window.value)).toEqual(range(806, 1005))
  })

  test('whoever reads further up keeps what they read when more comes', () => {
    const shelf = createShelf()
    shelf.add(messages(101, 250))
    shelf.putInFront(messages(51, 100))

    shelf.add(messages(251, 252))

    expect(seqs(shelf.window.value)).toEqual(range(51, 250))
    expect(shelf.hasLater.value).toBe(true)
  })

  test('takes from this device only what goes on without a gap', () => {
    const shelf = createShelf()
    shelf.add(messages(10, 12))

    shelf.addKept([...messages(1, 4), ...messages(7, 9)])

    expect(seqs(shelf.window.value)).toEqual(range(7, 12))
  })

  test('of another time keeps what is the same, and nothing else', () => {
    const shelf = createShelf()
    shelf.add(messages(1, 40))

    shelf.replace(messages(31, 35))
    expect(seqs(shelf.window.value)).toEqual(range(1, 35))

    shelf.replace(messages(3, 4).map((one) => ({ ...one, cid: `other${one.seq}` })))
    expect(seqs(shelf.window.value)).toEqual([3, 4])
  })
})
