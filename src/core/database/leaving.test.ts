import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { createDatabase } from '../database.ts'
import { environmentOf, spoiled } from './database.fixture.ts'
import { createTraffic } from './traffic.ts'

describe('a database of a page that is left', () => {
  /** How often the page began to write and to read. */
  function observed(real: IDBFactory) {
    const seen = { writes: 0, reads: 0 }
    const factory = spoiled(real, (database) => {
      const begin = database.transaction.bind(database)
      database.transaction = (names, mode, options) => {
        seen[mode === 'readwrite' ? 'writes' : 'reads'] += 1
        return begin(names, mode, options)
      }
    })
    const environment = environmentOf(factory)
    const page = createTraffic()
    const database = createDatabase('test', environment, page)
    return { seen, environment, database, page }
  }

  it('begins nothing before its return', async () => {
    const { seen, environment, database, page } = observed(new IDBFactory())
    await database.setMany([['a', 1]])

    page.leave()
    const writing = database.update('a', (value) => Number(value) + 1)
    const reading = database.get('a')
    await environment.pass(60_000)

    expect(seen).toEqual({ writes: 1, reads: 0 })
    page.comeBack()
    expect(await writing).toBe(2)
    expect(await reading).toBe(2)
    expect(database.mode()).toBe('indexeddb')
  })

  it('leaves no read unfinished, either', async () => {
    const real = new IDBFactory()
    const other = createDatabase('test', environmentOf(real))
    const { seen, environment, database, page } = observed(real)
    await database.setMany([['a', 1]])

    const reading = database.list(9)
    while (seen.reads < 1) await Promise.resolve()
    page.leave()
    await environment.pass(0)

    await other.setMany([['a', 10]])
    page.comeBack()
    expect(await reading).toEqual([['a', 10]])
  })

  it('leaves no write unfinished, and does it over after its return', async () => {
    const real = new IDBFactory()
    const other = createDatabase('test', environmentOf(real))
    const { seen, environment, database, page } = observed(real)
    await database.setMany([['a', 1]])

    const writing = database.update('a', (value) => Number(value) + 1)
    while (seen.writes < 2) await Promise.resolve()
    page.leave()
    await environment.pass(0)

    expect(await other.get('a')).toBe(1)
    await other.setMany([['a', 10]])
    page.comeBack()
    expect(await writing).toBe(11)
    expect(seen.writes).toBe(3)
  })

  it('is not written to when it opens after that', async () => {
    const { seen, environment, database, page } = observed(new IDBFactory())

    const writing = database.setMany([['a', 1]])
    page.leave()
    await environment.pass(0)

    expect(seen.writes).toBe(0)
    page.comeBack()
    await writing
    expect(database.mode()).toBe('indexeddb')
  })

  it('lets finish what the browser is committing', async () => {
    const { database, page } = observed(new IDBFactory())

    const writing = database.update('a', () => {
      // Before anything else, but after the change is with the browser.
      queueMicrotask(page.leave)
      return 1
    })

    expect(await writing).toBe(1)
  })
})
