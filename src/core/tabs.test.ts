import { afterEach, describe, expect, it, vi } from 'vitest'
import { createChannels, createLocks, createStorage } from './outbox/storage.fixture.ts'
import { createTabs, type Tabs, type TabsEnvironment } from './tabs.ts'

const alive = () => false

function createBrowser({ hasLocks = true, storage = createStorage() } = {}) {
  const locks = createLocks()
  const channels = createChannels()
  const opened: Tabs[] = []
  let random = 0
  const environmentOf = (isDead: () => boolean): TabsEnvironment => ({
    localStorage: storage.seenBy(isDead),
    locks: hasLocks ? locks.seenBy(isDead) : undefined,
    openChannel: (name) => channels.open(name, isDead),
    now: () => Date.now(),
    randomBytes: (length) => Uint8Array.from({ length }, () => (random += 7) % 256),
    setTimeout: (run, delayMs) => Number(setTimeout(() => isDead() || run(), delayMs)),
    clearTimeout: (timer) => clearTimeout(timer),
  })
  return {
    storage,
    channels,
    environment: environmentOf(alive),
    open(overrides: Partial<TabsEnvironment> = {}, isDead = alive) {
      const tabs = createTabs('shop', { ...environmentOf(isDead), ...overrides })
      opened.push(tabs)
      return tabs
    },
  }
}

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

/** Work that ends when told. */
function createWork() {
  const started = vi.fn()
  let end = (): void => undefined
  const run = (signal: AbortSignal): Promise<string> => {
    started(signal)
    return new Promise((resolve) => (end = () => resolve('done')))
  }
  return { started, run, end: () => end() }
}

afterEach(() => vi.useRealTimers())

describe('a message', () => {
  it('reaches the listeners of all other tabs, and not its own', async () => {
    const browser = createBrowser()
    const [one, two, three] = [browser.open(), browser.open(), browser.open()]
    const heard: unknown[] = []
    one.listen('topic', (message) => heard.push(['one', message]))
    two.listen('topic', (message) => heard.push(['two', message]))
    const stop = three.listen('topic', (message) => heard.push(['three', message]))
    two.listen('other', (message) => heard.push(['other', message]))

    one.post('topic', { a: 1 })
    await quiet()
    stop()
    one.post('topic', 2)
    await quiet()

    expect(heard).toEqual([
      ['two', { a: 1 }],
      ['three', { a: 1 }],
      ['two', 2],
    ])
  })

  it('of another form is ignored', async () => {
    const browser = createBrowser()
    const tab = browser.open()
    const listener = vi.fn()
    tab.listen('topic', listener)
    const forger = browser.environment.openChannel('shop')

    for (const message of ['topic', null, { topic: 1 }, ['unknown', 1]])
      forger?.postMessage(message)
    await quiet()

    expect(listener).not.toHaveBeenCalled()
  })

  it('is nothing where there are no channels', () => {
    const tab = createBrowser().open({ openChannel: () => undefined })

    tab.listen('topic', () => undefined)

    expect(() => tab.post('topic', 1)).not.toThrow()
  })
})

describe.each([
  ['Web Locks', true],
  ['a lease', false],
])('exclusive work by %s', (_, hasLocks) => {
  it('runs, and hands back what it resolves with', async () => {
    const tab = createBrowser({ hasLocks }).open()

    expect(await tab.exclusive('work', () => Promise.resolve(3))).toBe(3)
    expect(await tab.exclusive('work', () => Promise.resolve(4), { ifFree: true })).toBe(4)
  })

  it('fails as it fails, and frees the way', async () => {
    const tab = createBrowser({ hasLocks }).open()

    const failing = tab.exclusive('work', () => Promise.reject(new Error('mistake')))

    await expect(failing).rejects.toThrow('mistake')
    expect(await tab.exclusive('work', () => Promise.resolve(1), { ifFree: true })).toBe(1)
  })

  it('does not run while another tab runs the same, when it is wanted only if free', async () => {
    vi.useFakeTimers()
    const browser = createBrowser({ hasLocks })
    const [one, two] = [browser.open(), browser.open()]
    const work = createWork()
    const first = one.exclusive('work', work.run)
    await vi.advanceTimersByTimeAsync(100)

    const second = two.exclusive('work', work.run, { ifFree: true })
    await vi.advanceTimersByTimeAsync(100)

    expect(await second).toBeUndefined()
    expect(work.started).toHaveBeenCalledTimes(1)
    const other = two.exclusive('other work', () => Promise.resolve('at once'))
    await vi.advanceTimersByTimeAsync(100)
    expect(await other).toBe('at once')
    work.end()
    expect(await first).toBe('done')
  })

  it('waits for the other tab otherwise', async () => {
    vi.useFakeTimers()
    const browser = createBrowser({ hasLocks })
    const [one, two] = [browser.open(), browser.open()]
    const work = createWork()
    void one.exclusive('work', work.run)
    await vi.advanceTimersByTimeAsync(100)
    const second = two.exclusive('work', () => Promise.resolve('second'))
    await vi.advanceTimersByTimeAsync(200_000)

    work.end()
    await vi.advanceTimersByTimeAsync(2_000)

    expect(await second).toBe('second')
  })

  it('is let go of at once by a tab that is suspended, and told so', async () => {
    vi.useFakeTimers()
    const browser = createBrowser({ hasLocks })
    const [one, two] = [browser.open(), browser.open()]
    const work = createWork()
    const first = one.exclusive('work', work.run)
    await vi.advanceTimersByTimeAsync(100)

    one.suspend()
    await quiet()
    const second = two.exclusive('work', () => Promise.resolve('second'), { ifFree: true })
    await vi.advanceTimersByTimeAsync(100)

    expect(await first).toBeUndefined()
    expect(work.started.mock.calls[0]?.[0]).toMatchObject({ aborted: true })
    expect(await second).toBe('second')
  })

  it('is not begun by a suspended tab, waiting or new, and begun again after it', async () => {
    vi.useFakeTimers()
    const browser = createBrowser({ hasLocks })
    const [one, two] = [browser.open(), browser.open()]
    const work = createWork()
    const late = vi.fn(() => Promise.resolve('late'))
    void one.exclusive('work', work.run)
    await vi.advanceTimersByTimeAsync(100)
    const waiting = two.exclusive('work', late)
    await vi.advanceTimersByTimeAsync(100)

    two.suspend()
    const fresh = two.exclusive('other work', late)
    await vi.advanceTimersByTimeAsync(2_000)
    expect([await waiting, await fresh]).toEqual([undefined, undefined])
    expect(late).not.toHaveBeenCalled()
    two.resume()
    const again = two.exclusive('other work', late)
    await vi.advanceTimersByTimeAsync(100)

    expect(await again).toBe('late')
  })
})

describe('Web Locks', () => {
  it('that a sandbox refuses give way to a lease', async () => {
    const locks = { request: () => Promise.reject(new DOMException('Denied.', 'SecurityError')) }
    // Safe: nothing else of a lock manager is used.
    const browser = createBrowser()
    const tab = browser.open({ locks: locks as unknown as LockManager })

    expect(await tab.exclusive('work', () => Promise.resolve(1))).toBe(1)
  })
})

describe('a lease', () => {
  it('is kept as long as the work takes', async () => {
    vi.useFakeTimers()
    const browser = createBrowser({ hasLocks: false })
    const [one, two] = [browser.open(), browser.open()]
    const work = createWork()
    const first = one.exclusive('work', work.run)

    await vi.advanceTimersByTimeAsync(600_000)
    const second = two.exclusive('work', work.run, { ifFree: true })
    await vi.advanceTimersByTimeAsync(100)

    expect(await second).toBeUndefined()
    work.end()
    expect(await first).toBe('done')
    expect(browser.storage.values.size).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('of a killed tab ends within a minute and a half', async () => {
    vi.useFakeTimers()
    const browser = createBrowser({ hasLocks: false })
    let isDead = false
    void browser.open({}, () => isDead).exclusive('work', createWork().run)
    await vi.advanceTimersByTimeAsync(1_000)
    isDead = true

    const other = browser.open().exclusive('work', () => Promise.resolve('mine'))
    await vi.advanceTimersByTimeAsync(91_000)

    expect(await other).toBe('mine')
  })

  it('from before the clock was set back does not hold for hours', async () => {
    vi.useFakeTimers()
    const browser = createBrowser({ hasLocks: false })
    browser.storage.values.set('shop:work', `other ${Date.now() + 10_800_000}`)

    const work = browser.open().exclusive('work', () => Promise.resolve(1), { ifFree: true })
    await vi.advanceTimersByTimeAsync(100)

    expect(await work).toBe(1)
  })

  it('goes to one of two tabs that ask at once', async () => {
    vi.useFakeTimers()
    const browser = createBrowser({ hasLocks: false })
    const work = createWork()

    const both = [browser.open(), browser.open()].map((tab) =>
      tab.exclusive('work', work.run, { ifFree: true }),
    )
    await vi.advanceTimersByTimeAsync(100)

    expect(work.started).toHaveBeenCalledTimes(1)
    work.end()
    expect((await Promise.all(both)).filter(Boolean)).toEqual(['done'])
  })

  it.each([
    ['denied', undefined],
    ['full', -1],
  ])('is not waited for where localStorage is %s', async (_, limit) => {
    const storage = createStorage()
    storage.limit = limit ?? Infinity
    const browser = createBrowser({ hasLocks: false, storage })
    const tab = browser.open(limit ? {} : { localStorage: undefined })

    expect(await tab.exclusive('work', () => Promise.resolve(1), { ifFree: true })).toBe(1)
  })
})

describe('a suspended tab', () => {
  it('has no channel that would evict it from the bfcache, and hears again after it', async () => {
    const browser = createBrowser()
    const [one, two] = [browser.open(), browser.open()]
    const listener = vi.fn()
    two.listen('topic', listener)

    two.suspend()
    two.post('topic', 1)
    one.post('topic', 1)
    await quiet()
    expect(browser.channels.count()).toBe(1)
    two.resume()
    two.resume()
    one.post('topic', 2)
    await quiet()

    expect(listener.mock.calls).toEqual([[2]])
    expect(browser.channels.count()).toBe(2)
  })
})

describe('a closed tab', () => {
  it('has no channel and no listener left', async () => {
    const browser = createBrowser()
    const [one, two] = [browser.open(), browser.open()]
    const listener = vi.fn()
    two.listen('topic', listener)

    two.close()
    two.resume()
    one.post('topic', 1)
    await quiet()

    expect(listener).not.toHaveBeenCalled()
    expect(browser.channels.count()).toBe(1)
  })
})
