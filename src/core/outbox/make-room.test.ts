import { describe, expect, it } from 'vitest'
import type { Purpose } from '../../contract/scalars.ts'
import { createBrowser, type Browser, type Tab } from './browser.fixture.ts'
import { OK } from './server.fixture.ts'

function offlineTab(browser: Browser): Tab {
  browser.goOnline(false)
  return browser.openTab()
}

async function send(browser: Browser, tab: Tab): Promise<string[]> {
  browser.goOnline(true)
  void tab.flush()
  await browser.quiet()
  return browser.server.names()
}

function add(tab: Tab, count: number, name: string, purpose: Purpose = 'analytics'): void {
  for (let index = 0; index < count; index += 1) tab.add({ name, purpose })
}

/** Refuses any transaction that would hold more than so many records. */
function limitRecords(tab: Tab, limit: () => number): void {
  const { updateMany } = tab.database
  tab.database.updateMany = async (keys, change) => {
    await updateMany(keys, (values) => {
      const next = change(values)
      const added = next.filter((value, index) => index && value && !values[index]).length
      if (added > limit()) throw new DOMException('Full.', 'QuotaExceededError')
      return next
    })
  }
}

describe('a full queue', () => {
  it('of 10,000 events gives up the least valuable and oldest, counted', async () => {
    const browser = createBrowser()
    const tab = offlineTab(browser)
    add(tab, 1, 'shop.critical')
    tab.add({ name: 'shop.critical', critical: true })
    add(tab, 9_990, 'shop.service', 'functional')
    add(tab, 10, 'shop.old')
    add(tab, 6, 'shop.new')
    await browser.pass(5_000)

    expect(await tab.stats()).toMatchObject({
      accepted: 10_008,
      evicted: { full: 8 },
      pending: 10_000,
    })
    const names = await send(browser, tab)
    const kept = (name: string) => names.filter((each) => each === name).length
    expect(names).toHaveLength(10_000)
    expect([kept('shop.critical'), kept('shop.service')]).toEqual([1, 9_990])
    expect([kept('shop.old'), kept('shop.new')]).toEqual([3, 6])
  }, 60_000)

  it('of 10 MiB does the same', async () => {
    const browser = createBrowser()
    const tab = offlineTab(browser)

    for (let index = 0; index < 400; index += 1) tab.add({ props: { text: 'x'.repeat(30_000) } })
    await browser.pass(5_000)

    const { accepted, evicted, pending } = await tab.stats()
    expect(accepted).toBe(400)
    expect(pending).toBeGreaterThan(330)
    expect(pending * 30_200).toBeLessThanOrEqual(10 * 1024 * 1024)
    expect(evicted).toEqual({ full: 400 - pending })
  }, 60_000)
})

describe('a full disk', () => {
  it('keeps the valuable events by giving up others', async () => {
    const browser = createBrowser()
    const tab = offlineTab(browser)
    add(tab, 20, 'shop.old')
    await browser.pass(1_000)
    let isFull = true
    limitRecords(tab, () => (isFull ? 0 : Infinity))
    const { updateMany } = tab.database
    tab.database.updateMany = (keys, change) =>
      updateMany(keys, change).finally(() => (isFull &&= keys.length < 3))

    tab.add({ name: 'shop.critical', critical: true })
    tab.add({ name: 'shop.critical', critical: true })
    await browser.pass(1_000)

    const { accepted, evicted, pending } = await tab.stats()
    expect(accepted).toBe(22)
    expect(evicted['quota']).toBeGreaterThanOrEqual(2)
    expect(pending).toBe(22 - (evicted['quota'] ?? 0))
    expect(pending).toBeGreaterThan(12)
    expect((await send(browser, tab)).filter((name) => name === 'shop.critical')).toHaveLength(2)
  })

  it('that takes nothing at all still lets everything be sent, from memory', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    limitRecords(tab, () => 0)
    browser.server.react = () => 'down'

    add(tab, 70, 'shop.unstored')
    await browser.pass(2_500)
    expect(await tab.stats()).toMatchObject({ accepted: 70, pending: 70 })
    browser.server.react = () => OK
    await browser.pass(10_000)

    expect(browser.server.taken.size).toBe(70)
    expect(browser.server.doubles()).toBe(0)
    expect(await tab.stats()).toMatchObject({ accepted: 70, acknowledged: 70, pending: 0 })
    expect(browser.storage.values.size).toBe(0)
  })

  it('that takes nothing keeps a thousand events in memory, the most valuable', async () => {
    const browser = createBrowser()
    const tab = offlineTab(browser)
    limitRecords(tab, () => 0)

    add(tab, 1_200, 'shop.unstored')
    add(tab, 100, 'shop.service', 'functional')
    await browser.pass(1_000)

    expect(await tab.stats()).toMatchObject({
      accepted: 1_300,
      evicted: { quota: 300 },
      pending: 1_000,
    })
  })

  it('that takes not even a count leaves the events in memory and localStorage', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const { updateMany } = tab.database
    let isFull = true
    tab.database.updateMany = (keys, change) =>
      isFull
        ? Promise.reject(new DOMException('Full.', 'QuotaExceededError'))
        : updateMany(keys, change)

    add(tab, 1_200, 'shop.unstored')
    await browser.pass(1_000)
    expect(tab.errors).toEqual([])
    expect(browser.storage.values.size).toBe(65)
    isFull = false
    await browser.pass(10_000)

    expect(browser.server.taken.size).toBe(1_200)
  })
})
