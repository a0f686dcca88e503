import { describe, expect, it } from 'vitest'
import { createBrowser, type Tab } from './browser.fixture.ts'
import { OK } from './server.fixture.ts'

async function storedOf(tab: Tab): Promise<string> {
  return JSON.stringify([await tab.database.list(100, '!counts'), await tab.dead.list(100)])
}

describe('a withdrawn consent', () => {
  it('deletes the events of these purposes everywhere, and keeps the others', async () => {
    const browser = createBrowser()
    const killed = browser.openTab()
    browser.server.react = () => ({ status: 503 })
    killed.add()
    killed.kill()
    const tab = browser.openTab()
    tab.add({ name: 'shop.analytics' })
    const kept = tab.add({ name: 'shop.functional', purpose: 'functional' })
    await browser.pass(5_000)
    tab.add({ name: 'shop.late' })
    browser.grant('functional')

    await tab.withdraw(['analytics', 'marketing'])

    expect(await storedOf(tab)).not.toContain('analytics')
    expect([...browser.storage.values.values()]).toEqual([])
    expect(await tab.stats()).toMatchObject({ accepted: 4, withdrawn: 3, pending: 1 })
    browser.server.react = () => OK
    await browser.pass(60_000)
    expect([...browser.server.taken.keys()]).toEqual([kept])
  })

  it('aborts what is under way', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'silent'
    tab.add()
    await browser.pass(2_000)

    browser.grant('functional')
    await tab.withdraw(['analytics'])
    await browser.quiet()

    expect(browser.server.deliveries[0]?.init.signal?.aborted).toBe(true)
    expect(tab.health().sending).toBe('idle')
    expect(await tab.stats()).toMatchObject({ withdrawn: 1, pending: 0 })
  })

  it('reaches the other tabs: their memory, their copies, their requests', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const other = browser.openTab()
    browser.server.react = () => 'silent'
    other.add({ critical: true })
    await browser.pass(0)
    other.add()
    const left = browser.openTab()
    left.leave()
    left.add()

    browser.grant('functional')
    await tab.withdraw(['analytics'])
    await browser.pass(900)

    expect(browser.server.deliveries.every(({ init }) => init.signal?.aborted)).toBe(true)
    expect(await storedOf(tab)).not.toContain('analytics')
    expect(browser.storage.values.size).toBe(0)
    left.back()
    browser.server.react = () => OK
    await browser.pass(60_000)
    expect(await storedOf(tab)).not.toContain('analytics')
    expect(browser.server.taken.size).toBe(0)
    expect(await tab.stats()).toMatchObject({ pending: 0, lost: 0 })
  })

  it('deletes dead letters of these purposes too', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => ({ status: 400 })
    tab.add()
    tab.add({ purpose: 'functional' })
    await browser.pass(3_000)
    expect(await tab.dead.count()).toBe(2)

    await tab.withdraw(['analytics'])

    expect(await storedOf(tab)).not.toContain('analytics')
    expect(await tab.dead.count()).toBe(1)
  })

  it('between accepting and storing is asked again', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    tab.add()
    browser.grant('functional')
    await browser.pass(3_000)

    expect(await tab.database.count()).toBe(1)
    expect(await tab.stats()).toMatchObject({ accepted: 1, withdrawn: 1, pending: 0 })
  })

  it('is not taken from a forged message', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const other = browser.openTab()
    browser.goOnline(false)
    tab.add()
    await browser.pass(1_000)

    other.tabs.post('outbox.withdraw', 'analytics')
    other.tabs.post('outbox.pause https://api.test/v1/events regulars/test', { kind: 'stopped' })
    await browser.pass(1_000)

    expect(await tab.stats()).toMatchObject({ pending: 1 })
    expect(tab.add()).toBeDefined()
  })
})

describe('an event stored on an earlier visit', () => {
  it('waits while its purpose is not granted, and does not hold up others', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.goOnline(false)
    const waiting = Array.from({ length: 60 }, () => tab.add())
    await browser.pass(5_000)
    tab.kill()
    browser.goOnline(true)
    browser.grant('functional')

    const next = browser.openTab()
    const service = next.add({ purpose: 'functional' })
    await browser.pass(60_000)
    expect([...browser.server.taken.keys()]).toEqual([service])
    browser.grant('functional', 'analytics')
    await next.flush()
    await browser.quiet()

    expect(browser.server.taken.size).toBe(1 + waiting.length)
  })
})
