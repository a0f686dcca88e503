/** When something is said unasked: never over what the page asks, never into what the shopper does, and never twice. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { AWAITED, cardOf, someTime, test, wish } from '../helpers/prompt-stage.ts'
import { readTraces, watchTraces } from '../helpers/traces.ts'
import { launcherOf, panelOf } from '../helpers/widgets.ts'

/** The page has to be seen for ten seconds first. */
const SETTLED_MS = 15_000

const BANNERS = {
  'of a vendor':
    '<div id="onetrust-banner-sdk" class="banner" style="position: fixed; inset: auto 0 0; height: 90px; background: #eee"><button onclick="this.parentNode.remove()">Reject</button></div>',
  'of the shop':
    '<div class="banner" style="position: fixed; inset: auto 0 0; height: 40px; background: #eee">We use cookies. <button onclick="this.parentNode.remove()">Reject</button></div>',
  'in a shadow root':
    '<div id="usercentrics-root" class="banner"></div><script>const root = document.querySelector("#usercentrics-root").attachShadow({ mode: "open" }); root.innerHTML = "<div style=\'position: fixed; inset: 0; margin: auto; width: 300px; height: 200px; background: #eee\'><button>Deny</button></div>"; root.querySelector("button").onclick = () => root.host.remove()</script>',
}

async function isShown(page: Page): Promise<boolean> {
  return cardOf(page).isVisible()
}

describe('waits', () => {
  for (const [whose, banner] of Object.entries(BANNERS))
    test(`for a consent banner ${whose}, and comes after the answer`, async ({ visit }) => {
      const page = await visit({ search: AWAITED, body: banner })
      await someTime(page)
      expect(await isShown(page)).toBe(false)

      await page.locator('.banner button').click()

      await cardOf(page).waitFor()
    })

  test('for a dialog of the page, and steps back for one that opens later', async ({ visit }) => {
    const body = '<dialog id="drawer"><form method="dialog"><button>Done</button></form></dialog>'
    const page = await visit({
      body,
      search: AWAITED,
      head: '<script>addEventListener("DOMContentLoaded", () => drawer.showModal())</script>',
    })
    await someTime(page)
    expect(await isShown(page)).toBe(false)
    await page.getByRole('button', { name: 'Done' }).click()
    await cardOf(page).waitFor()

    await page.evaluate(() => document.querySelector('dialog')?.showModal())

    await expect.poll(() => isShown(page)).toBe(false)
    await page.getByRole('button', { name: 'Done' }).click()
    await expect.poll(() => isShown(page)).toBe(true)
  })

  test('for the shopper to have paid', async ({ visit }) => {
    const page = await visit({ path: '/checkout', search: AWAITED })
    await someTime(page)
    expect(await isShown(page)).toBe(false)

    await page.evaluate(() => history.pushState(null, '', '/checkout/thank-you?wish=1'))

    await cardOf(page).waitFor()
  })

  test('no longer once an order was placed, though the checkout is hidden from us', async ({
    collector,
    visit,
  }) => {
    collector.api.shop = { launcher: { hideOn: ['/checkout/*'] } }
    const page = await visit({ path: '/checkout/step-4', search: AWAITED })
    await someTime(page)
    expect(await isShown(page)).toBe(false)

    const order = { orderId: '1007', value: 4200, currency: 'EUR' }
    await page.evaluate((order) => window.regulars?.track('order.placed', order), order)

    await cardOf(page).waitFor()
  })

  test('where the merchant wants nothing of ours', async ({ collector, visit }) => {
    collector.api.shop = { launcher: { hideOn: ['/quiet/*'] } }
    const page = await visit({ path: '/quiet/page', search: AWAITED })
    await someTime(page)
    expect(await isShown(page)).toBe(false)
  })

  test('until the shopper has written what they write, unless they came for it', async ({
    visit,
  }) => {
    const page = await visit({ body: '<input id="search">' })
    await page.locator('#search').fill('green tea')
    await wish(page)
    await page.waitForTimeout(SETTLED_MS)
    expect(await isShown(page)).toBe(false)

    await page.locator('#search').blur()

    await cardOf(page).waitFor()
  })

  test('while the panel is open, and steps back when it opens', async ({ visit }) => {
    const page = await visit({ search: AWAITED })
    await cardOf(page).waitFor()

    await page.evaluate(() => window.regulars?.open('wishlist'))
    await panelOf(page).waitFor()

    await expect.poll(() => isShown(page)).toBe(false)
    await launcherOf(page).click()
    await expect.poll(() => isShown(page)).toBe(true)
  })
})

describe('is heard', () => {
  test('once in two tabs that ask at the same moment', async ({ visit }) => {
    const tabs = [await visit(), await visit({ path: '/second' })]
    await Promise.all(tabs.map((tab) => wish(tab)))

    await expect
      .poll(async () => (await Promise.all(tabs.map(isShown))).includes(true), {
        timeout: SETTLED_MS,
      })
      .toBe(true)

    await someTime(tabs[0]!)
    expect((await Promise.all(tabs.map(isShown))).filter(Boolean)).toHaveLength(1)
  })

  test('without consent too, and nothing is recorded for it', async ({ collector, visit }) => {
    const page = await visit({ more: 'data-consent="denied"' })
    await wish(page, { awaited: true })
    await cardOf(page).waitFor()
    await page.close()
    expect(collector.requests.filter((request) => request.endsWith('/v1/events'))).toEqual([])
  })

  test('not where the page does not want it', async ({ visit }) => {
    const head =
      '<script>addEventListener("regulars:before-show", (event) => { if (event.detail.by === "proposal") event.preventDefault() })</script>'
    const page = await visit({ search: AWAITED, head })
    await someTime(page)
    expect(await cardOf(page).count()).toBe(0)
  })

  test('not after the shopper said never, nor on the next page', async ({ visit }) => {
    const page = await visit()
    await wish(page, { awaited: true })
    await page.getByRole('button', { name: 'Don’t show again' }).click()
    await page.close()

    const next = await visit({ path: '/next' })
    await wish(next, { awaited: true })

    await someTime(next)
    expect(await cardOf(next).count()).toBe(0)
  })

  test('by a dot on the launcher when it may be no louder', async ({ visit }) => {
    const page = await visit()
    await wish(page, { level: 'badge' })
    await page.locator('regulars-host [part="badge"]').waitFor()
    expect(await cardOf(page).count()).toBe(0)

    await page.evaluate(() => window.regulars?.open('wishlist'))

    await expect.poll(() => page.locator('regulars-host [part="badge"]').isVisible()).toBe(false)
  })
})

describe('tells the page', () => {
  test('what is said and what is answered, as events of both kinds', async ({ visit }) => {
    const page = await visit()
    await page.evaluate(() => {
      const heard: unknown[] = []
      Reflect.set(window, 'heard', heard)
      for (const name of ['prompt', 'answer'] as const)
        window.regulars?.on(name, (detail) => heard.push([name, detail]))
      document.addEventListener('regulars:wishlist-decided', (event) =>
        heard.push(['dom', Reflect.get(event, 'detail')]),
      )
      window.regulars?.on('wishlist-decided', (detail) => heard.push(['wishlist-decided', detail]))
    })
    await wish(page, { awaited: true })

    await cardOf(page).getByRole('button', { name: 'Not now' }).click()

    const decided = { proposal: 'ask', level: 'sheet' }
    const heard = await page.evaluate(() => Reflect.get(window, 'heard') as unknown)
    expect(heard).toEqual([
      ['prompt', { widget: 'wishlist', ...decided }],
      ['wishlist-decided', decided],
      ['dom', decided],
      ['answer', { widget: 'wishlist', proposal: 'ask', as: 'later' }],
    ])
  })
})

describe('leaves the page as it was', () => {
  test('with no entry, no state and no write in its history', async ({ visit }) => {
    const head = `<script>
      history.replaceState({ page: 'own' }, '')
      window.writes = 0
      for (const name of ['pushState', 'replaceState']) {
        const write = history[name].bind(history)
        history[name] = (...details) => { window.writes += 1; write(...details) }
      }
    </script>`
    const page = await visit({ head, search: AWAITED })
    await cardOf(page).getByRole('button', { name: 'Not now' }).click()

    const after = await page.evaluate(() => [
      Reflect.get(window, 'writes'),
      history.state,
      location.search,
    ])

    expect(after).toEqual([0, { page: 'own' }, AWAITED])
  })

  test('with nothing moved', async ({ context, visit }) => {
    await context.addInitScript(() => {
      Reflect.set(window, 'shift', 0)
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Reflect.set(window, 'shift', Reflect.get(window, 'shift') + Reflect.get(entry, 'value'))
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const page = await visit({ body: '<p>Text</p>'.repeat(50), search: AWAITED })
    await cardOf(page).waitFor()
    await someTime(page)
    expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBe(0)
  })

  test('after destroy, whether it is shown or waits', async ({ visit }) => {
    const page = await visit({ search: AWAITED })
    await cardOf(page).waitFor()
    await wish(page)

    await page.evaluate(() => window.regulars?.destroy())

    expect(await page.locator('regulars-host').count()).toBe(0)
    await someTime(page)
    expect(await page.locator('regulars-host').count()).toBe(0)
  })

  test('with no listener, timer, observer or channel', async ({ context, visit }) => {
    await watchTraces(context)
    const page = await visit()
    await page.evaluate(() => window.regulars?.destroy())
    await expect.poll(async () => (await readTraces(page)).timers).toBe(0)
    const before = await readTraces(page)

    const other = await visit({ search: AWAITED })
    // A locator, or a handle to the card, would keep what it has found.
    const hasCard = (): boolean =>
      Boolean(document.querySelector('regulars-host')?.shadowRoot?.querySelector('.card'))
    await expect.poll(() => other.evaluate(hasCard)).toBe(true)
    await other.evaluate(() => window.regulars?.destroy())

    const { timers, observers, channels, listeners, sheets } = before
    await expect
      .poll(() => readTraces(other))
      .toMatchObject({ timers, observers, channels, listeners, sheets })
  })

  test('with none of its code where nobody is woken', async ({ pages, visit }) => {
    const before = pages.requests.length
    const page = await visit({ src: '/loader.js', search: '?utm_source=mail' })
    await page.evaluate(() => window.regulars?.track('shop.looked'))
    await page.waitForLoadState('networkidle')
    const parts = pages.requests.slice(before).filter((path) => path.endsWith('.js'))
    expect(parts).toHaveLength(2)
  })
})
