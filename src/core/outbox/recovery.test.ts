import { describe, expect, it } from 'vitest'
import { createBrowser } from './browser.fixture.ts'
import { OK } from './server.fixture.ts'

const QUEUE = 'regulars:pk_test:wal:'
const PAUSE = 'outbox.pause https://api.test/v1/events regulars/test'
const RISK = 'regulars:pk_test:risk:'

describe('a killed tab', () => {
  it('leaves its stored events to the next page', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'down'

    const ids = Array.from({ length: 50 }, () => tab.add())
    await browser.pass(1_500)
    tab.kill()
    browser.server.react = () => OK
    const next = browser.openTab()
    await browser.pass(10_000)

    expect([...browser.server.taken.keys()]).toEqual(ids)
    expect(await next.stats()).toMatchObject({
      accepted: 50,
      acknowledged: 50,
      pending: 0,
      lost: 0,
    })
  })

  it('leaves events of the very tick it was killed in, as soon as nobody can be writing them', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    const ids = [tab.add(), tab.add({ critical: true }), tab.add({ check: true })]
    tab.kill()
    const next = browser.openTab()
    await browser.pass(9_000)
    expect(browser.server.taken.size).toBe(0)
    await browser.pass(9_000)

    expect([...browser.server.taken.keys()]).toEqual(ids)
    expect(await next.stats()).toMatchObject({ accepted: 3, acknowledged: 3, lost: 0 })
    expect(browser.storage.values.size).toBe(0)
  })

  it('leaves word of the events that found no room for a copy', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    for (let index = 0; index < 100; index += 1) tab.add({ critical: index === 99 })
    tab.kill()
    const next = browser.openTab()
    await browser.pass(20_000)

    expect(browser.server.taken.size).toBe(65)
    expect(await next.stats()).toMatchObject({
      accepted: 100,
      acknowledged: 65,
      pending: 0,
      lost: 35,
    })
  })

  it('that was only away sends everything when it is back', async () => {
    const browser = createBrowser()
    const hidden = browser.openTab()
    await browser.pass(3_000)
    hidden.leave()
    for (let index = 0; index < 100; index += 1) hidden.add()
    await browser.pass(20_000)
    const other = browser.openTab()
    await browser.pass(3_000)

    hidden.back()
    await browser.pass(3_000)

    expect(browser.server.taken.size).toBe(100)
    expect(await other.stats()).toMatchObject({ pending: 0 })
  })

  it('that held the lock makes room for another within five seconds', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const other = browser.openTab()
    await browser.pass(60_000)
    expect(browser.timers()).toBe(0)
    browser.server.react = () => 'silent'
    for (let index = 0; index < 10; index += 1) tab.add()
    await browser.pass(2_000)
    expect(browser.server.deliveries).toHaveLength(1)

    tab.kill()
    browser.server.react = () => OK
    await browser.pass(5_000)

    expect(browser.server.taken.size).toBe(10)
    expect(await other.stats()).toMatchObject({ acknowledged: 10, pending: 0 })
  })
})

describe('storage that somebody else has written to', () => {
  it('never blocks: what cannot be read is dead, what follows is sent', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    const { values } = browser.storage
    values.set(`${QUEUE}00000000-0000-7000-8000-000000000001`, '00{"id":')
    values.set(`${QUEUE}nonsense`, 'null')
    values.set(`${RISK}nonsense`, 'many')
    await tab.database.setMany([
      ['00000000-0000-7000-8000-000000000002', null],
      ['00000000-0000-7000-8000-000000000003', { json: 1, purpose: [] }],
      ['00000000-0000-7000-8000-000000000004', 'older shape'],
    ])

    const id = tab.add()
    await browser.pass(4_000)

    expect([...browser.server.taken.keys()]).toEqual([id])
    expect(await tab.stats()).toMatchObject({
      accepted: 6,
      acknowledged: 1,
      dead: { unreadable: 5 },
      pending: 0,
      lost: 0,
    })
    expect(values.size).toBe(0)
    expect((await tab.dead.list(10)).map(([, letter]) => letter)).toContainEqual(
      expect.objectContaining({ reason: 'unreadable', json: '"older shape"' }),
    )
  })

  it('with nonsense for counts and pause starts them anew', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    await tab.database.setMany([['!counts', { accepted: 'many', dead: 3, evicted: { full: 'x' } }]])
    await tab.state.setMany([[PAUSE, { kind: 'network', since: 'now', delayMs: {} }]])

    tab.add()
    await browser.pass(4_000)

    expect(await tab.stats()).toEqual({
      accepted: 1,
      acknowledged: 1,
      dead: {},
      evicted: {},
      expired: 0,
      withdrawn: 0,
      pending: 0,
      lost: 0,
    })
  })

  it('with events taken out of it counts them as lost', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.server.react = () => 'down'
    const [first] = [tab.add(), tab.add()]
    await browser.pass(1_000)
    tab.kill()
    const thief = browser.openTab()
    await thief.database.deleteMany([first ?? ''])
    browser.server.react = () => OK

    await browser.pass(10_000)

    expect(await thief.stats()).toMatchObject({ accepted: 2, acknowledged: 1, lost: 1, pending: 0 })
  })
})

describe('an event of seven days ago', () => {
  it('is not sent any more, and counted', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()
    browser.goOnline(false)
    tab.add()
    await browser.pass(5_000)
    tab.kill()
    browser.setClock(7 * 86_400_000)
    browser.goOnline(true)

    const next = browser.openTab()
    const id = next.add()
    await browser.pass(5_000)

    expect([...browser.server.taken.keys()]).toEqual([id])
    expect(await next.stats()).toMatchObject({ accepted: 2, acknowledged: 1, expired: 1 })
  })
})

describe('a clock that jumps', () => {
  it.each([-3, 3, 48])(
    'by %i hours leaves ids unique and in order, and no wait without end',
    async (hours) => {
      const browser = createBrowser()
      const tab = browser.openTab()
      browser.server.react = () => ({ status: 503 })
      const ids = [tab.add(), tab.add()]
      await browser.pass(20_000)

      browser.setClock(hours * 3_600_000)
      ids.push(tab.add(), tab.add())
      browser.server.react = () => OK
      await browser.pass(5 * 60_000)

      expect([...browser.server.taken.keys()]).toEqual(ids)
      expect(ids).toEqual([...ids].sort())
      expect(tab.health().sending).toBe('idle')
    },
  )
})
