import { describe, expect, it } from 'vitest'
import { createBrowser, type Tab } from './browser.fixture.ts'
import { OK } from './server.fixture.ts'

function bytesOf(init: RequestInit): number {
  return Buffer.byteLength(String(init.body))
}

/** Every write to IndexedDB from now on. */
function writesOf(tab: Tab): string[] {
  const writes: string[] = []
  for (const database of [tab.database, tab.dead, tab.state]) {
    const { updateMany } = database
    database.updateMany = (keys, change) => {
      writes.push(keys.join())
      return updateMany(keys, change)
    }
  }
  return writes
}

describe('a page that is left', () => {
  it('sends what waits in small requests that outlive it, the most valuable first, in the same tick', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    await browser.quiet()
    await browser.quiet()
    for (let index = 0; index < 100; index += 1) tab.add({ props: { text: 'x'.repeat(2_000) } })
    const service = tab.add({ purpose: 'functional' })
    const critical = tab.add({ critical: true })

    tab.leave()

    const { deliveries } = browser.server
    expect(deliveries.every(({ init }) => init.keepalive)).toBe(true)
    expect(deliveries[0]?.events.slice(0, 2).map(({ id }) => id)).toEqual([critical, service])
    expect(Math.max(...deliveries.map(({ init }) => bytesOf(init)))).toBeLessThanOrEqual(16 * 1024)
    const total = deliveries.reduce((sum, { init }) => sum + bytesOf(init), 0)
    expect(total).toBeLessThanOrEqual(48 * 1024)
    expect(total).toBeGreaterThan(40 * 1024)
  })

  it('leaves the rest to the next page, and nothing is taken twice in effect', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const ids = Array.from({ length: 100 }, () => tab.add({ props: { text: 'x'.repeat(2_000) } }))
    await browser.quiet()

    tab.leave()
    tab.kill()
    const next = browser.openTab()
    await browser.pass(20_000)

    expect([...browser.server.taken.keys()].sort()).toEqual(ids)
    expect(await next.stats()).toMatchObject({ accepted: 100, acknowledged: 100, pending: 0 })
  })

  it('copies on leaving what had no room before, and was on its way into the queue', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    await browser.quiet()
    browser.server.react = () => 'silent'
    const ids = Array.from({ length: 100 }, () => tab.add({ props: { text: 'x'.repeat(2_000) } }))

    tab.leave()
    tab.kill()
    browser.server.react = () => OK
    const next = browser.openTab()
    await browser.pass(30_000)

    expect([...browser.server.taken.keys()].sort()).toEqual(ids)
    expect(await next.stats()).toMatchObject({ accepted: 100, acknowledged: 100, lost: 0 })
  })

  it('starts no write to IndexedDB until it is back', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'silent'
    tab.add({ name: 'shop.before' })
    await browser.pass(2_000)
    const writes = writesOf(tab)

    browser.server.react = () => OK
    tab.add({ name: 'shop.leaving' })
    tab.leave()
    tab.add({ name: 'shop.hidden' })
    tab.leave()
    await browser.pass(60_000)
    await tab.stats()
    expect(writes).toEqual([])
    expect(browser.server.names()).toEqual(['shop.leaving', 'shop.hidden'])
    tab.back()
    await browser.pass(20_000)

    expect(writes.length).toBeGreaterThan(0)
    expect(await tab.stats()).toMatchObject({ accepted: 3, acknowledged: 3, pending: 0 })
    expect(browser.timers()).toBe(0)
  })

  it('keeps in localStorage what it accepted too late to store', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    await browser.pass(5_000)
    browser.server.react = () => 'down'

    tab.leave()
    const id = tab.add()
    tab.leave()
    tab.kill()
    browser.server.react = () => OK
    browser.openTab()
    await browser.pass(30_000)

    expect([...browser.server.taken.keys()]).toEqual([id])
  })

  it('does not send again what is on its way or already answered', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    tab.add()
    tab.leave()
    tab.leave()
    await browser.pass(1_000)
    tab.leave()

    expect(browser.server.deliveries).toHaveLength(1)
  })

  it('stops at the first refusal of the browser', async () => {
    const browser = createBrowser()
    let calls = 0
    const refuse = () => {
      calls += 1
      throw new TypeError('No room.')
    }
    const tab = browser.openTab({ environment: { fetch: refuse } })
    await browser.quiet()
    for (let index = 0; index < 40; index += 1) tab.add({ props: { text: 'x'.repeat(2_000) } })

    tab.leave()

    expect(calls).toBe(1)
  })

  it('sends nothing the shopper has not agreed to, nor more than once to a server that asked for time', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    await browser.quiet()
    tab.add()
    browser.grant('functional')
    tab.leave()
    expect(browser.server.deliveries).toHaveLength(0)
    tab.back()
    browser.server.react = () => ({ status: 503 })
    tab.add({ purpose: 'functional' })
    tab.leave()
    await browser.pass(100)
    tab.add({ purpose: 'functional' })

    tab.leave()

    expect(browser.server.deliveries).toHaveLength(1)
  })

  it('leaves a batch with a bad event to the next visit', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    await browser.quiet()
    await browser.quiet()
    browser.server.react = () => ({ status: 400 })

    tab.add()
    tab.leave()
    await browser.pass(60_000)

    expect(browser.server.deliveries).toHaveLength(1)
    expect(await tab.stats()).toMatchObject({ accepted: 1, pending: 1 })
  })

  it('lets go of the lock at once, so that another tab can send', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'silent'
    tab.add()
    await browser.pass(2_000)
    const other = browser.openTab()

    tab.leave()
    browser.server.react = () => OK
    other.add({ critical: true })
    await browser.pass(0)

    expect(browser.server.taken.size).toBe(2)
  })
})

describe('a page that comes back', () => {
  it('goes on where it was, with a failing server too', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => ({ status: 503 })
    for (let index = 0; index < 5; index += 1) tab.add()
    await browser.pass(3_000)

    tab.leave()
    await browser.pass(600_000)
    browser.server.react = () => OK
    tab.back()
    await browser.pass(1_000)

    expect(browser.server.taken.size).toBe(5)
    expect(await tab.stats()).toMatchObject({ acknowledged: 5, pending: 0 })
  })
})
