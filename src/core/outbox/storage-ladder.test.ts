import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { createBrowser } from './browser.fixture.ts'
import { OK } from './server.fixture.ts'

type OpenHandlers = Record<'onupgradeneeded' | 'onsuccess', () => void> & { result?: IDBDatabase }

/** An IndexedDB whose `open` fires nothing until told. */
function hangingFactory() {
  const real = new IDBFactory()
  const waiting: (() => void)[] = []
  const open = (name: string): IDBOpenDBRequest => {
    const request: OpenHandlers = { onupgradeneeded: () => undefined, onsuccess: () => undefined }
    waiting.push(() => {
      const inner = real.open(name)
      inner.onupgradeneeded = () => {
        request.result = inner.result
        request.onupgradeneeded()
      }
      inner.onsuccess = () => {
        request.result = inner.result
        request.onsuccess()
      }
    })
    // Safe: nothing else of a request is used.
    return request as unknown as IDBOpenDBRequest
  }
  return {
    // Safe: nothing else of a factory is used.
    factory: { open } as unknown as IDBFactory,
    wake: () => waiting.forEach((start) => start()),
  }
}

const DENIED = {
  open() {
    throw new DOMException('Denied.', 'SecurityError')
  },
} as unknown as IDBFactory

describe('IndexedDB', () => {
  it('that never opens leaves localStorage and memory, and everything is sent', async () => {
    const browser = createBrowser()
    const { factory } = hangingFactory()
    const tab = browser.openTab({ environment: { indexedDB: factory } })

    const ids = [tab.add(), tab.add()]
    await browser.pass(10_000)

    expect(tab.health().storage).toBe('write-ahead')
    expect([...browser.server.taken.keys()]).toEqual(ids)
    expect(browser.storage.values.size).toBe(0)
    expect(await tab.stats()).toMatchObject({ accepted: 2, acknowledged: 2, pending: 0 })
  })

  it('that opens late takes over what memory held', async () => {
    const browser = createBrowser()
    const { factory, wake } = hangingFactory()
    browser.goOnline(false)
    const tab = browser.openTab({ environment: { indexedDB: factory } })

    const ids = [tab.add(), tab.add()]
    await browser.pass(5_000)
    wake()
    await browser.pass(1_000)
    expect(tab.health().storage).toBe('indexeddb')
    expect((await tab.database.list(9, '!counts')).map(([id]) => id)).toEqual(ids)
    ids.push(tab.add())
    browser.goOnline(true)
    await browser.pass(60_000)

    expect([...browser.server.taken.keys()]).toEqual(ids)
    expect(await tab.stats()).toMatchObject({ accepted: 3, acknowledged: 3, pending: 0, lost: 0 })
    expect(browser.storage.values.size).toBe(0)
  })

  it.each([
    ['denied', DENIED],
    ['absent', undefined],
  ])('%s leaves events of a killed tab to the next page all the same', async (_, indexedDB) => {
    const browser = createBrowser()
    const tab = browser.openTab({ environment: { indexedDB } })
    browser.server.react = () => 'down'
    const ids = [tab.add(), tab.add()]
    await browser.pass(3_000)
    tab.kill()
    browser.server.react = () => OK

    const next = browser.openTab({ environment: { indexedDB } })
    await browser.pass(30_000)

    expect([...browser.server.taken.keys()]).toEqual(ids)
    expect(await next.stats()).toMatchObject({ accepted: 2, acknowledged: 2, pending: 0 })
    expect(browser.storage.values.size).toBe(0)
    expect([...tab.errors, ...next.errors]).toEqual([])
  })

  it('that fails to open once is tried again without a reload', async () => {
    const browser = createBrowser()
    let isBroken = true
    const open = (name: string) => (isBroken ? DENIED.open(name) : browser.indexedDB.open(name))
    const tab = browser.openTab({ environment: { indexedDB: { open } as unknown as IDBFactory } })
    tab.add()
    await browser.pass(20_000)
    expect(tab.health().storage).toBe('write-ahead')

    isBroken = false
    tab.add()
    await browser.pass(20_000)

    expect(tab.health().storage).toBe('indexeddb')
    expect(browser.server.taken.size).toBe(2)
  })
})

describe('without any storage', () => {
  it('events live in memory and are sent, and health says so', async () => {
    const browser = createBrowser()
    const tab = browser.openTab({
      environment: { indexedDB: undefined, localStorage: undefined, locks: undefined },
    })

    const id = tab.add()
    await browser.pass(5_000)

    expect(tab.health()).toEqual({ storage: 'memory', sending: 'idle' })
    expect([...browser.server.taken.keys()]).toEqual([id])
  })

  it('a full localStorage is said and does no harm', async () => {
    const browser = createBrowser()
    browser.storage.limit = -1
    const tab = browser.openTab({ environment: { indexedDB: undefined } })

    const id = tab.add()
    await browser.pass(5_000)

    expect(tab.health().storage).toBe('memory')
    expect([...browser.server.taken.keys()]).toEqual([id])
    browser.storage.limit = Infinity
    tab.add()
    expect(tab.health().storage).toBe('write-ahead')
  })
})
