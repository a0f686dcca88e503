/** A list several people work on: page by page, and never an answer to what is asked no more. */
import { expect, test, vi } from 'vitest'
import { createQueue, type QueuePage } from './queue.ts'

type Read = (query: Readonly<Record<string, string>>) => Promise<QueuePage<string>>

const open = (read: Read) =>
  createQueue<string, 'open' | 'all', QueuePage<string>>({
    first: 'open',
    keyOf: (row) => row,
    read,
  })

test('further pages are read from where the last one ended, and all of them anew', async () => {
  const skips: (string | undefined)[] = []
  const queue = open(async ({ skip }) => {
    skips.push(skip)
    return skip ? { items: ['c'], hasMore: false } : { items: ['a', 'b'], hasMore: true }
  })
  await queue.refresh()

  await queue.more()

  expect(queue.rows.value).toEqual(['a', 'b', 'c'])
  expect(queue.hasMore.value).toBe(false)
  expect(skips).toEqual([undefined, undefined, '2'])
})

test('a row that has moved on to the next page meanwhile is shown once', async () => {
  const queue = open(async ({ skip }) =>
    skip ? { items: ['b', 'c'], hasMore: false } : { items: ['a', 'b'], hasMore: true },
  )
  await queue.refresh()

  await queue.more()

  expect(queue.rows.value).toEqual(['a', 'b', 'c'])
})

test('a slow answer to another filter is not shown', async () => {
  const seen: unknown[] = []
  const queue = open(async ({ filter }) => {
    // It is asked for something else while the server thinks.
    if (filter === 'open') queue.choose('all')
    return { items: [`of ${filter}`], hasMore: false }
  })
  queue.rows.subscribe((rows) => seen.push(rows))

  await queue.refresh()

  expect(seen).not.toContainEqual(['of open'])

  expect(queue.rows.value).toEqual(['of all'])
})

test('who looks again while a look is under way hears of what came meanwhile', async () => {
  const read = vi.fn<Read>().mockResolvedValue({ items: [], hasMore: false })
  const queue = open(read)

  await Promise.all([queue.refresh(), queue.refresh(), queue.refresh()])

  expect(read).toHaveBeenCalledTimes(2)
})
