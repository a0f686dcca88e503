// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest'
import type { ConsentChange } from './consent.ts'
import { type Browser, createBrowser, createStorage, quiet } from './simulated-browser.fixture.ts'

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

function listenTo(consent: ReturnType<Browser['openTab']>['consent']) {
  const changes: ConsentChange[] = []
  consent.onChange((change) => changes.push(change))
  return changes
}

describe('a decision', () => {
  test('opens the gate at once, before anything is stored', () => {
    const { consent } = browser.openTab()

    void consent.set({ analytics: true })

    expect(consent.allows('analytics')).toBe(true)
    expect(consent.granted()).toEqual(['functional', 'analytics'])
    expect(consent.state.value.analytics).toEqual({
      status: 'granted',
      source: 'shopper',
      at: browser.environment.now(),
    })
  })

  test('is known in the first tick of the next page', async () => {
    await browser.openTab().consent.set({ analytics: true, marketing: false })

    const { consent } = browser.openTab()

    expect(consent.allows('analytics')).toBe(true)
    expect(consent.state.value.marketing.status).toBe('denied')
  })

  test('survives the loss of localStorage', async () => {
    await browser.openTab().consent.set({ analytics: true })
    browser.localStorage.removeItem('regulars:pk_test:consent')

    const { consent } = browser.openTab()
    await consent.ready

    expect(consent.allows('analytics')).toBe(true)
    expect(browser.localStorage.getItem('regulars:pk_test:consent')).toContain('shopper.analytics')
  })

  test('survives the loss of IndexedDB', async () => {
    await browser.openTab({ indexedDB: undefined }).consent.set({ marketing: false })

    expect(browser.openTab({ mode: 'granted' }).consent.allows('marketing')).toBe(false)
  })

  test('holds for the page when nothing can be stored', async () => {
    const { consent } = browser.openTab({ indexedDB: undefined, localStorage: undefined })

    await consent.set({ analytics: true })

    expect(consent.allows('analytics')).toBe(true)
  })

  test('that nobody made is stored nowhere', async () => {
    const { consent } = browser.openTab({ mode: 'granted' })

    await consent.ready
    await consent.set({})
    await consent.set({ analytics: null })
    await quiet()

    expect(await browser.storedKeys()).toEqual([])
  })

  test('outweighs an older one also after the clock was set back', async () => {
    await browser.openTab().consent.set({ analytics: true })
    browser.setClock(-3 * 3_600_000)
    await browser.openTab().consent.set({ analytics: false })

    const { consent } = browser.openTab()
    await consent.ready

    expect(consent.allows('analytics')).toBe(false)
  })

  test('repeated on every page changes nothing', async () => {
    await browser.openTab().consent.set({ analytics: true }, 'cmp')
    await browser.pass(60_000)
    const { consent } = browser.openTab()
    const changes = listenTo(consent)
    const since = consent.state.value.analytics.at

    await consent.set({ analytics: true }, 'cmp')

    expect(changes).toEqual([])
    expect(consent.state.value.analytics.at).toBe(since)
  })

  test('taken back leaves the word to the next decider', async () => {
    const { consent } = browser.openTab()
    await consent.set({ analytics: true }, 'cmp')
    await consent.set({ analytics: false }, 'platform')

    await consent.set({ analytics: null }, 'platform')

    expect(consent.state.value.analytics).toMatchObject({ status: 'granted', source: 'cmp' })
  })
})

describe('Global Privacy Control', () => {
  test('closes everything but functional until the shopper says yes on this site', async () => {
    const { consent } = browser.openTab({ mode: 'granted', gpc: true })
    expect(consent.granted()).toEqual(['functional'])

    await consent.set({ analytics: true, marketing: true }, 'cmp')
    expect(consent.granted()).toEqual(['functional'])

    await consent.set({ analytics: true }, 'cmp', { explicit: true })
    expect(consent.granted()).toEqual(['functional', 'analytics'])

    await consent.set({ marketing: true })
    expect(consent.granted()).toEqual(['functional', 'analytics', 'marketing'])
  })
})

describe('listeners', () => {
  test('hear what was granted, denied and withdrawn, and by whom', async () => {
    const { consent } = browser.openTab()
    const changes = listenTo(consent)

    await consent.set({ analytics: true, marketing: false }, 'cmp')
    await consent.set({ analytics: false })

    expect(changes).toEqual([
      { granted: ['analytics'], denied: ['marketing'], withdrawn: [], source: 'cmp' },
      { granted: [], denied: ['analytics'], withdrawn: ['analytics'], source: 'shopper' },
    ])
  })

  test('find the gate closed already, and are awaited', async () => {
    const { consent } = browser.openTab({ mode: 'granted' })
    let wasOpen: boolean | undefined
    let isDeleted = false
    consent.onChange(async () => {
      wasOpen = consent.allows('analytics')
      await quiet()
      isDeleted = true
    })

    await consent.set({ analytics: false })

    expect(wasOpen).toBe(false)
    expect(isDeleted).toBe(true)
  })

  test('that fail are reported and do not keep the decision from being stored', async () => {
    const { consent, errors } = browser.openTab()
    consent.onChange(() => Promise.reject(new Error('broken')))

    await consent.set({ analytics: true })

    expect(errors).toEqual([new Error('broken')])
    expect(await browser.storedKeys()).toContain('consent')
  })
})

describe('several tabs', () => {
  test('a decision in one holds in the others, whose listeners delete too', async () => {
    const here = browser.openTab({ mode: 'granted' })
    const there = browser.openTab({ mode: 'granted' })
    const changes = listenTo(there.consent)

    void here.consent.set({ analytics: false })
    await Promise.resolve()

    expect(there.consent.allows('analytics')).toBe(false)
    expect(changes).toMatchObject([{ withdrawn: ['analytics'], source: 'elsewhere' }])
  })

  test('a forged message of another shape changes nothing', async () => {
    const { tabs } = browser.openTab()
    const { consent } = browser.openTab()

    for (const forged of [null, 'granted', { analytics: true }, { 'shopper.analytics': true }])
      tabs.post('consent', forged)
    await quiet()

    expect(consent.granted()).toEqual(['functional'])
  })

  test('a tab that was frozen reads on return what was decided meanwhile', async () => {
    const frozen = browser.openTab({ mode: 'granted' })
    frozen.tabs.suspend()
    await browser.openTab({ mode: 'granted' }).consent.set({ marketing: false })

    expect(frozen.consent.allows('marketing')).toBe(true)
    frozen.tabs.resume()
    frozen.consent.refresh()

    expect(frozen.consent.allows('marketing')).toBe(false)
  })

  test('storage cleared by the shopper takes every yes with it', async () => {
    const { consent, mirror } = browser.openTab()
    await consent.set({ analytics: true, marketing: false })
    mirror.remove('consent')

    consent.refresh()

    expect(consent.state.value.analytics.status).toBe('unknown')
    expect(consent.state.value.marketing.status).toBe('denied')
  })

  test('where localStorage is denied, its emptiness says nothing', async () => {
    const { consent } = browser.openTab({ localStorage: undefined })
    await consent.set({ analytics: true })

    consent.refresh()

    expect(consent.allows('analytics')).toBe(true)
  })

  test('a closed instance no longer follows', async () => {
    const here = browser.openTab()
    const there = browser.openTab()

    there.consent.close()
    await here.consent.set({ analytics: true })

    expect(there.consent.allows('analytics')).toBe(false)
  })
})

describe('forgetting', () => {
  test('leaves nothing stored when nothing was refused', async () => {
    const { consent } = browser.openTab()
    await consent.set({ analytics: true, marketing: true })
    const changes = listenTo(consent)

    await consent.forget()

    expect(consent.granted()).toEqual(['functional'])
    expect(changes).toMatchObject([{ withdrawn: ['analytics', 'marketing'] }])
    expect(await browser.storedKeys()).toEqual([])
  })

  test('keeps the shopper’s own no, so that a shop with consent by default does not begin anew', async () => {
    const { consent } = browser.openTab({ mode: 'granted' })
    await consent.set({ analytics: false, marketing: true })

    await consent.forget()

    const next = browser.openTab({ mode: 'granted' }).consent
    await next.ready
    expect(next.allows('analytics')).toBe(false)
    expect(next.state.value.marketing.source).toBe('default')
  })
})

test('a full storage is reported and the decision still holds', async () => {
  const { consent, database, errors } = browser.openTab({ localStorage: createStorage(0) })
  database.update = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'))

  await consent.set({ analytics: true })

  expect(consent.allows('analytics')).toBe(true)
  expect(errors).toHaveLength(1)
})
