/** The tag, in every way that shops and their tools put it into a page. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { expectTaken, range, track } from '../helpers/numbered.ts'
import { tag } from '../helpers/pages.ts'
import { test, whenReady } from '../helpers/stage.ts'
import { launcherOf, openWallet } from '../helpers/widgets.ts'

const SCRIPTS = ['/regulars.js', '/loader.js']
const HOST_COUNT = 'regulars-host'

async function expectAtWork(page: Page): Promise<void> {
  await whenReady(page)
  const wallet = await openWallet(page)
  await expect.poll(() => wallet.innerText()).toContain('Fern')
  expect(await page.locator(HOST_COUNT).count()).toBe(1)
}

describe.for(SCRIPTS)('%s', (src) => {
  test('works asynchronously in the head', async ({ collector, complaints, shop }) => {
    const page = await shop({ withoutTag: true, head: tag({ endpoint: collector.url, src }) })

    await expectAtWork(page)
    expect(complaints).toEqual([])
  })

  test('works at the end of the body, without async', async ({ collector, shop }) => {
    const body = tag({ endpoint: collector.url, src }).replace(' async', '')

    await expectAtWork(await shop({ withoutTag: true, body }))
  })

  test('works when a tag manager injects it later', async ({ collector, shop }) => {
    const page = await shop({ withoutTag: true })

    await page.evaluate(
      ([src, endpoint]) => {
        const script = document.createElement('script')
        Object.assign(script.dataset, { shop: 'pk_demo', endpoint, consent: 'granted' })
        script.src = src
        document.head.append(script)
      },
      [src, collector.url] as const,
    )

    await expectAtWork(page)
  })

  test('takes over, in order, what was asked before it came', async ({ collector, shop }) => {
    const stub = `<script>window.regulars = window.regulars || function () { (regulars.q = regulars.q || []).push(arguments) }
for (let n = 0; n < 5; n += 1) regulars('track', 'shop.counted', { n })
regulars('open', 'loyalty')</script>`
    const page = await shop({
      withoutTag: true,
      head: stub,
      body: tag({ endpoint: collector.url, src }),
    })

    await whenReady(page)
    await page.locator('regulars-host .loyalty').waitFor()
    await track(page, 1, { from: 5 })

    await expectTaken(collector, range(6))
  })

  test('runs once when it is pasted twice, and says so once', async ({
    collector,
    complaints,
    shop,
  }) => {
    const one = tag({ endpoint: collector.url, src })
    const page = await shop({ withoutTag: true, head: one, body: one })

    await expectAtWork(page)
    await track(page, 3)

    await expectTaken(collector, range(3))
    expect(complaints).toEqual([expect.stringContaining('runs on this page already')])
  })

  test('leaves alone a page with an AMD loader', async ({ collector, shop }) => {
    const amd = `<script>window.define = () => { throw new Error('Mismatched anonymous define()') }
window.define.amd = {}; window.module = undefined</script>`

    await expectAtWork(
      await shop({ head: amd, withoutTag: true, body: tag({ endpoint: collector.url, src }) }),
    )
  })
})

test('of two versions the first runs, and the second hands over what it was told', async ({
  collector,
  complaints,
  pages,
  shop,
}) => {
  const own = pages.read('/regulars.js')
  pages.addScript('/next/regulars.js', own.replaceAll(pages.version, '99.0.0'))
  const page = await shop()

  await page.evaluate(
    async ([endpoint]) => {
      const script = document.createElement('script')
      Object.assign(script.dataset, { shop: 'pk_demo', endpoint })
      script.src = '/next/regulars.js'
      const loaded = new Promise((resolve) => script.addEventListener('load', resolve))
      document.head.append(script)
      await loaded
    },
    [collector.url] as const,
  )
  await track(page, 1)

  expect(await page.evaluate(() => window.regulars?.version)).toBe(pages.version)
  expect(complaints).toEqual([expect.stringContaining(`${pages.version} runs on this page`)])
  await expectTaken(collector, range(1))
})

test('longer settings come from a block of JSON', async ({ collector, shop }) => {
  const settings = { launcher: { side: 'start' }, theme: { brand: '#aa3311' }, consent: 'granted' }
  const page = await shop({
    head: `<script type="application/json" data-regulars-config>${JSON.stringify(settings)}</script>`,
  })

  const { x } = (await launcherOf(page).boundingBox())!

  expect(x).toBeLessThan(100)
  await track(page, 1)
  await expectTaken(collector, range(1))
})
