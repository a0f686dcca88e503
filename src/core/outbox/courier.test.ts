import { describe, expect, it } from 'vitest'
import { createBrowser } from './browser.fixture.ts'

describe('a courier', () => {
  it('sends on leaving what was accepted a moment ago', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    tab.add({ name: 'shop.last_word' })
    tab.leave()
    expect(browser.server.names()).toEqual(['shop.last_word'])
  })

  it('asks the server for nothing when there is nothing to tell', async () => {
    const browser = createBrowser()
    browser.grant('functional')
    const tab = browser.openTab()
    await browser.pass(60_000)
    expect(tab.health().sending).toBe('idle')
    expect(browser.server.deliveries).toEqual([])
  })
})
