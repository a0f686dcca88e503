/** What engines are known to differ in: the last moment of a page, strict policies, and IndexedDB after both. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startCollector, type Collector } from './collector.ts'
import { expectTaken, range } from './numbered.ts'
import { startPages, tag, type Pages } from './pages.ts'
import type { Engine, Tab } from './tab.ts'

const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src *',
  "require-trusted-types-for 'script'",
].join('; ')

const WATCH = `<script>window.violations = []
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective))</script>`

/** Of each database of the page, how many records it has. */
async function countStored(): Promise<Record<string, number | string>> {
  const LIMIT_MS = 4000
  const count = (name: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onerror = reject
      opening.onsuccess = () => {
        const [store = ''] = opening.result.objectStoreNames
        const counting = opening.result.transaction(store).objectStore(store).count()
        counting.onerror = reject
        counting.onsuccess = () => resolve(counting.result)
      }
    })
  const late = (): Promise<string> =>
    new Promise((resolve) => setTimeout(() => resolve('never answered'), LIMIT_MS))
  const databases = await indexedDB.databases()
  const counts = databases.map(async ({ name = '' }) => [
    name,
    await Promise.race([count(name), late()]),
  ])
  return Object.fromEntries(await Promise.all(counts))
}

export function describeEngine(name: string, open: () => Promise<Engine>): void {
  describe(`${name} as an engine`, () => {
    let engine: Engine
    let pages: Pages
    let collector: Collector
    let tab: Tab

    beforeAll(async () => {
      engine = await open()
    }, 60_000)

    afterAll(() => engine?.close())

    beforeEach(async () => {
      // Another port is another origin: no test finds what the one before has stored.
      ;[collector, pages, tab] = await Promise.all([
        startCollector(),
        startPages(),
        engine.newTab(),
      ])
      return async () => {
        await tab.close()
        await Promise.all([collector.goDown(), pages.close()])
      }
    })

    async function load(path: string, head = '', headers = {}): Promise<void> {
      const body = `<regulars-loyalty></regulars-loyalty>${tag({ endpoint: collector.url })}`
      await tab.open(pages.add(path, { head, body, headers }))
    }

    async function visit(path: string, head = '', headers = {}): Promise<void> {
      await load(path, head, headers)
      await expect
        .poll(() => tab.evaluate(() => typeof window.regulars?.ready), { timeout: 10_000 })
        .toBe('object')
      await tab.evaluate(async () => window.regulars?.ready)
    }

    it('shows the widgets under a strict policy without a violation', async () => {
      await visit('/strict', WATCH, { 'content-security-policy': STRICT })

      await tab.click('regulars-host >>> [part="launcher"]')
      await expect.poll(() => tab.text('regulars-host >>> .loyalty')).toContain('Fern')
      await expect.poll(() => tab.text('regulars-loyalty >>> .loyalty')).toContain('Fern')

      expect(await tab.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
    })

    it('is ready on the page after one that tracked in its last moment, and loses nothing', async () => {
      await visit('/first')
      await tab.evaluate(() => {
        addEventListener('pagehide', () => {
          for (let n = 0; n < 5; n += 1) window.regulars?.track('shop.counted', { n })
        })
      })

      await visit('/second')
      await tab.evaluate(() => window.regulars?.track('shop.counted', { n: 5 }))

      await expectTaken(collector, range(6), 20_000)
      const health = await tab.evaluate(() => window.regulars?.health())
      expect(health).toMatchObject({ storage: 'indexeddb' })
    })

    it('loses nothing of pages that were left in the middle of a write', async () => {
      for (let n = 0; n < 8; n += 1) {
        await visit(`/left${n}`)
        await tab.evaluate((n) => {
          window.regulars?.track('shop.counted', { n })
          window.regulars?.cart.set({ currency: 'EUR', total: n, items: [] })
        }, n)
      }
      await visit('/last')

      await expectTaken(collector, range(8), 20_000)
    })

    it('leaves its storage to the next page, however much it was writing', async () => {
      for (let n = 0; n < 8; n += 1) {
        await visit(`/writing${n}`)
        await tab.evaluate(() => {
          let total = 0
          setInterval(() => {
            total += 1
            window.regulars?.cart.set({ currency: 'EUR', total, items: [] })
            window.regulars?.track('shop.counted', { n: total })
          })
        })
        await new Promise((resolve) => setTimeout(resolve, 30 + n * 10))
      }
      await visit('/last')

      expect(await tab.evaluate(countStored)).toMatchObject({
        'regulars:pk_demo:queue-v1': expect.any(Number),
        'regulars:pk_demo:state-v1': expect.any(Number),
      })
    })

    it('works on a page after others that were left while they started', async () => {
      for (let n = 0; n < 12; n += 1) {
        await load(`/hurried${n}`)
        await new Promise((resolve) => setTimeout(resolve, n * 20))
      }
      await visit('/last')
      await tab.evaluate(() => window.regulars?.track('shop.counted', { n: 0 }))
      await tab.click('regulars-host >>> [part="launcher"]')

      await expect.poll(() => tab.text('regulars-host >>> .loyalty')).toContain('Fern')
      await expectTaken(collector, range(1), 20_000)
    })

    it('sends again what a failing server refused, each event once', async () => {
      collector.react = () => ({ status: 503 })
      await visit('/failing')
      await tab.evaluate(() => {
        for (let n = 0; n < 20; n += 1) window.regulars?.track('shop.counted', { n })
      })
      await expect.poll(() => collector.deliveries.length).toBeGreaterThan(0)

      collector.react = () => ({})

      await expectTaken(collector, range(20), 20_000)
    })
  })
}
