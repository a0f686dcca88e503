import { describe, expect, it } from 'vitest'
import { createBrowser } from './browser.fixture.ts'
import { OK } from './server.fixture.ts'

describe('tabs', () => {
  it('opened together share a backlog without sending anything twice', async () => {
    const browser = createBrowser()
    const first = browser.openTab()
    const second = browser.openTab()
    browser.server.react = () => 'down'
    for (let index = 0; index < 20; index += 1) {
      first.add()
      second.add()
    }
    await browser.pass(1_000)
    first.kill()
    second.kill()
    browser.server.react = () => OK

    browser.openTab()
    const tab = browser.openTab()
    await browser.pass(10_000)

    expect(browser.server.taken.size).toBe(40)
    expect(browser.server.doubles()).toBe(0)
    expect(await tab.stats()).toMatchObject({ accepted: 40, acknowledged: 40, pending: 0 })
  })

  it('with two shop keys on one origin never see each other’s events', async () => {
    const browser = createBrowser()
    const one = browser.openTab({ key: 'pk_one' })
    const two = browser.openTab({ key: 'pk_two' })

    one.add({ name: 'shop.one' })
    two.add({ name: 'shop.two' })
    await browser.pass(3_000)

    const sent = browser.server.deliveries.map(({ batch, events }) => [batch.key, events[0]?.name])
    expect(sent).toEqual([
      ['pk_one', 'shop.one'],
      ['pk_two', 'shop.two'],
    ])
  })

  it('count the events of the whole browser', async () => {
    const browser = createBrowser()
    const [one, two] = [browser.openTab(), browser.openTab()]

    one.add()
    two.add()
    await browser.pass(5_000)

    expect(await one.stats()).toEqual(await two.stats())
    expect(await one.stats()).toMatchObject({ accepted: 2, acknowledged: 2 })
  })
})

describe('a tab', () => {
  it('with nothing to send has no timer', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    tab.add()
    await browser.pass(60_000)

    expect(browser.timers()).toBe(0)
    expect(tab.health()).toEqual({ storage: 'indexeddb', sending: 'idle' })
  })

  it('that waits for a server has one timer', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => ({ status: 404 })

    for (let minute = 0; minute < 5; minute += 1) {
      tab.add()
      await browser.pass(60_000)
    }

    expect(browser.timers()).toBe(1)
    expect(browser.server.deliveries).toHaveLength(1)
  })

  it('asks nobody and makes no database while no purpose is granted', async () => {
    const browser = createBrowser()
    browser.grant()
    const tab = browser.openTab()

    const id = tab.add()
    await browser.pass(60_000)

    expect(id).toBeUndefined()
    expect(tab.database.mode()).toBe('opening')
    expect(browser.server.deliveries).toHaveLength(0)
    expect(browser.storage.values.size).toBe(0)
  })

  it('takes events while a round is on, and sends them soon', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'silent'
    tab.add()
    await browser.pass(2_000)

    for (let index = 0; index < 30; index += 1) tab.add()
    browser.server.react = () => OK
    await browser.pass(18_000)

    expect(browser.server.taken.size).toBe(31)
  })

  it('that is closed leaves nothing behind, and its events to the next page', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'silent'
    tab.add({ critical: true })
    await browser.pass(0)

    const id = tab.add()
    const closing = tab.close()
    const late = tab.add()
    await closing
    await browser.pass(0)
    tab.leave()
    tab.back()
    tab.online()

    expect(late).toBeUndefined()
    expect(browser.timers()).toBe(0)
    browser.server.react = () => OK
    browser.openTab()
    await browser.pass(60_000)
    expect([...browser.server.taken.keys()]).toContain(id)
    expect(browser.server.deliveries).toHaveLength(2)
  })
})
