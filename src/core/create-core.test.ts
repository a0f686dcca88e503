// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EventBatch, EventRecord } from '../contract/event.ts'
import { SECOND } from './clock.ts'
// Loaded on demand by the outbox: here first, so that time stands still while it is.
import './outbox/courier.ts'
import { createCore, type Core, type CoreOptions } from './create-core.ts'
import { type Browser, createBrowser, quiet } from './simulated-browser.fixture.ts'

const PROOF = `v1.${Buffer.from('ana').toString('base64url')}.1.${'0'.repeat(64)}`
const SHOP = { id: 'shop', name: 'Fern & Ember', currency: 'EUR', timezone: 'UTC', locales: ['en'] }

let browser: Browser
let cores: Core[]
let received: EventRecord[]
let requests: string[]

beforeEach(() => {
  browser = createBrowser()
  cores = []
  received = []
  requests = []
})
afterEach(async () => {
  await Promise.all(cores.map((core) => core.close()))
  await quiet()
  expect(browser.timers()).toBe(0)
})

/** A backend that answers everything well. */
const fetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  const { pathname } = new URL(request.url)
  requests.push(`${request.method} ${pathname}`)
  const text = await request.text()
  if (pathname === '/v1/events') {
    // Safe: the outbox sends nothing else to this path, and the server's own tests check the shape.
    const batch = JSON.parse(text) as EventBatch & { events: EventRecord[] }
    received.push(...batch.events)
    return Response.json({ now: new Date().toISOString(), results: {} })
  }
  if (pathname === '/v1/session/guest/join') return Response.json({ joined: true })
  if (pathname.startsWith('/v1/session')) {
    const { visitorId } = JSON.parse(text) as { visitorId?: string }
    const expiresAt = new Date(browser.environment.now() + 900 * SECOND).toISOString()
    return Response.json({
      token: 't',
      memberId: `m-${visitorId ? 'known' : 'unknown'}`,
      expiresAt,
    })
  }
  if (pathname === '/v1/stream') return new Response(null, { status: 204 })
  return Response.json(SHOP)
}

function open(changes: Partial<CoreOptions> = {}): Core {
  const core = createCore({
    shop: 'pk_test',
    endpoint: 'https://api.example/',
    consentMode: 'auto',
    environment: { ...browser.environment, fetch },
    gpc: false,
    version: '1.0.0',
    locale: () => 'en',
    checkProps: async () => undefined,
    report: (error) => {
      throw error
    },
    ...changes,
  })
  cores.push(core)
  return core
}

const names = (): string[] => received.map(({ name }) => name)

test('a page that is viewed with consent reaches the backend with visitor, visit and path', async () => {
  const core = open({ consentMode: 'granted' })
  await core.viewPage('https://shop.example/tea?secret=1', '', 'Tea')
  await browser.pass(5 * SECOND)
  expect(names()).toEqual(['page.viewed', 'visit.started'])
  expect(received[0]).toMatchObject({
    path: '/tea',
    props: { path: '/tea', title: 'Tea' },
    ...core.visits.ids(),
  })
  expect(JSON.stringify(received)).not.toContain('secret')
})

test('before consent nothing is counted, and the answer itself is recorded', async () => {
  const core = open()
  await core.viewPage('https://shop.example/', '', '')
  await browser.pass(5 * SECOND)
  expect(requests).toEqual([])
  await core.consent.set({ analytics: true, marketing: false })
  await browser.pass(5 * SECOND)
  expect(names().sort()).toEqual(['consent.changed', 'visit.started'])
  expect(received.find(({ name }) => name === 'consent.changed')).toMatchObject({
    purpose: 'functional',
    props: { granted: ['analytics'], denied: ['marketing'], source: 'shopper' },
  })
})

test('a decision made in one tab is recorded once', async () => {
  open()
  const other = open()
  await other.consent.set({ analytics: true })
  await browser.pass(5 * SECOND)
  expect(names().filter((name) => name === 'consent.changed')).toHaveLength(1)
})

test('a withdrawal deletes what waited and what was kept', async () => {
  const core = open({ environment: browser.environment, report: vi.fn() })
  await core.consent.set({ analytics: true })
  await core.viewPage('https://shop.example/', '', '')
  await core.store.write('seen', true, { purpose: 'analytics' })
  await core.consent.set({ analytics: false })
  await quiet()
  expect(await core.store.read('seen')).toBeUndefined()
  expect((await core.outbox.stats()).withdrawn).toBe(2)
})

test('a cart that changes is told in whole pieces', async () => {
  const core = open({ consentMode: 'granted' })
  const item = { id: 'tea', name: 'Tea', quantity: 0.5, unit: 1000, line: 500 }
  await core.cart.set({ currency: 'EUR', total: 500, items: [item] })
  expect(await core.cart.get()).toMatchObject({ total: 500 })
  await core.cart.set(null)
  expect(await core.cart.get()).toBeNull()
  await browser.pass(5 * SECOND)
  expect(received.map(({ props }) => props)).toEqual([
    { items: 1, currency: 'EUR', value: 500 },
    { items: 0 },
  ])
})

test('who signs in with consent takes the visits of this browser along', async () => {
  const core = open({ consentMode: 'granted' })
  await core.viewPage('https://shop.example/', '', '')
  await core.identity.identify(PROOF)
  expect(core.identity.member.value).toMatchObject({ status: 'member', memberId: 'm-known' })
  core.track('loyalty.wallet_viewed', { place: 'page', member: true })
  await browser.pass(5 * SECOND)
  expect(received.at(-1)).toMatchObject({ memberId: 'm-known' })
})

test('who signs in without consent does not', async () => {
  const core = open()
  await core.identity.identify(PROOF)
  expect(core.identity.member.value).toMatchObject({ memberId: 'm-unknown' })
})

test('after a sign-out the next shopper finds neither cart nor visitor', async () => {
  const core = open({ consentMode: 'granted' })
  await core.viewPage('https://shop.example/', '', '')
  await core.identity.identify(PROOF)
  await core.cart.set({ currency: 'EUR', total: 500 })
  const before = core.visits.ids().visitorId
  await core.identity.identify(null)
  expect(await core.cart.get()).toBeNull()
  expect(core.visits.ids().visitorId).not.toBe(before)
})

test('the shop is asked for once, also by two who want it', async () => {
  const core = open()
  const [first, second] = await Promise.all([core.readShop(), core.readShop()])
  expect(first).toMatchObject({ name: 'Fern & Ember' })
  expect(second).toBe(first)
  expect(requests).toEqual(['GET /v1/shop'])
})

test('leaving sends what waits, and coming back goes on', async () => {
  const core = open({ consentMode: 'granted' })
  await core.viewPage('https://shop.example/', '', '')
  core.leave()
  await quiet()
  expect(names()).toContain('page.viewed')
  core.back()
  core.track('page.viewed', { path: '/again' })
  await browser.pass(5 * SECOND)
  expect(received.at(-1)?.props).toEqual({ path: '/again' })
})

test('a page that is left writes nothing before its return', async () => {
  const core = open({ consentMode: 'granted' })
  await core.cart.set({ currency: 'EUR', total: 500 })
  core.leave()
  let isKept = false
  const changing = core.cart.set({ currency: 'EUR', total: 700 }).then(() => (isKept = true))
  await quiet()
  expect(isKept).toBe(false)
  core.back()
  await changing
  expect(await core.store.read('cart')).toMatchObject({ total: 700 })
})

test('what the shopper asks to forget is gone, in the queue too', async () => {
  const core = open({ environment: browser.environment, report: vi.fn() })
  await core.consent.set({ analytics: true })
  await core.viewPage('https://shop.example/', '', '')
  await core.cart.set({ currency: 'EUR', total: 500 })
  await core.personalData.forget()
  await quiet()
  expect(await core.personalData.export()).toMatchObject({ cart: {}, events: [] })
  // When to try again is no fact about a person.
  const keys = (await browser.storedKeys()).filter((key) => !key.startsWith('outbox.pause'))
  expect(keys).toEqual([])
})

test('who writes as a guest has a session, which belongs to the member who signs in', async () => {
  const core = open()
  await core.identity.identify(null)
  const guest = await core.guest()
  expect(await guest.token({ isWriting: true })).toBe('t')
  expect(guest.who.peek()).toBe('guest')
  await core.identity.identify(PROOF)
  await vi.waitFor(() => expect(requests).toContain('POST /v1/session/guest/join'))
  await vi.waitFor(async () => expect(await core.store.read('guest')).toBeUndefined())
  expect(guest.who.peek()).toMatch(/^m-/)
})

test('with the network back, events that wait for it leave', async () => {
  let isOffline = true
  const core = open({
    consentMode: 'granted',
    environment: {
      ...browser.environment,
      fetch: async (input, init) => {
        if (isOffline) throw new TypeError('Failed to fetch')
        return fetch(input, init)
      },
    },
  })
  await core.viewPage('https://shop.example/', '', '')
  await browser.pass(5 * SECOND)
  expect(names()).toEqual([])
  isOffline = false
  core.online()
  await browser.pass(SECOND)
  expect(names()).toContain('page.viewed')
})

test('an outbox that takes its place is given what came before, and hears everything after it', async () => {
  const core = open({ consentMode: 'granted' })
  core.track('shop.early', {})
  const before: string[] = []
  const after: string[] = []

  core.extendOutbox(({ own, early }) => {
    before.push(...early.map(({ json }) => json))
    return {
      ...own,
      add(event) {
        after.push(event.name)
        return own.add(event)
      },
    }
  })
  core.track('shop.late', {})
  core.extendOutbox(() => {
    throw new Error('It was extended before.')
  })
  await browser.pass(5 * SECOND)

  expect(before).toEqual([expect.stringContaining('shop.early')])
  expect(after).toEqual(['shop.late'])
  expect(names()).toEqual(['shop.early', 'shop.late'])
})
