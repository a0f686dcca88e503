// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { MINUTE } from './clock.ts'
import { createDatabase } from './database.ts'
import { createIdentity } from './identity.ts'
import { createPersonalData } from './personal-data.ts'
import { type Browser, createBrowser, quiet } from './simulated-browser.fixture.ts'

const PROOF = `v1.${Buffer.from('customer-4711').toString('base64url')}.1.${'0'.repeat(64)}`

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

function openTab({ isOffline = false } = {}) {
  const tab = browser.openTab()
  const queue = createDatabase('queue', tab.environment)
  const withdrawn: unknown[] = []
  const known = { join: async () => undefined, forget: async () => undefined }
  const guest = async () => {
    if (isOffline) throw new TypeError('Failed to fetch')
    return known
  }
  const identity = createIdentity({
    ...tab,
    guest,
    open: async () => ({
      token: 'secret-token',
      memberId: 'member-1',
      name: 'Ana',
      expiresAt: new Date(browser.environment.now() + 15 * MINUTE).toISOString(),
    }),
  })
  const personalData = createPersonalData({
    ...tab,
    identity,
    guest,
    outbox: () => ({
      // As where a destination waits for the same events.
      queues: [queue, queue],
      withdraw: async (purposes) => {
        withdrawn.push(purposes)
        await queue.deleteMany((await queue.list(1_000)).map(([key]) => key))
      },
    }),
  })
  return { ...tab, identity, queue, personalData, withdrawn }
}

async function shop(tab: ReturnType<typeof openTab>) {
  await tab.consent.set({ analytics: true, marketing: true })
  await tab.visits.pageViewed('https://shop.example/tea?utm_source=news', '')
  await tab.identity.identify(PROOF)
  await tab.cart.set({ currency: 'EUR', total: 1_000 })
  await tab.caps.add('exit')
  await tab.queue.setMany(
    Array.from({ length: 250 }, (_, index) => [
      `id-${1000 + index}`,
      { id: `id-${1000 + index}`, json: JSON.stringify({ name: 'page.viewed', index }) },
    ]),
  )
  await tab.queue.setMany([['!counts', { accepted: 250 }]])
}

test('the shopper gets everything that is kept about them, and no key to it', async () => {
  const tab = openTab()
  await shop(tab)

  const exported = await tab.personalData.export()

  expect(exported).toMatchObject({
    exportedAt: '2026-11-22T12:00:00.000Z',
    consent: { analytics: { status: 'granted', source: 'shopper' } },
    visitor: { id: tab.visits.ids().visitorId, visits: 1, touches: [{ source: 'news' }] },
    visit: { landingPath: '/tea', pageViews: 1 },
    cart: { currency: 'EUR', total: 1_000 },
    member: { memberId: 'member-1', name: 'Ana' },
    others: { 'cap.exit': { value: { total: 1 }, purpose: 'functional' } },
  })
  expect(exported.events).toEqual(
    Array.from({ length: 250 }, (_, index) => ({ name: 'page.viewed', index })),
  )
  expect(JSON.stringify(exported)).not.toContain('secret-token')
})

test('what waits in a form of no event of ours is told as it lies there', async () => {
  const tab = openTab()
  await tab.queue.setMany([['id-1', 'odd']])
  expect(await tab.personalData.export()).toMatchObject({ events: ['odd'] })
})

test('a browser that keeps nothing says so', async () => {
  expect(await openTab().personalData.export()).toMatchObject({
    visitor: undefined,
    visit: undefined,
    cart: {},
    member: {},
    others: {},
    events: [],
  })
})

test('forgotten, nothing of it is left in any storage', async () => {
  const tab = openTab()
  await shop(tab)
  const { visitorId } = tab.visits.ids()

  await tab.personalData.forget()

  expect(await browser.storedKeys()).toEqual([])
  expect(await tab.queue.count()).toBe(0)
  expect(tab.withdrawn).toEqual([['functional', 'analytics', 'marketing', 'personalisation']])
  expect(tab.visits.presence.value?.visitor.id).not.toBe(visitorId)
  expect(tab.consent.granted()).toEqual(['functional'])
})

test('what deletes is not stopped by a file that cannot be loaded', async () => {
  const tab = openTab({ isOffline: true })
  await shop(tab)

  await tab.personalData.forget()

  expect(await browser.storedKeys()).toEqual([])
})

test('another open tab forgets too, and does not bring it back', async () => {
  const here = openTab()
  const there = openTab()
  await shop(here)
  await there.visits.pageViewed('https://shop.example/cart', '')
  const { visitorId } = there.visits.ids()

  await here.personalData.forget()
  await quiet()
  await there.visits.active()

  expect(there.consent.allows('analytics')).toBe(false)
  expect(there.visits.presence.value?.visitor.id).not.toBe(visitorId)
  expect(await browser.storedKeys()).toEqual([])
})

test('a closed instance no longer follows', async () => {
  const here = openTab()
  const there = openTab()
  there.personalData.close()

  await here.personalData.forget()
  await quiet()

  expect(there.withdrawn).toEqual([])
})
