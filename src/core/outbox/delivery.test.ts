import { describe, expect, it } from 'vitest'
import { RegularsError } from '../errors.ts'
import { createBrowser, type Tab } from './browser.fixture.ts'
import { OK, type Delivery, type Reaction } from './server.fixture.ts'

function addMany(tab: Tab, count: number): string[] {
  return Array.from({ length: count }, (_, index) => tab.add({ props: { index } }) ?? 'refused')
}

function poison(...indexes: readonly number[]) {
  return ({ events }: Delivery): Reaction =>
    events.some(({ props }) => indexes.includes(Number(props['index']))) ? { status: 400 } : OK
}

describe('a request', () => {
  it('is text without cookies, and says who asks, when, with which consent', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    tab.add({ name: 'shop.hello', memberId: 'm1' })
    await browser.pass(3_000)

    const [{ url, init, batch, events } = expect.fail('no request')] = browser.server.deliveries
    expect(url).toBe('https://api.test/v1/events')
    expect(init).toMatchObject({ method: 'POST', credentials: 'omit', keepalive: true })
    expect(init.headers).toBeUndefined()
    expect(batch).toMatchObject({
      key: 'pk_test',
      sdk: 'regulars/test',
      locale: 'en',
      sentAt: '2026-11-22T12:00:02.000Z',
      granted: ['functional', 'analytics', 'marketing'],
      counts: { accepted: 1, acknowledged: 0 },
    })
    expect(events).toEqual([
      {
        id: expect.any(String),
        name: 'shop.hello',
        purpose: 'analytics',
        at: '2026-11-22T12:00:00.000Z',
        seq: 1,
        tabId: expect.any(String),
        memberId: 'm1',
        props: {},
      },
    ])
  })

  it('carries at most 50 events', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    addMany(tab, 120)
    await browser.pass(3_000)

    expect(browser.server.deliveries.map(({ events }) => events.length)).toEqual([50, 50, 20])
  })

  it('carries at most 48 KiB, counted in bytes', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    for (let index = 0; index < 12; index += 1) tab.add({ props: { text: 'ы'.repeat(5_000) } })
    await browser.pass(3_000)

    const sizes = browser.server.deliveries.map(({ init }) => Buffer.byteLength(String(init.body)))
    expect(sizes.length).toBeGreaterThan(2)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(48 * 1024)
    expect(browser.server.taken.size).toBe(12)
  })

  it('leaves at once for 25 events or a critical one, and after two seconds otherwise', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    await browser.pass(5_000)

    addMany(tab, 25)
    await browser.pass(0)
    expect(browser.server.taken.size).toBe(25)
    tab.add({ critical: true })
    await browser.pass(0)
    expect(browser.server.taken.size).toBe(26)
    tab.add()
    await browser.pass(1_999)
    expect(browser.server.taken.size).toBe(26)
    await browser.pass(1)

    expect(browser.server.taken.size).toBe(27)
  })

  it('that is never answered ends after 15 seconds, and its events are sent again', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'silent'

    const id = tab.add()
    await browser.pass(2_000)
    expect(tab.health().sending).toBe('sending')
    browser.server.react = () => OK
    await browser.pass(15_000)
    expect(browser.server.deliveries).toHaveLength(1)
    await browser.pass(1_000)

    expect([...browser.server.taken.keys()]).toEqual([id])
  })

  it('whose answer is lost is repeated with the same bytes', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    let count = 0
    browser.server.react = () => (count++ ? OK : 'lost')

    addMany(tab, 10)
    await browser.pass(10_000)

    const [first, second] = browser.server.deliveries
    expect(second?.events).toEqual(first?.events)
    expect(browser.server.taken.size).toBe(10)
    expect(await tab.stats()).toMatchObject({ acknowledged: 10, pending: 0 })
  })
})

describe('an answer', () => {
  it.each([200, 202, 204])('%i without verdicts acknowledges the whole batch', async (status) => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => ({ status, ...(status === 200 && { body: 'not JSON' }) })

    addMany(tab, 10)
    await browser.pass(60_000)

    expect(browser.server.deliveries).toHaveLength(1)
    expect(await tab.stats()).toMatchObject({ acknowledged: 10, pending: 0 })
  })

  it('with verdicts treats each event as told', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const [ok, dup, again, drop, odd] = addMany(tab, 6) as [string, string, string, string, string]
    browser.server.react = () => ({
      status: 200,
      body: JSON.stringify({
        now: 'x',
        results: {
          [ok]: { result: 'ok' },
          [dup]: { result: 'dup' },
          [again]: { result: 'retry' },
          [drop]: { result: 'drop', reason: 'unknown_event' },
          [odd]: { result: 'drop', reason: '<img src=x>' },
        },
      }),
    })

    await browser.pass(2_000)
    expect(await tab.stats()).toMatchObject({
      accepted: 6,
      acknowledged: 3,
      dead: { unknown_event: 1, dropped: 1 },
      pending: 1,
    })
    browser.server.react = () => OK
    await browser.pass(2_000)

    expect(browser.server.deliveries.at(-1)?.events.map(({ id }) => id)).toEqual([again])
    expect(await tab.stats()).toMatchObject({ acknowledged: 4, pending: 0 })
    expect(await tab.dead.list(10)).toMatchObject([
      [drop, { reason: 'unknown_event', purpose: 'analytics' }],
      [odd, { reason: 'dropped' }],
    ])
  })

  it.each([400, 422])('%i loses only the poison event of fifty', async (status) => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const react = poison(17)
    browser.server.react = (delivery) => (react(delivery) === OK ? OK : { status })

    const ids = addMany(tab, 50)
    await browser.pass(15_000)
    const requests = browser.server.deliveries.length
    const later = tab.add({ props: { index: 50 } })
    await browser.pass(3_000)

    expect(requests).toBeLessThanOrEqual(2 * Math.log2(50) + 2)
    expect([...browser.server.taken.keys()].sort()).toEqual(
      [...ids.filter((_, index) => index !== 17), later].sort(),
    )
    expect(await tab.stats()).toMatchObject({ acknowledged: 50, dead: { rejected: 1 }, pending: 0 })
  })

  it('413 makes the next batches smaller, and success makes them grow again', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const limit = 20_000
    const sizeOf = ({ init }: Delivery) => String(init.body).length
    browser.server.react = (delivery) => (sizeOf(delivery) > limit ? { status: 413 } : OK)

    for (let index = 0; index < 60; index += 1) tab.add({ props: { text: 'x'.repeat(1_500) } })
    const huge = tab.add({ props: { text: 'x'.repeat(25_000) } })
    await browser.pass(10_000)

    expect(browser.server.taken.size).toBe(60)
    expect(await tab.stats()).toMatchObject({ acknowledged: 60, dead: { too_large: 1 } })
    expect(await tab.dead.list(1)).toMatchObject([[huge, { reason: 'too_large' }]])
    const refused = browser.server.deliveries.filter((delivery) => sizeOf(delivery) > limit)
    expect(refused.length).toBeLessThan(browser.server.deliveries.length / 2)
    browser.server.react = () => OK
    for (let index = 0; index < 600; index += 1) tab.add({ props: { text: 'x'.repeat(1_500) } })
    await browser.pass(10_000)
    expect(sizeOf(browser.server.deliveries.at(-2)!)).toBeGreaterThan(40_000)
  })

  it.each([401, 403])('%i keeps everything until the next page', async (status) => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => ({ status })

    addMany(tab, 3)
    await browser.pass(86_400_000)
    tab.add()
    await tab.flush()
    tab.leave()
    expect(browser.server.deliveries).toHaveLength(1)
    expect(tab.health().sending).toBe('paused')
    expect(tab.errors).toEqual([
      new RegularsError('refused', 'https://api.test/v1/events', String(status)),
    ])
    tab.kill()
    browser.server.react = () => OK
    browser.openTab()
    await browser.pass(3_000)

    expect(browser.server.taken.size).toBe(4)
  })

  it.each([404, 405, 409, 418, 451])(
    '%i is asked again after a quarter of an hour',
    async (status) => {
      const browser = createBrowser()
      const tab = browser.openTab()
      browser.server.react = () => ({ status })

      addMany(tab, 3)
      await browser.pass(2_000)
      expect(tab.health()).toMatchObject({ sending: 'paused', notBefore: expect.any(Number) })
      await browser.pass(14 * 60_000)
      expect(browser.server.deliveries).toHaveLength(1)
      browser.server.react = () => OK
      await browser.pass(60_000)

      expect(browser.server.taken.size).toBe(3)
      expect(tab.errors).toHaveLength(1)
    },
  )

  it('410 deletes everything, counted, and ends all requests of all tabs', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const other = browser.openTab()
    browser.server.react = () => ({ status: 410 })

    addMany(tab, 3)
    other.add({ critical: true })
    await browser.pass(5_000)
    const requests = browser.server.deliveries.length
    browser.server.react = () => OK
    tab.add()
    other.add()
    await browser.pass(86_400_000)
    const third = browser.openTab()
    await browser.pass(5_000)
    third.add()
    await browser.pass(86_400_000)

    expect(requests).toBe(1)
    expect(browser.server.deliveries).toHaveLength(1)
    expect(third.health()).toEqual({ storage: 'indexeddb', sending: 'stopped' })
    expect(await third.stats()).toMatchObject({ accepted: 4, evicted: { gone: 4 }, pending: 0 })
  })

  it('410 is asked again by a new version of the script', async () => {
    const browser = createBrowser()
    browser.server.react = () => ({ status: 410 })
    const old = browser.openTab()
    old.add()
    await browser.pass(5_000)
    old.kill()
    browser.server.react = () => OK

    const tab = browser.openTab({ sdk: 'regulars/next' })
    await browser.pass(1_000)
    tab.add()
    await browser.pass(5_000)

    expect(browser.server.taken.size).toBe(1)
  })

  it.each([408, 425, 429, 500, 502, 503, 504, 511])(
    '%i keeps the batch for later',
    async (status) => {
      const browser = createBrowser()
      const tab = browser.openTab()
      let count = 0
      browser.server.react = () => (count++ < 2 ? { status } : OK)

      addMany(tab, 10)
      await browser.pass(20_000)

      expect(browser.server.names()).toHaveLength(10)
      expect(browser.server.deliveries).toHaveLength(3)
      expect(await tab.stats()).toMatchObject({ acknowledged: 10, dead: {}, pending: 0 })
      expect(tab.errors).toEqual([])
    },
  )

  it.each([
    ['seconds', '4'],
    ['a date', new Date(Date.UTC(2026, 10, 22, 12, 0, 6)).toUTCString()],
  ])('429 with Retry-After in %s holds back every tab', async (_, header) => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const other = browser.openTab()
    browser.server.react = () => ({ status: 429, headers: { 'retry-after': header } })

    addMany(tab, 10)
    await browser.pass(2_000)
    browser.server.react = () => OK
    other.add({ critical: true })
    other.leave()
    other.back()
    void tab.flush()
    browser.openTab().add({ critical: true })
    await browser.pass(3_999)
    expect(browser.server.deliveries).toHaveLength(1)
    expect(tab.health().sending).toBe('waiting')
    await browser.pass(2_500)

    expect(browser.server.taken.size).toBe(12)
  })
})

describe('dead letters', () => {
  it('are kept for whoever looks for them, the latest five hundred', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => ({ status: 422 })

    const ids = addMany(tab, 520)
    await browser.pass(10_000)

    expect((await tab.dead.list(600)).map(([id]) => id)).toEqual(ids.slice(20))
    expect(await tab.stats()).toMatchObject({ accepted: 520, dead: { rejected: 520 }, pending: 0 })
  })

  it('are counted when there is no room to keep them', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    tab.dead.setMany = () => Promise.reject(new DOMException('Full.', 'QuotaExceededError'))
    browser.server.react = () => ({ status: 422 })

    addMany(tab, 2)
    await browser.pass(3_000)

    expect(await tab.dead.count()).toBe(0)
    expect(await tab.stats()).toMatchObject({ dead: { rejected: 2 }, pending: 0 })
    expect(tab.errors).toEqual([])
  })
})

describe('a failing server', () => {
  it('is asked by one request at a time, and gets everything in order when it is back', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => ({ status: 503 })

    const ids: string[] = []
    for (let minute = 0; minute < 60; minute += 1) {
      ids.push(...addMany(tab, 2))
      await browser.pass(60_000)
    }
    const requests = browser.server.deliveries.length
    const lastHalf = browser.server.deliveries.filter(({ at }) => at > 1_800_000).length
    browser.server.react = () => OK
    await browser.pass(300_000)

    expect(requests).toBeLessThan(40)
    expect(lastHalf).toBeLessThan(25)
    expect([...browser.server.taken.keys()]).toEqual(ids)
    expect(browser.server.doubles()).toBe(0)
  })

  it('that fails three times in ten still gets every event', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    let count = 0
    browser.server.react = () => (count++ % 10 < 3 ? { status: 503 } : OK)

    addMany(tab, 1_000)
    await browser.pass(120_000)

    expect(browser.server.taken.size).toBe(1_000)
    expect(browser.server.deliveries.length).toBeLessThanOrEqual(3 * 20)
  })

  it('is asked again at most half a second after a single failure, when the network is back', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'down'
    addMany(tab, 3)
    await browser.pass(100_000)
    browser.server.react = () => OK

    tab.online()
    await browser.pass(299)
    const early = browser.server.taken.size
    await browser.pass(701)

    expect(early).toBe(0)
    expect(browser.server.taken.size).toBe(3)
  })
})

describe('an address that nobody answers although the browser is online', () => {
  it('is tried five times, then once in a quarter of an hour and once by each page', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'down'

    addMany(tab, 3)
    await browser.pass(60_000)
    expect(browser.server.deliveries).toHaveLength(5)
    expect(tab.health().sending).toBe('blocked')
    await browser.pass(30 * 60_000)
    expect(browser.server.deliveries).toHaveLength(7)
    tab.kill()
    const next = browser.openTab()
    await browser.pass(60_000)
    expect(browser.server.deliveries).toHaveLength(8)
    browser.server.react = () => OK
    await browser.pass(15 * 60_000)

    expect(browser.server.taken.size).toBe(3)
    expect(next.health().sending).toBe('idle')
    expect([...tab.errors, ...next.errors]).toEqual([])
  })

  it('is not asked at all while the browser says it is offline', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.goOnline(false)

    addMany(tab, 3)
    await browser.pass(600_000)
    expect(browser.server.deliveries).toHaveLength(0)
    expect(tab.health().sending).toBe('waiting')
    browser.goOnline(true)
    tab.online()
    await browser.pass(1_000)

    expect(browser.server.taken.size).toBe(3)
  })
})

describe('a page that has replaced fetch', () => {
  it.each([
    [
      'by one that throws',
      () => {
        throw new Error('patched')
      },
    ],
    ['by one that never settles and heeds no signal', () => new Promise<Response>(() => undefined)],
  ])('%s keeps its events and sees no error', async (_, fetch) => {
    const browser = createBrowser()
    const tab = browser.openTab({ environment: { fetch: fetch as typeof globalThis.fetch } })

    tab.add()
    await browser.pass(60_000)
    tab.leave()
    tab.back()
    await browser.pass(60_000)

    expect(tab.errors).toEqual([])
    expect(await tab.stats()).toMatchObject({ accepted: 1, pending: 1 })
  })
})

describe('a merchant’s own event', () => {
  const checkProps = (_name: string, props: unknown) =>
    Promise.resolve(JSON.stringify(props).includes('bad') ? 'props.bad is not allowed' : undefined)

  it('with wrong props is never sent, and the merchant is told', async () => {
    const browser = createBrowser()
    const tab = browser.openTab({ checkProps })

    const good = tab.add({ check: true })
    tab.add({ check: true, name: 'shop.bad', props: { bad: 1 } })
    await browser.pass(3_000)

    expect([...browser.server.taken.keys()]).toEqual([good])
    expect(await tab.stats()).toMatchObject({ dead: { invalid: 1 }, pending: 0 })
    expect(tab.errors).toEqual([
      new RegularsError('event_invalid', 'shop.bad', 'props.bad is not allowed'),
    ])
  })

  it('is left to the server when the check cannot be loaded', async () => {
    const browser = createBrowser()
    const tab = browser.openTab({ checkProps: () => Promise.reject(new Error('no chunk')) })

    tab.add({ check: true, props: { bad: 1 } })
    await browser.pass(3_000)

    expect(browser.server.taken.size).toBe(1)
  })
})
