// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest'
import type { Purpose } from '../contract/scalars.ts'
import type { Database } from './database.ts'
import { type Browser, createBrowser } from './simulated-browser.fixture.ts'
import { createStore, scopeStore } from './store.ts'

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

function openStore(...allowed: Purpose[]) {
  const { database } = browser.openTab()
  const granted = new Set<Purpose>(['functional', ...allowed])
  const allows = (purpose: Purpose) => granted.has(purpose)
  return {
    database,
    granted,
    store: createStore(database, { allows, now: browser.environment.now }),
  }
}

describe('writing', () => {
  test('a granted purpose is stored and read by another tab', async () => {
    const isKept = await openStore('analytics').store.write('a', { n: 1 }, { purpose: 'analytics' })

    expect(isKept).toBe(true)
    expect(await openStore().store.read('a')).toEqual({ n: 1 })
  })

  test('a purpose that is not granted is refused and leaves no key', async () => {
    const { store } = openStore()

    expect(await store.write('a', 1, { purpose: 'marketing' })).toBe(false)
    expect(await browser.storedKeys()).toEqual([])
  })

  test('a write that waits while consent goes does not land', async () => {
    const { store, granted } = openStore('analytics')

    const writing = store.write('a', 1, { purpose: 'analytics' })
    granted.delete('analytics')

    expect(await writing).toBe(false)
    expect(await browser.storedKeys()).toEqual([])
  })

  test('hundred updates of two tabs are all counted', async () => {
    const tabs = [openStore().store, openStore().store]
    const increase = (value: unknown) => Number(value ?? 0) + 1

    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        tabs[index % 2]!.update('n', increase, { purpose: 'functional' }),
      ),
    )

    expect(await tabs[0]!.read('n')).toBe(100)
  })

  test('an update to undefined deletes', async () => {
    const { store } = openStore()
    await store.write('a', 1, { purpose: 'functional' })

    await store.update('a', () => undefined, { purpose: 'functional' })

    expect(await browser.storedKeys()).toEqual([])
  })

  test('what no browser can store is the caller’s mistake and said so', async () => {
    const { store } = openStore()

    const writing = store.write('a', () => undefined, { purpose: 'functional' })

    await expect(writing).rejects.toThrow(/could not be cloned/)
  })

  test('without room a write is refused, and nothing is thrown', async () => {
    const full = {
      update: () => Promise.reject(new DOMException('Full.', 'QuotaExceededError')),
    } as unknown as Database
    const store = createStore(full, { allows: () => true, now: Date.now })

    expect(await store.write('a', 1, { purpose: 'functional' })).toBe(false)
  })
})

describe('wiping', () => {
  async function fill() {
    const opened = openStore('analytics', 'marketing')
    const { store } = opened
    await store.write('cart', 1, { purpose: 'functional', ofCustomer: true })
    await store.write('shop', 2, { purpose: 'functional' })
    await store.write('visit', 3, { purpose: 'analytics' })
    await store.write('ad', 4, { purpose: 'marketing', ofCustomer: true })
    return opened
  }
  const keysOf = async (store: ReturnType<typeof openStore>['store']) =>
    (await store.entries()).map(({ key }) => key)

  test('by purposes deletes those and keeps the rest', async () => {
    const { store } = await fill()

    await store.wipe({ purposes: ['analytics', 'marketing'] })

    expect(await keysOf(store)).toEqual(['cart', 'shop'])
  })

  test('the customer’s deletes what is theirs, of every purpose', async () => {
    const { store } = await fill()

    await store.wipe('customer')

    expect(await keysOf(store)).toEqual(['shop', 'visit'])
  })

  test('all deletes all records and nothing that is not a record', async () => {
    const { store, database } = await fill()
    await database.setMany([
      ['consent', { is: 'not ours' }],
      ['zzz', 1],
    ])

    await store.wipe('all')

    expect(await browser.storedKeys()).toEqual(['consent', 'zzz'])
  })

  test('goes through more records than one page of the list', async () => {
    const { store, database } = openStore()
    const record = { value: 1, purpose: 'functional', owner: 'customer', at: 1 }
    await database.setMany(
      Array.from({ length: 450 }, (_, index) => [`record:${1000 + index}`, record] as const),
    )

    await store.wipe('customer')

    expect(await browser.storedKeys()).toEqual([])
  })

  test.each(['customer', 'all'] as const)(
    '%s makes a write void that has not landed yet',
    async (what) => {
      const { store } = openStore()

      const writing = store.write('name', 'Ana', { purpose: 'functional', ofCustomer: true })
      await store.wipe(what)

      expect(await writing).toBe(false)
      expect(await browser.storedKeys()).toEqual([])
    },
  )

  test('the customer’s leaves another’s unlanded write alone', async () => {
    const { store } = openStore()

    const writing = store.write('shop', 1, { purpose: 'functional' })
    await store.wipe('customer')

    expect(await writing).toBe(true)
  })
})

test('an entry says what it is for, whose it is and when it was written', async () => {
  const { store } = openStore()
  await store.write('cart', 1, { purpose: 'functional', ofCustomer: true })

  expect(await store.entries()).toEqual([
    {
      key: 'cart',
      value: 1,
      purpose: 'functional',
      owner: 'customer',
      at: browser.environment.now(),
    },
  ])
})

test('a record of another shape is passed over', async () => {
  const { store, database } = openStore()
  await database.setMany([
    ['record:a', 'text'],
    ['record:b', null],
  ])

  expect(await store.entries()).toEqual([])
  expect(await store.read('a')).toBeUndefined()
})

test('a widget sees its own corner only', async () => {
  const { store } = openStore()
  const loyalty = scopeStore(store, 'loyalty')
  await store.write('secret', 1, { purpose: 'functional' })

  await loyalty.write('seen', 2, { purpose: 'functional' })

  expect(await loyalty.read('seen')).toBe(2)
  expect(await loyalty.read('secret')).toBeUndefined()
  expect(await store.read('loyalty.seen')).toBe(2)
  await loyalty.update('seen', (seen) => Number(seen) + 1, { purpose: 'functional' })
  expect(await store.read('loyalty.seen')).toBe(3)
  await loyalty.remove('seen')
  expect(await loyalty.read('seen')).toBeUndefined()
})

test('what is kept lasts where there is a disk and the shopper has not refused it', async () => {
  const { store, granted } = openStore()
  await store.read('a')
  expect(store.isLasting()).toBe(true)

  granted.delete('functional')
  expect(store.isLasting()).toBe(false)
})

test('in memory it lasts as long as the page', () => {
  const { database } = browser.openTab()
  const inMemory = { ...database, mode: () => 'memory' as const }
  const store = createStore(inMemory, { allows: () => true, now: browser.environment.now })

  expect(store.isLasting()).toBe(false)
})
