/** The panel from press to close, in the split build too: first a frame, then what is in it, and a word when that does not come. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { chunkOf, tag } from '../helpers/pages.ts'
import { test, whenReady } from '../helpers/stage.ts'
import { launcherOf, openWallet, panelOf } from '../helpers/widgets.ts'

function focusedIn(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active?.id || active?.className || active?.tagName
  })
}

describe('the split build', () => {
  test('paints the frame before the views have come', async ({ collector, pages, shop }) => {
    const views = chunkOf(pages, 'src/host/views.tsx')
    pages.hold(views, 2000)
    const body = tag({ endpoint: collector.url, src: '/loader.js' })
    const page = await shop({ withoutTag: true, body })
    await whenReady(page)

    await page.evaluate(() => window.regulars?.open())

    await panelOf(page).getByRole('button', { name: 'Close' }).waitFor()
    expect(pages.answered).not.toContain(views)
    expect(await focusedIn(page)).toBe('regulars-panel-title')
    pages.hold(views, 0)
    await panelOf(page).locator('.loyalty').waitFor()
  })

  test('says what could not be loaded, and loads it at the next try', async ({
    collector,
    context,
    pages,
    shop,
  }) => {
    const body = tag({ endpoint: collector.url, src: '/loader.js' })
    const page = await shop({ withoutTag: true, body })
    await whenReady(page)
    const panel = `**${chunkOf(pages, 'src/host/panel.ts')}*`
    await context.route(panel, (route) => route.abort())

    await launcherOf(page).click()
    const alert = page.locator('regulars-host').getByRole('alert')
    await expect.poll(() => alert.innerText()).toContain('could not be loaded')
    await alert.getByRole('button').click()
    await expect.poll(() => alert.innerText()).toContain('could not be loaded')
    await context.unroute(panel)
    await alert.getByRole('button').click()

    await panelOf(page).locator('.loyalty').waitFor()
    expect(await alert.count()).toBe(0)
  })

  test('fills the frame by itself when the network is back', async ({
    collector,
    context,
    pages,
    shop,
  }) => {
    const views = `**${chunkOf(pages, 'src/host/views.tsx')}`
    const body = tag({ endpoint: collector.url, src: '/loader.js' })
    const page = await shop({ withoutTag: true, body })
    await whenReady(page)
    await context.route(views, (route) => route.abort())

    await launcherOf(page).click()
    await expect.poll(() => panelOf(page).innerText()).toContain('Try again')
    await context.unroute(views)
    await page.evaluate(() => dispatchEvent(new Event('online')))

    await panelOf(page).locator('.loyalty').waitFor()
  })
})

test('Escape closes, is not heard by the page, and gives the focus back', async ({ shop }) => {
  const page = await shop({ body: '<button data-regulars-open="loyalty" id="own">Points</button>' })
  await page.evaluate(() => {
    Reflect.set(window, 'heard', [])
    document.addEventListener('keydown', ({ key }) => Reflect.get(window, 'heard').push(key))
  })
  await page.locator('#own').focus()
  await page.keyboard.press('Enter')
  await panelOf(page).locator('.loyalty').waitFor()
  expect(await focusedIn(page)).toBe('regulars-panel-title')

  await page.keyboard.press('Escape')

  expect(await panelOf(page).count()).toBe(0)
  expect(await focusedIn(page)).toBe('own')
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual(['Enter'])
})

test('Escape of an input method closes nothing', async ({ shop }) => {
  const page = await shop()
  await openWallet(page)

  await panelOf(page).evaluate((panel) => {
    const init = { key: 'Escape', bubbles: true, composed: true, isComposing: true }
    panel.querySelector('h2')?.dispatchEvent(new KeyboardEvent('keydown', init))
  })

  expect(await panelOf(page).count()).toBe(1)
})

test('a page that pulls the focus back to itself cannot pull it out of the panel', async ({
  shop,
}) => {
  const page = await shop({ body: '<div id="modal" tabindex="-1">Modal</div>' })
  await page.evaluate(() => {
    const modal = document.querySelector<HTMLElement>('#modal')
    document.addEventListener('focusin', (event) => {
      if (modal && event.target !== modal) modal.focus()
    })
  })

  await openWallet(page)
  await page.keyboard.press('Tab')

  expect(await focusedIn(page)).toBe('close')
})

test('waits for the page’s own modal dialog to close', async ({ shop }) => {
  const page = await shop({ body: '<dialog><button id="done">Done</button></dialog>' })
  await page.evaluate(() => document.querySelector('dialog')?.showModal())

  await page.evaluate(() => void window.regulars?.open())
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  expect(await panelOf(page).count()).toBe(0)
  expect(await page.locator('dialog').evaluate((dialog) => dialog.hasAttribute('open'))).toBe(true)
  await page.evaluate(() => document.querySelector('dialog')?.close())

  await panelOf(page).locator('.loyalty').waitFor()
})

test('stays in sight when the page takes the host out and puts it back', async ({ shop }) => {
  const page = await shop()
  await openWallet(page)

  await page.evaluate(() => document.querySelector('regulars-host')?.remove())

  await expect.poll(() => panelOf(page).isVisible()).toBe(true)
  expect(await panelOf(page).evaluate((panel) => panel.matches(':popover-open'))).toBe(true)
})

test('lies over the highest z-index and under no transform of the page', async ({ shop }) => {
  const page = await shop({
    body: '<div style="position:fixed;inset:0;z-index:2147483647;background:#eee"></div>',
  })
  await page.evaluate(() => document.documentElement.style.setProperty('transform', 'scale(0.9)'))

  await page.evaluate(() => window.regulars?.open())
  await panelOf(page).locator('.loyalty').waitFor()

  const onTop = await panelOf(page).evaluate((panel) => {
    const { left, right, top, bottom } = panel.getBoundingClientRect()
    return document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.localName
  })
  expect(onTop).toBe('regulars-host')
})
