/** `destroy()` leaves the page as it was found. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { tag } from '../helpers/pages.ts'
import { test, whenReady } from '../helpers/stage.ts'
import { readTraces, watchTraces, type Traces } from '../helpers/traces.ts'
import { openWallet } from '../helpers/widgets.ts'

/** zod’s settings, which all copies of zod in a page share; not ours to take away. */
const TOLERATED_GLOBALS = ['__zod_globalConfig']
const FALLBACK = '<regulars-loyalty><a href="/rewards">Rewards</a></regulars-loyalty>'

test.for(['/regulars.js', '/loader.js'])(
  'no node, listener, timer, style, channel or global of %s stays',
  async (src, { collector, context, shop }) => {
    await watchTraces(context)
    const text = tag({ endpoint: collector.url, src })
    const untouched = await shop({ withoutTag: true, body: FALLBACK })
    await addTag(untouched, text, false)
    const before = await readTraces(untouched)

    const page = await shop({ withoutTag: true, body: FALLBACK })
    await addTag(page, text, true)
    await page.evaluate(useEverything)
    await expect.poll(() => page.evaluate(readWallets)).toEqual([true, true])
    await page.evaluate(() => window.regulars?.destroy())

    // The last requests of the wallet may still be under way.
    await expect.poll(() => readTraces(page), { timeout: 5000 }).toMatchObject(leftBy(before))
    expect(await page.evaluate(() => document.querySelector('a')?.checkVisibility())).toBe(true)
  },
)

test('after destroy() a new tag starts anew', async ({ collector, shop }) => {
  const page = await shop({ body: FALLBACK })
  await openWallet(page)
  await page.evaluate(() => window.regulars?.destroy())
  expect(await page.locator('regulars-host').count()).toBe(0)

  await addTag(page, tag({ endpoint: collector.url }), true)
  await whenReady(page)

  await openWallet(page)
  await page.locator('regulars-loyalty .loyalty').waitFor()
  expect(await page.locator('regulars-host').count()).toBe(1)
})

/** Nodes are not compared: the browser keeps some for its own needs, and the markup tells of ours. */
function leftBy(traces: Traces): object {
  return {
    ...traces,
    nodes: expect.any(Number),
    globals: [...traces.globals, ...TOLERATED_GLOBALS],
  }
}

// The driver's own locators would leave listeners behind; so the page works by itself.
async function useEverything(): Promise<void> {
  while (!window.regulars || !('ready' in window.regulars))
    await new Promise((resolve) => setTimeout(resolve, 20))
  await window.regulars.ready
  const launcher = document.querySelector('regulars-host')?.shadowRoot?.querySelector('button')
  launcher?.click()
  window.regulars.track('shop.counted', { n: 1 })
  window.regulars.cart.set({ currency: 'EUR', total: 0, items: [] })
  await window.regulars.consent.set({ marketing: false })
}

function readWallets(): boolean[] {
  return ['regulars-host', 'regulars-loyalty'].map((tag) =>
    Boolean(document.querySelector(tag)?.shadowRoot?.querySelector('.loyalty')),
  )
}

/** Adds the tag as a script that runs, or as one that stays text. */
async function addTag(page: Page, text: string, runs: boolean): Promise<void> {
  await page.evaluate(
    ([text, runs]) => {
      const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('script')!
      const script = document.createElement('script')
      if (!runs) script.type = 'text/plain'
      for (const { name, value } of parsed.attributes) script.setAttribute(name, value)
      document.body.append(script)
      // Equal markup, run or not.
      script.removeAttribute('type')
    },
    [text, runs] as const,
  )
}
