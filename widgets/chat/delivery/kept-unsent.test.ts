import { expect, test } from 'vitest'
import { createContextStage } from '../../../src/model/context.fixture.ts'
import { createKeptUnsent } from './kept-unsent.ts'
import type { Unsent } from './unsent.ts'

function unsent(cid: string): Unsent {
  const rest = { conversationId: 'c', files: [], at: 0, tries: 0, notBefore: 0 }
  return { ...rest, cid, text: cid, state: 'waiting' }
}

/** Changes of the store end when the test lets them. */
function setUp(records = new Map<string, unknown>()) {
  const { context } = createContextStage({ store: records })
  const waiting: (() => void)[] = []
  const store: typeof context.store = {
    ...context.store,
    async update(key, change, how) {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return context.store.update(key, change, how)
    },
  }
  const kept = createKeptUnsent({ store, tabs: context.tabs })
  return {
    kept,
    add: (cid: string) => kept.change((messages) => [...messages, unsent(cid)]),
    letNext: () => waiting.shift()?.(),
    order: () => kept.all.peek().map(({ cid }) => cid),
  }
}

test('what is written is shown at once, and may leave when it is stored', async () => {
  const { kept, add, letNext, order } = setUp()

  const adding = add('a')
  expect(order()).toEqual(['a'])
  expect(kept.isStored('a')).toBe(false)
  letNext()
  await adding

  expect(kept.isStored('a')).toBe(true)
})

test('what another tab has written before stands before, while more is being written here', async () => {
  const records = new Map<string, unknown>()
  const { kept, add, letNext, order } = setUp(records)
  const adding = [add('b'), add('c')]
  expect(order()).toEqual(['b', 'c'])
  records.set('outbox', [unsent('a')])

  letNext()
  await adding[0]

  expect(order()).toEqual(['a', 'b', 'c'])
  expect(['a', 'b', 'c'].map(kept.isStored)).toEqual([true, true, false])
})

test('what is read while it is being written is there once', async () => {
  const records = new Map<string, unknown>()
  const { kept, add, order } = setUp(records)
  void add('b')
  records.set('outbox', [unsent('a'), unsent('b')])

  await kept.load()

  expect(order()).toEqual(['a', 'b'])
})

test('what was stored is still to be sent when the storage fails', async () => {
  const { context } = createContextStage()
  let isLasting = true
  const memory = createContextStage().context.store
  const store: typeof context.store = {
    ...context.store,
    isLasting: () => isLasting,
    update: (...change) => (isLasting ? context.store : memory).update(...change),
  }
  const kept = createKeptUnsent({ store, tabs: context.tabs })
  await kept.change((messages) => [...messages, unsent('a'), unsent('b')])

  isLasting = false
  await kept.change((messages) => [...messages, unsent('c')])
  await kept.change((messages) => messages.filter(({ cid }) => cid !== 'a'))

  expect(kept.all.peek().map(({ cid }) => cid)).toEqual(['b', 'c'])
  expect(kept.isKept.peek()).toBe(false)
})
