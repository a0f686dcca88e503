// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from './clock.ts'
import { type Browser, createBrowser, quiet, type Tab } from './simulated-browser.fixture.ts'
import type { Visit } from './visit-rules.ts'

const URL = 'https://shop.example/tea?utm_source=news&email=ana@example.com'

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

const openTab = () => browser.openTab({ mode: 'granted' })
const visitOf = ({ visits }: Tab) => visits.presence.value?.visit

function startsOf({ visits }: Tab) {
  const started: Visit[] = []
  visits.onStart((visit) => started.push(visit))
  return started
}

describe('one tab', () => {
  test('a first page view makes a visitor, a visit and their ids', async () => {
    const tab = openTab()
    const started = startsOf(tab)

    await tab.visits.pageViewed(URL, '')

    const { visitor, visit } = tab.visits.presence.value!
    expect(visitor).toMatchObject({ visits: 1, pageViews: 1, touches: [{ source: 'news' }] })
    expect(visit).toMatchObject({ number: 1, pageViews: 1, landingPath: '/tea' })
    expect(tab.visits.ids()).toEqual({ visitorId: visitor.id, visitId: visit.id })
    expect(visit.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/)
    expect(started).toEqual([visit])
  })

  test('the ids are known in the same tick', () => {
    const { visits } = openTab()

    void visits.pageViewed(URL, '')

    expect(visits.ids().visitId).toBeDefined()
  })

  test('the next page goes on with the same visit and knows it in its first tick', async () => {
    const first = openTab()
    await first.visits.pageViewed(URL, '')
    await browser.pass(5 * MINUTE)

    const second = openTab()
    const started = startsOf(second)
    expect(second.visits.ids()).toEqual(first.visits.ids())
    await second.visits.pageViewed('https://shop.example/cart', 'https://shop.example/tea')

    expect(second.visits.presence.value?.visitor).toMatchObject({ visits: 1, pageViews: 2 })
    expect(visitOf(second)).toMatchObject({ id: visitOf(first)?.id, pageViews: 2 })
    expect(started).toEqual([])
  })

  test('a visitor who comes back tomorrow begins visit 2', async () => {
    const first = openTab()
    await first.visits.pageViewed(URL, '')
    await browser.pass(26 * HOUR)

    const second = openTab()
    const started = startsOf(second)
    await second.visits.pageViewed(URL, '')

    expect(second.visits.ids().visitorId).toBe(first.visits.ids().visitorId)
    expect(started).toMatchObject([{ number: 2, pageViews: 1 }])
  })

  test('activity extends the visit, and is stored at most every ten seconds', async () => {
    const { visits, mirror } = openTab()
    await visits.pageViewed(URL, '')
    const before = mirror.read('visit')

    await browser.pass(9 * SECOND)
    await visits.active()
    expect(mirror.read('visit')).toEqual(before)

    await browser.pass(1 * SECOND)
    await visits.active()
    expect(visits.presence.value?.visit.lastActiveAt).toBe(browser.environment.now())
    expect(mirror.read('visit')).toEqual(visits.presence.value)
  })

  test('activity after half an hour begins a visit where the shopper is', async () => {
    const tab = openTab()
    await tab.visits.pageViewed(URL, '')
    const started = startsOf(tab)
    await browser.pass(31 * MINUTE)

    await tab.visits.active()

    expect(started).toMatchObject([{ number: 2, landingPath: '/tea', pageViews: 0 }])
  })

  test('neither consent nor activity begins a visit before it is known where it landed', async () => {
    const tab = browser.openTab()
    const started = startsOf(tab)

    await tab.consent.set({ analytics: true })
    await tab.visits.active()
    expect(await browser.storedKeys()).toEqual(['regulars:pk_test:consent', 'consent'])
    await tab.visits.pageViewed(URL, '')

    expect(started).toMatchObject([{ landingPath: '/tea', touch: { source: 'news' } }])
  })

  test.each([
    ['back by 3 h keeps the visit', -3 * HOUR, 1],
    ['ahead by 3 h begins another', 3 * HOUR, 2],
    ['ahead by 2 d begins another', 48 * HOUR, 2],
  ])('a clock set %s', async (_what, jump, number) => {
    const tab = openTab()
    await tab.visits.pageViewed(URL, '')
    browser.setClock(jump)

    await tab.visits.active()

    expect(visitOf(tab)).toMatchObject({ number, lastActiveAt: browser.environment.now() })
  })
})

describe('without consent', () => {
  test('the visit is this page’s alone, has no ids and leaves nothing behind', async () => {
    const { visits, consent } = browser.openTab()
    const started: unknown[] = []
    visits.onStart((visit) => started.push(visit))

    await visits.pageViewed(URL, '')
    await browser.pass(MINUTE)
    await visits.active()

    expect(visits.presence.value?.visit.pageViews).toBe(1)
    expect(visits.ids()).toEqual({})
    expect(started).toEqual([])
    expect(consent.allows('analytics')).toBe(false)
    expect(await browser.storedKeys()).toEqual([])
  })

  test('a grant keeps the visit of this page from then on', async () => {
    const tab = browser.openTab()
    const started = startsOf(tab)
    await tab.visits.pageViewed(URL, '')

    await tab.consent.set({ analytics: true })

    expect(tab.visits.ids().visitId).toBe(visitOf(tab)?.id)
    expect(visitOf(tab)).toMatchObject({ number: 1, pageViews: 1, landingPath: '/tea' })
    expect(started).toHaveLength(1)
    expect(openTab().visits.ids()).toEqual(tab.visits.ids())
  })

  test('a withdrawal deletes the ids in both tabs, and neither ever sees them again', async () => {
    const here = openTab()
    const there = openTab()
    await here.visits.pageViewed(URL, '')
    await there.visits.pageViewed(URL, '')
    const { visitorId } = here.visits.ids()

    await here.consent.set({ analytics: false })
    await quiet()
    await there.visits.active()

    for (const { visits } of [here, there]) {
      expect(visits.ids()).toEqual({})
      expect(visits.presence.value?.visitor.id).not.toBe(visitorId)
    }
    expect((await browser.storedKeys()).filter((key) => key.includes('visit'))).toEqual([])
  })

  test('other grants keep nothing', async () => {
    const { consent, visits } = browser.openTab()
    await visits.pageViewed(URL, '')

    await consent.set({ marketing: true })

    expect(visits.ids()).toEqual({})
    expect((await browser.storedKeys()).filter((key) => key.includes('visit'))).toEqual([])
  })
})

describe('several tabs', () => {
  test('opened at once they agree on one visitor and one visit, told once', async () => {
    const tabs = [openTab(), openTab(), openTab()]
    const started = tabs.map(startsOf)

    await Promise.all(tabs.map(({ visits }) => visits.pageViewed(URL, '')))
    for (const { visits } of tabs) visits.refresh()

    expect(new Set(tabs.map((tab) => visitOf(tab)?.id)).size).toBe(1)
    expect(tabs[0]!.visits.presence.value?.visitor).toMatchObject({ visits: 1, pageViews: 3 })
    expect(started.flat()).toHaveLength(1)
  })

  test('opened at once without localStorage they still agree', async () => {
    const blind = () => browser.openTab({ mode: 'granted', localStorage: undefined })
    const tabs = [blind(), blind()]
    const started = tabs.map(startsOf)

    await Promise.all(tabs.map(({ visits }) => visits.pageViewed(URL, '')))
    await Promise.all(tabs.map(({ visits }) => visits.pageViewed(URL, '')))

    expect(tabs[0]!.visits.ids()).toEqual(tabs[1]!.visits.ids())
    expect(started.flat()).toHaveLength(1)
  })

  test('one that slept does not end the visit another kept alive', async () => {
    const sleeping = openTab()
    const awake = openTab()
    await sleeping.visits.pageViewed(URL, '')
    await awake.visits.pageViewed(URL, '')
    const visitId = visitOf(awake)?.id
    for (let minutes = 0; minutes < 60; minutes += 20) {
      await browser.pass(20 * MINUTE)
      await awake.visits.active()
    }

    await sleeping.visits.active()

    expect(visitOf(sleeping)?.id).toBe(visitId)
  })

  test('one that slept takes over the visit another has begun', async () => {
    const sleeping = openTab()
    const awake = openTab()
    await sleeping.visits.pageViewed(URL, '')
    await browser.pass(40 * MINUTE)
    await awake.visits.pageViewed(URL, '')
    const started = startsOf(sleeping)

    sleeping.visits.refresh()
    expect(visitOf(sleeping)?.id).toBe(visitOf(awake)?.id)
    await sleeping.visits.active()

    expect(visitOf(sleeping)).toMatchObject({ number: 2, id: visitOf(awake)?.id })
    expect(started).toEqual([])
  })

  test('looking never extends: half an hour after the last activity the visit is over', async () => {
    const tab = openTab()
    await tab.visits.pageViewed(URL, '')
    for (let minutes = 0; minutes < 30; minutes += 10) {
      await browser.pass(10 * MINUTE)
      tab.visits.refresh()
      tab.visits.ids()
    }

    await tab.visits.active()

    expect(visitOf(tab)?.number).toBe(2)
  })

  test('24 hours end a visit that never rested', async () => {
    const tabs = [openTab(), openTab()]
    for (const { visits } of tabs) await visits.pageViewed(URL, '')
    for (let hours = 0; hours < 24; hours += 0.25) {
      await browser.pass(HOUR / 4)
      await tabs[(hours * 4) % 2]!.visits.active()
    }

    expect(visitOf(tabs[1]!)?.number).toBe(2)
  })
})

describe('degraded storage', () => {
  test('without any, a visit is a page', async () => {
    const denied = { mode: 'granted', localStorage: undefined, indexedDB: undefined } as const
    const first = browser.openTab(denied)
    await first.visits.pageViewed(URL, '')
    await first.visits.pageViewed(URL, '')

    const second = browser.openTab(denied)
    await second.visits.pageViewed(URL, '')

    expect(visitOf(first)?.pageViews).toBe(2)
    expect(second.visits.ids().visitorId).not.toBe(first.visits.ids().visitorId)
  })

  test('without IndexedDB, localStorage carries the visit on', async () => {
    const first = browser.openTab({ mode: 'granted', indexedDB: undefined })
    await first.visits.pageViewed(URL, '')
    const second = browser.openTab({ mode: 'granted', indexedDB: undefined })

    await second.visits.pageViewed(URL, '')

    expect(second.visits.ids()).toEqual(first.visits.ids())
    expect(visitOf(second)?.pageViews).toBe(2)
  })

  test('a broken record in both places is replaced', async () => {
    const { mirror, store } = openTab()
    mirror.write('visit', { visitor: 'x' })
    await store.write('visit', 'broken', { purpose: 'analytics' })

    const tab = openTab()
    await tab.visits.pageViewed(URL, '')

    expect(visitOf(tab)).toMatchObject({ number: 1, pageViews: 1 })
  })

  test('storage cleared by the shopper is not filled again from memory', async () => {
    const tab = openTab()
    await tab.visits.pageViewed(URL, '')
    const { visitorId } = tab.visits.ids()
    await tab.store.wipe('all')
    tab.mirror.remove('visit')

    await tab.visits.pageViewed(URL, '')

    expect(tab.visits.ids().visitorId).not.toBe(visitorId)
  })
})

test('forgetting gives new ids, and what was under way does not bring the old ones back', async () => {
  const tab = openTab()
  await tab.visits.pageViewed(URL, '')
  const { visitorId } = tab.visits.ids()

  const viewing = tab.visits.pageViewed(URL, '')
  await tab.visits.forget()
  await viewing

  expect(tab.visits.ids().visitorId).not.toBe(visitorId)
  expect(await browser.storedKeys()).toEqual([])
})

test('a visitor forgotten before any page view is gone', async () => {
  const before = openTab()
  await before.visits.pageViewed(URL, '')
  const { visits } = openTab()

  await visits.forget()

  expect(visits.presence.value).toBeUndefined()
  expect(await browser.storedKeys()).toEqual([])
})

test('a closed instance no longer heeds consent', async () => {
  const { consent, visits, mirror } = browser.openTab()
  await visits.pageViewed(URL, '')
  visits.close()

  await consent.set({ analytics: true })

  expect(mirror.read('visit')).toBeUndefined()
})
