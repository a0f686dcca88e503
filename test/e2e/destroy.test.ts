/** `destroy()` leaves the page as it was found. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { tag } from '../helpers/pages.ts'
import { test, whenReady } from '../helpers/stage.ts'
import { readTraces, watchTraces } from '../helpers/traces.ts'
import { openWallet } from '../helpers/widgets.ts'

const FALLBACK = '<regulars-loyalty><a href="/rewards">Rewards</a></regulars-loyalty>'

test.for(['/regulars.js', '/loader.js'])(
  'no node, listener, timer, style, channel or global of %s stays',
  async (src, { collector, context, shop }) => {
    await watchTraces(context)
    // The tag is of the page, so the page is measured with it, before it has started.
    const held = await shop({ withoutTag: true, body: FALLBACK })
    await addTag(held, tag({ endpoint: collector.url, src }), false)
    const before = await readTraces(held)
    await held.close()

    const page = await shop({ withoutTag: true, body: FALLBACK })
    await addTag(page, tag({ endpoint: collector.url, src }), true)
    await whenReady(page)
    await openWallet(page)
    await page.locator('regulars-loyalty .loyalty').waitFor()
    await page.evaluate(() => window.regulars?.track('shop.counted', { n: 1 }))
    await page.evaluate(() => window.regulars?.destroy())

    await expect.poll(async () => (await readTraces(page)).timers, { timeout: 5000 }).toBe(0)
    const after = await readTraces(page)
    const { html, globals, sheets, timers, observers, channels, locks, listeners } = before
    expect(after).toMatchObject({
      html,
      globals,
      sheets,
      timers,
      observers,
      channels,
      locks,
      listeners,
    })
    expect(await page.getByRole('link', { name: 'Rewards' }).isVisible()).toBe(true)
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
