/** Storage that hangs, fails, is denied or full: the shop never notices, and what can be kept is kept. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import {
  expectBalance,
  expectDrained,
  expectTaken,
  range,
  readHealth,
  readStats,
  total,
  track,
} from '../helpers/numbered.ts'
import { tag } from '../helpers/pages.ts'
import { test, whenStarted } from '../helpers/stage.ts'

test('an IndexedDB that never opens delays nothing', async ({ collector, context, shop }) => {
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => Object.assign(new EventTarget()) as IDBOpenDBRequest
  })
  const page = await shop()

  await track(page, 20)

  await page.locator('regulars-host [part="launcher"]').waitFor()
  await expectTaken(collector, range(20))
  expect((await readHealth(page)).storage).toBe('write-ahead')
  await expectDrained(page)
})

const DENIALS: readonly (readonly [title: string, deny: () => void])[] = [
  ['is not there', () => Object.defineProperty(window, 'indexedDB', { get: () => undefined })],
  [
    'throws when it is looked at',
    () =>
      Object.defineProperty(window, 'indexedDB', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      }),
  ],
  [
    'throws when it is opened',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError')
      }
    },
  ],
]

test.for(DENIALS)(
  'events arrive when IndexedDB %s',
  async ([, deny], { collector, context, shop }) => {
    await context.addInitScript(deny)
    const page = await shop()

    await track(page, 20)

    await expectTaken(collector, range(20))
    expect((await readHealth(page)).storage).toBe('write-ahead')
    await expectDrained(page)
  },
)

test('events arrive from a sandboxed frame, where every storage is denied', async ({
  collector,
  pages,
  shop,
}) => {
  pages.add('/inner', { body: tag({ endpoint: collector.url }) })
  const page = await shop({
    withoutTag: true,
    body: '<iframe sandbox="allow-scripts" src="/inner"></iframe>',
  })
  const frame = page.frames()[1]!
  await whenStarted(frame)

  await frame.evaluate(async () => {
    await window.regulars?.ready
    for (let n = 0; n < 20; n += 1) window.regulars?.track('shop.counted', { n })
  })

  await expectTaken(collector, range(20))
  expect(await frame.evaluate(() => window.regulars?.health())).toMatchObject({ storage: 'memory' })
})

test('an IndexedDB that fails once is used without a reload', async ({
  collector,
  context,
  shop,
}) => {
  await context.clock.install()
  await context.addInitScript(() => {
    const { open } = IDBFactory.prototype
    const failed = new Set<string>()
    IDBFactory.prototype.open = function (name, version) {
      if (failed.has(name)) return open.call(this, name, version)
      failed.add(name)
      // An older version than the one that exists fails as a broken disk does: by an error event.
      open.call(this, `${name}-newer`, 2)
      return open.call(this, `${name}-newer`, 1)
    }
  })
  const page = await shop()

  await track(page, 20)

  await expectTaken(collector, range(20))
  await context.clock.fastForward('00:15')
  await track(page, 20, { from: 20 })
  await expect.poll(async () => (await readHealth(page)).storage).toBe('indexeddb')
  await expectTaken(collector, range(40))
  await expectDrained(page)
})

test('when the disk is full, the shop keeps its own and every event has a fate', async ({
  collector,
  context,
  pages,
  shop,
}) => {
  await collector.goDown()
  const page = await shop()
  await overrideQuota(page, pages.url, 3_000_000)
  await page.evaluate(fillLocalStorage)

  for (const from of range(30).map((n) => n * 100)) {
    await track(page, 100, { from, bytes: 2000 })
    await readStats(page)
  }
  const stats = await readStats(page)
  expectBalance(stats)
  expect(await page.evaluate(() => localStorage.getItem('shop-cart'))).toBe('kept')

  await overrideQuota(page, pages.url, undefined)
  await page.evaluate(emptyLocalStorage)
  await collector.comeBack()
  await page.close()
  const next = await shop({ context })
  const { evicted, lost } = await expectDrained(next, 40_000)
  const gone = total(evicted) + lost
  await expect
    .poll(() => collector.names().filter((name) => name === 'shop.counted').length)
    .toBeGreaterThanOrEqual(3000 - gone)
})

async function overrideQuota(
  page: Page,
  origin: string,
  quotaSize: number | undefined,
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize !== undefined && { quotaSize }),
  })
}

function fillLocalStorage(): void {
  localStorage.setItem('shop-cart', 'kept')
  for (let size = 2 ** 20, n = 0; size >= 1; n += 1) {
    try {
      localStorage.setItem(`shop-filling${n}`, 'x'.repeat(size))
    } catch {
      size /= 2 // No room for as much; perhaps for half of it.
    }
  }
}

function emptyLocalStorage(): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('shop-filling')) localStorage.removeItem(key)
}
