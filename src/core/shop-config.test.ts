// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MINUTE, SECOND } from './clock.ts'
import { createShopConfig } from './shop-config.ts'
import { type Browser, createBrowser, quiet, type TabOptions } from './simulated-browser.fixture.ts'

const answer = (name = 'Fern & Ember') => ({ id: 'shop-1', name, currency: 'EUR' })
const answers = (body: unknown, status = 200) => vi.fn(async () => Response.json(body, { status }))

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

function openTab(fetch: typeof globalThis.fetch, options: TabOptions = {}) {
  const tab = browser.openTab({ ...options, fetch })
  const shopConfig = createShopConfig({ ...tab, endpoint: 'https://api.shop/', key: 'pk_test' })
  return { ...tab, shopConfig }
}

describe('the first page', () => {
  test('asks the backend once, without cookies, preflight or the page’s address', async () => {
    const fetch = answers(answer())
    const { shopConfig } = openTab(fetch)

    const shops = await Promise.all([shopConfig.load(), shopConfig.load()])

    expect(shops.map((shop) => shop?.name)).toEqual(['Fern & Ember', 'Fern & Ember'])
    expect(fetch.mock.calls).toEqual([
      [
        'https://api.shop/v1/shop?key=pk_test',
        {
          credentials: 'omit',
          referrerPolicy: 'strict-origin',
          cache: 'no-cache',
          signal: expect.any(AbortSignal),
        },
      ],
    ])
    expect(browser.timers()).toBe(0)
  })

  test('goes on without a shop after four seconds, and ends the request', async () => {
    let signal: AbortSignal | null | undefined
    const { shopConfig, errors } = openTab((_url, init) => {
      signal = init?.signal
      return new Promise(() => undefined)
    })
    const loading = shopConfig.load()

    await browser.pass(4 * SECOND)

    expect(await loading).toBeUndefined()
    expect(signal?.aborted).toBe(true)
    expect(errors).toMatchObject([{ code: 'no_answer' }])
  })

  test.each([
    ['a broken network', () => Promise.reject(new TypeError('Failed to fetch')), 'no_answer'],
    ['a failing backend', answers({}, 500), 'no_answer'],
    ['an unknown key', answers({ code: 'unknown_shop' }, 404), 'refused'],
    ['a refusal without a code', answers('no', 403), 'refused'],
    ['a page instead of JSON', async () => new Response('<html>'), 'no_answer'],
    ['JSON that is no shop', answers({ hello: 'portal' }), 'bad_answer'],
    [
      'a fetch the page has broken',
      () => {
        throw new Error('patched')
      },
      'no_answer',
    ],
  ] satisfies [string, typeof globalThis.fetch, string][])(
    'goes on without a shop after %s',
    async (_case, fetch, code) => {
      const { shopConfig, errors } = openTab(fetch)

      expect(await shopConfig.load()).toBeUndefined()
      expect(errors).toMatchObject([{ code }])
      expect(await browser.storedKeys()).toEqual([])
    },
  )

  test('tells the developer which code it was refused with', async () => {
    const { shopConfig, errors } = openTab(answers({ code: 'unknown_shop' }, 404))

    await shopConfig.load()

    expect(String(errors[0])).toContain('unknown_shop')
  })
})

describe('a later page', () => {
  beforeEach(() => openTab(answers(answer())).shopConfig.load())

  test('within five minutes asks nobody', async () => {
    await browser.pass(5 * MINUTE - 1)
    const fetch = answers(answer('New'))
    const { shopConfig } = openTab(fetch)

    const shop = await shopConfig.load()
    await quiet()

    expect(shop?.name).toBe('Fern & Ember')
    expect(fetch).not.toHaveBeenCalled()
  })

  test('after that has the remembered shop at once, and the next page the new one', async () => {
    await browser.pass(5 * MINUTE)
    const { shopConfig } = openTab(answers(answer('New')))

    expect((await shopConfig.load())?.name).toBe('Fern & Ember')
    await quiet()

    expect((await openTab(answers({})).shopConfig.load())?.name).toBe('New')
  })

  test('is fresh again after an answer that is the same', async () => {
    await browser.pass(5 * MINUTE)
    const { shopConfig } = openTab(answers(answer()))
    await shopConfig.load()
    await quiet()
    const fetch = answers(answer())

    await openTab(fetch).shopConfig.load()
    await quiet()

    expect(fetch).not.toHaveBeenCalled()
  })

  test('keeps its shop when the backend is dead', async () => {
    await browser.pass(24 * 60 * MINUTE)
    const { shopConfig } = openTab(() => Promise.reject(new TypeError('Failed to fetch')))

    expect((await shopConfig.load())?.name).toBe('Fern & Ember')
    await quiet()
  })

  test('asks when the clock was set back behind the copy', async () => {
    browser.setClock(-60 * MINUTE)
    const fetch = answers(answer())

    await openTab(fetch).shopConfig.load()
    await quiet()

    expect(fetch).toHaveBeenCalledTimes(1)
  })
})

test('without leave to store, every page asks', async () => {
  await openTab(answers(answer()), { mode: 'denied' }).shopConfig.load()
  const fetch = answers(answer())

  await openTab(fetch, { mode: 'denied' }).shopConfig.load()

  expect(fetch).toHaveBeenCalledTimes(1)
  expect(await browser.storedKeys()).toEqual([])
})
