/** The instruments of the browser tests, tried on pages without our script: a measure that sees nothing proves nothing. */
import { expect } from 'vitest'
import { findRenderer, killRenderer } from '../helpers/renderer.ts'
import { test } from '../helpers/stage.ts'
import { readTraces, watchTraces } from '../helpers/traces.ts'

test('each kind of trace is seen', async ({ context, shop }) => {
  await watchTraces(context)
  const page = await shop({ withoutTag: true })
  const before = await readTraces(page)

  await page.evaluate(() => {
    const channel = new BroadcastChannel('left')
    const left = {
      channel,
      observer: new MutationObserver(() => undefined),
      onKey: () => undefined,
    }
    left.observer.observe(document, { childList: true })
    window.addEventListener('keydown', left.onKey)
    setInterval(() => undefined, 10_000)
    document.adoptedStyleSheets.push(new CSSStyleSheet())
    document.body.append(document.createElement('i'))
    void navigator.locks.request('left', () => new Promise(() => undefined))
    Object.assign(window, { left })
  })
  const after = await readTraces(page)

  expect(after).toMatchObject({
    sheets: before.sheets + 1,
    timers: before.timers + 1,
    observers: before.observers + 1,
    channels: before.channels + 1,
    locks: before.locks + 1,
    listeners: before.listeners + 1,
    globals: [...before.globals, 'left'],
  })
  expect(after.html).not.toBe(before.html)
})

test('a page that does nothing leaves no trace', async ({ context, shop }) => {
  await watchTraces(context)
  const page = await shop({ withoutTag: true })

  const before = await readTraces(page)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))

  expect(await readTraces(page)).toEqual(before)
})

test('a killed tab runs no handler, and its neighbour lives on', async ({
  browser,
  pages,
  shop,
}) => {
  const page = await shop({ withoutTag: true })
  const neighbour = await shop({ withoutTag: true, path: '/neighbour' })
  await page.evaluate(() => addEventListener('pagehide', () => navigator.sendBeacon('/farewell')))

  await killRenderer(page, await findRenderer(browser, page))

  expect(await neighbour.evaluate(() => document.title)).toBe('Shop')
  expect(pages.requests).not.toContain('/farewell')
})

test('an exception of the page is not overlooked', async ({ exceptions, shop }) => {
  const page = await shop({ withoutTag: true })

  await page.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('of the page')
    })
    void Promise.reject(new TypeError('unhandled'))
  })

  await expect.poll(() => exceptions.splice(0)).toHaveLength(2)
})
