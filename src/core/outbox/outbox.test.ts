import { describe, expect, it } from 'vitest'
import { createBrowser } from './browser.fixture.ts'

describe('an event', () => {
  it('is accepted at once and reaches the server two seconds later', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    const id = tab.add({ name: 'shop.hello', props: { a: 1 } })
    await browser.pass(2_000)

    expect(id).toBeDefined()
    expect([...browser.server.taken.keys()]).toEqual([id])
    expect(await tab.stats()).toMatchObject({ accepted: 1, acknowledged: 1, pending: 0, lost: 0 })
    expect(tab.errors).toEqual([])
  })
})
