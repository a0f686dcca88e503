import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it, vi } from 'vitest'
import { createDatabase } from './database.ts'
import { environmentOf, spoiled } from './database/database.fixture.ts'

const HANGING = { open: () => ({}) }

describe.each([
  ['IndexedDB', () => new IDBFactory()],
  ['memory', () => undefined],
])('a database in %s', (_, factory) => {
  const open = () => createDatabase('test', environmentOf(factory()))

  it('reads back what was written, by key and in order', async () => {
    const database = open()

    await database.setMany([
      ['b', { n: 2 }],
      ['a', 1],
      ['c', null],
    ])

    expect(await database.get('b')).toEqual({ n: 2 })
    expect(await database.get('z')).toBeUndefined()
    expect(await database.count()).toBe(3)
    expect(await database.list(2)).toEqual([
      ['a', 1],
      ['b', { n: 2 }],
    ])
    expect(await database.list(5, 'a')).toEqual([
      ['b', { n: 2 }],
      ['c', null],
    ])
  })

  it('deletes what is updated to undefined, and the keys told', async () => {
    const database = open()
    await database.setMany(['a', 'b', 'c', 'd'].map((key) => [key, key]))

    expect(await database.update('a', () => undefined)).toBeUndefined()
    await database.deleteMany(['b', 'x'])

    expect(await database.list(9)).toEqual([
      ['c', 'c'],
      ['d', 'd'],
    ])
    expect(await database.count()).toBe(2)
  })

  it('updates on what is stored now, one after the other', async () => {
    const database = open()

    const sums = Array.from({ length: 20 }, () =>
      database.update('sum', (value) => Number(value ?? 0) + 1),
    )

    expect(await Promise.all(sums)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  it('changes several keys together, and leaves what a failing change would touch', async () => {
    const database = open()
    await database.setMany([
      ['a', 1],
      ['b', 2],
    ])

    await database.updateMany(['a', 'b', 'c'], ([a, b]) => [undefined, b, a])
    const failing = database.updateMany(['b'], () => {
      throw new Error('mistake')
    })

    await expect(failing).rejects.toThrow('mistake')
    expect(await database.list(9)).toEqual([
      ['b', 2],
      ['c', 1],
    ])
  })

  it('refuses what cannot be cloned, all of it, and goes on', async () => {
    const database = open()
    const mode = database.mode()

    const writing = database.setMany([
      ['good', 1],
      ['bad', () => 1],
    ])

    await expect(writing).rejects.toThrow()
    expect(await database.get('good')).toBeUndefined()
    expect(database.mode()).toBe(mode === 'opening' ? 'indexeddb' : mode)
  })

  it('accepts an empty list', async () => {
    const database = open()

    await database.setMany([])
    await database.deleteMany([])

    expect(await database.count()).toBe(0)
  })
})

describe('IndexedDB', () => {
  it('is not opened before the first call', () => {
    const factory = { open: vi.fn() }

    const database = createDatabase('test', environmentOf(factory))

    expect(database.mode()).toBe('opening')
    expect(factory.open).not.toHaveBeenCalled()
  })

  it('is shared by the tabs of a browser', async () => {
    const factory = new IDBFactory()
    const [one, two] = [factory, factory].map((same) =>
      createDatabase('test', environmentOf(same)),
    ) as [ReturnType<typeof createDatabase>, ReturnType<typeof createDatabase>]

    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? one : two).update('sum', (value) => Number(value ?? 0) + 1),
      ),
    )

    expect(await one.get('sum')).toBe(20)
  })

  it('that throws at once, as in a sandbox, leaves memory', async () => {
    const environment = environmentOf({
      open() {
        throw new DOMException('Denied.', 'SecurityError')
      },
    })
    const database = createDatabase('test', environment)

    await database.setMany([['a', 1]])

    expect(await database.get('a')).toBe(1)
    expect(database.mode()).toBe('memory')
    expect(environment.timers()).toBe(0)
  })

  it('that refuses to open is tried again after ten seconds, and takes what memory held', async () => {
    const real = new IDBFactory()
    let isBroken = true
    const environment = environmentOf({
      open(name: string) {
        if (!isBroken) return real.open(name)
        const request: { onerror?: () => void; error?: unknown } = { error: null }
        setImmediate(() => request.onerror?.())
        return request
      },
    })
    const database = createDatabase('test', environment)
    await database.setMany([['a', 1]])
    isBroken = false
    await environment.pass(9_000)
    await database.get('a')
    await environment.pass(0)
    expect(database.mode()).toBe('memory')
    await environment.pass(2_000)

    await database.update('a', (value) => Number(value) + 1)
    await environment.pass(0)

    expect(database.mode()).toBe('indexeddb')
    expect(await createDatabase('test', environmentOf(real)).get('a')).toBe(2)
  })

  it('that opens late takes the writes of memory in their order, on what is stored', async () => {
    const real = new IDBFactory()
    const stored = createDatabase('test', environmentOf(real))
    await stored.setMany([
      ['visits', 7],
      ['old', 1],
    ])
    let start = (): void => undefined
    const environment = environmentOf({
      open(name: string) {
        const request = { onsuccess: (): void => undefined, result: undefined as unknown }
        start = () => {
          const inner = real.open(name)
          inner.onsuccess = () => {
            request.result = inner.result
            request.onsuccess()
          }
        }
        return request
      },
    })
    const database = createDatabase('test', environment)
    const reading = database.get('visits')
    await environment.pass(2_000)

    expect(await reading).toBeUndefined()
    expect(await database.update('visits', (value) => Number(value ?? 0) + 1)).toBe(1)
    await database.deleteMany(['old'])
    start()
    await environment.pass(0)

    expect(database.mode()).toBe('indexeddb')
    expect(await stored.list(9)).toEqual([['visits', 8]])
  })

  it('that opens after too many writes is left alone', async () => {
    const real = new IDBFactory()
    let start = (): void => undefined
    const environment = environmentOf({
      open(name: string) {
        const request = { onsuccess: (): void => undefined, result: undefined as unknown }
        start = () => {
          const inner = real.open(name)
          inner.onupgradeneeded = () => inner.result.createObjectStore('records')
          inner.onsuccess = () => {
            request.result = inner.result
            request.onsuccess()
          }
        }
        return request
      },
    })
    const database = createDatabase('test', environment)
    const first = database.setMany([['sum', 0]])
    await environment.pass(2_000)
    await first
    for (let write = 0; write < 501; write += 1)
      await database.update('sum', (value) => Number(value) + 1)

    start()
    await environment.pass(60_000)

    expect(database.mode()).toBe('memory')
    expect(await database.get('sum')).toBe(501)
  })

  it('that hangs in the middle is given up after five seconds, and what was asked is answered from memory', async () => {
    const environment = environmentOf(
      spoiled(new IDBFactory(), (database, count) => {
        if (count > 1) return
        // Safe: a transaction that never answers has no other member in use.
        database.transaction = () =>
          ({
            addEventListener: () => undefined,
            objectStore: () => ({
              get: () => ({ addEventListener: () => undefined }),
              transaction: {},
            }),
          }) as unknown as IDBTransaction
      }),
    )
    const database = createDatabase('test', environment)

    const writing = database.setMany([['a', 1]])
    await environment.pass(5_000)
    await writing
    expect(database.mode()).toBe('memory')
    expect(await database.get('a')).toBe(1)
    await environment.pass(11_000)
    await database.count()
    await environment.pass(0)

    expect(database.mode()).toBe('indexeddb')
    expect(await database.get('a')).toBe(1)
  })

  it('whose connection Safari has closed without a word is opened again', async () => {
    const environment = environmentOf(
      spoiled(new IDBFactory(), (database, count) => {
        if (count > 1) return
        database.transaction = () => {
          throw new DOMException('The database connection is closing.', 'InvalidStateError')
        }
      }),
    )
    const database = createDatabase('test', environment)

    await Promise.all([database.setMany([['a', 1]]), database.setMany([['b', 2]])])

    expect(database.mode()).toBe('indexeddb')
    expect(await database.list(9)).toEqual([
      ['a', 1],
      ['b', 2],
    ])
  })

  it('whose every connection fails leaves memory', async () => {
    const environment = environmentOf(
      spoiled(new IDBFactory(), (database) => {
        database.transaction = () => {
          throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError')
        }
      }),
    )
    const database = createDatabase('test', environment)

    await database.setMany([['a', 1]])

    expect(database.mode()).toBe('memory')
    expect(await database.get('a')).toBe(1)
    await environment.pass(11_000)
    await database.get('a')
    await environment.pass(0)
    expect(database.mode()).toBe('memory')
  })

  it('that rejects with null, as after the shopper cleared the storage, is tried again', async () => {
    let isCleared = true
    const environment = environmentOf(
      spoiled(new IDBFactory(), (database) => {
        const begin = database.transaction.bind(database)
        database.transaction = (...args: Parameters<typeof begin>) => {
          const transaction = begin(...args)
          if (isCleared) queueMicrotask(() => transaction.abort())
          isCleared = false
          return transaction
        }
      }),
    )
    const database = createDatabase('test', environment)

    await database.setMany([['a', 1]])

    expect(database.mode()).toBe('indexeddb')
    expect(await database.get('a')).toBe(1)
  })

  it('that is full tells its caller, and stays', async () => {
    const environment = environmentOf(
      spoiled(new IDBFactory(), (database) => {
        const begin = database.transaction.bind(database)
        database.transaction = (...args: Parameters<typeof begin>) => {
          const transaction = begin(...args)
          const full = new DOMException('Full.', 'QuotaExceededError')
          Object.defineProperty(transaction, 'error', { get: () => full })
          queueMicrotask(() => transaction.abort())
          return transaction
        }
      }),
    )
    const database = createDatabase('test', environment)

    const writing = database.setMany([['a', 1]])

    await expect(writing).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(database.mode()).toBe('indexeddb')
  })

  it('does not hold up a tab that deletes it, and begins anew', async () => {
    const factory = new IDBFactory()
    const database = createDatabase('test', environmentOf(factory))
    await database.setMany([['a', 1]])

    await new Promise((resolve, reject) => {
      const request = factory.deleteDatabase('test')
      request.onsuccess = resolve
      request.onblocked = reject
    })

    expect(await database.get('a')).toBeUndefined()
    await database.setMany([['b', 2]])
    expect(await database.list(9)).toEqual([['b', 2]])
  })

  it('whose connection the browser ends is opened again', async () => {
    const connections: IDBDatabase[] = []
    const environment = environmentOf(
      spoiled(new IDBFactory(), (database) => void connections.push(database)),
    )
    const database = createDatabase('test', environment)
    await database.setMany([['a', 1]])

    connections[0]?.close()

    expect(await database.get('a')).toBe(1)
    expect(database.mode()).toBe('indexeddb')
    expect(connections).toHaveLength(2)
  })
})

describe('a closed database', () => {
  it('lets go of its connection, after what runs', async () => {
    const factory = new IDBFactory()
    const database = createDatabase('test', environmentOf(factory))
    await database.setMany([['a', 1]])

    const writing = database.setMany([['b', 2]])
    database.close()
    await writing

    expect(await createDatabase('test', environmentOf(factory)).count()).toBe(2)
  })

  it('does not keep a connection that opens too late', async () => {
    const connections: IDBDatabase[] = []
    const environment = environmentOf(
      spoiled(new IDBFactory(), (database) => void connections.push(database)),
    )
    const database = createDatabase('test', environment)

    const reading = database.get('a')
    database.close()

    expect(await reading).toBeUndefined()
    expect(() => connections[0]?.transaction('records')).toThrow()
  })

  it('that never opened leaves no timer', async () => {
    const environment = environmentOf(HANGING)
    const database = createDatabase('test', environment)
    void database.get('a')

    await environment.pass(2_000)
    database.close()

    expect(environment.timers()).toBe(0)
  })
})
