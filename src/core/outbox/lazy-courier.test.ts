import { describe, expect, it, vi } from 'vitest'
import { createBrowser } from './browser.fixture.ts'
import { createLazyCourier } from './lazy-courier.ts'
import { OK } from './server.fixture.ts'

describe('a courier on demand', () => {
  it('sends on leaving what was accepted a moment ago', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    await browser.quiet()
    tab.add({ name: 'shop.last_word' })
    tab.leave()
    expect(browser.server.names()).toEqual(['shop.last_word'])
  })

  it('leaves to the next page what was accepted before it was there', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    tab.add({ name: 'shop.first_word' })
    tab.leave()
    expect(browser.server.names()).toEqual([])
    tab.kill()
    browser.server.react = () => OK
    browser.openTab()
    await browser.pass(20_000)
    expect(browser.server.names()).toEqual(['shop.first_word'])
  })

  it('asks the server for nothing when there is nothing to tell', async () => {
    const browser = createBrowser()
    browser.grant('functional')
    const tab = browser.openTab()
    await browser.pass(60_000)
    expect(tab.health().sending).toBe('idle')
    expect(browser.server.deliveries).toEqual([])
  })

  it('is fetched again after it was lost on its way', async () => {
    const importCourier = vi
      .fn<() => Promise<typeof import('./courier.ts')>>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
      .mockImplementation(() => import('./courier.ts'))
    const onError = vi.fn()
    // Safe: nothing but the queue is asked before there is something to deliver.
    const options = { importCourier, onError, hasWork: async () => false } as unknown as Parameters<
      typeof createLazyCourier
    >[0]
    const courier = createLazyCourier({
      ...options,
      environment: createBrowser().openTab().environment,
    })
    courier.prepare()
    await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce())
    courier.prepare()
    await vi.waitFor(() => expect(importCourier).toHaveBeenCalledTimes(2))
    expect(courier.isRefused()).toBe(false)
  })
})
