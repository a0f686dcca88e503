/** The words: which language, at what cost, whose own, and from which side they are read. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { messages as ui } from '../../src/ui/messages.ts'
import { LANGUAGES } from '../../src/i18n/index.ts'
import { test } from '../helpers/stage.ts'
import { launcherOf, openWallet, panelOf } from '../helpers/widgets.ts'

const config = (settings: unknown): string =>
  `<script type="application/json" data-regulars-config>${JSON.stringify(settings)}</script>`

/** The test pages are English: a shop's own template says so in its first line, here a script does. */
const page = (attributes: Readonly<Record<string, string>>): string =>
  `<script>Object.assign(document.documentElement, ${JSON.stringify(attributes)})</script>`

/** It may stand beside what is new. */
const named = (text: string): RegExp => new RegExp(`^${text}`)
const nameOf = (page: Page) => launcherOf(page).getAttribute('aria-label')

describe('the language', () => {
  test.for([
    ['the tag', { more: 'data-locale="pl"', lang: 'ro' }, 'pl'],
    ['the page', { lang: 'ru-MD' }, 'ru'],
    ['the browser, where the page does not say', { lang: '' }, 'es'],
    ['the browser, where nobody has the page’s words', { lang: 'ja' }, 'es'],
  ] as const)('comes from %s', async ([, { lang, ...given }, expected], { newContext, shop }) => {
    const context = await newContext({ locale: 'es-ES' })
    const tab = await shop({ context, head: page({ lang }), ...given })

    expect(await nameOf(tab)).toMatch(named(ui[expected]!.open))
    expect(
      await launcherOf(tab).evaluate((element) => element.closest<HTMLElement>('[lang]')?.lang),
    ).toMatch(new RegExp(`^${expected}`))
  })

  test.for(LANGUAGES)('%s costs one file at most', async (language, { pages, shop }) => {
    const before = pages.requests.length
    const tab = await shop({ head: page({ lang: language }) })
    await openWallet(tab)

    expect(await nameOf(tab)).toMatch(named(ui[language]!.open))
    expect(pages.requests.slice(before).filter((path) => path.startsWith('/locales/'))).toEqual(
      language === 'en' ? [] : [`/locales/${language}.json`],
    )
  })

  test('follows a page that changes its own', async ({ shop }) => {
    const tab = await shop()
    expect(await nameOf(tab)).toMatch(named(ui.en.open))

    await tab.evaluate(() => (document.documentElement.lang = 'ro'))

    await expect.poll(() => nameOf(tab)).toMatch(named(ui.ro!.open))
    expect(await launcherOf(tab).count()).toBe(1)
  })

  test('can be changed by a call', async ({ shop }) => {
    const tab = await shop()

    await tab.evaluate(() => window.regulars?.configure({ locale: 'pl' }))

    expect(await nameOf(tab)).toMatch(named(ui.pl!.open))
  })
})

describe('own words', () => {
  test('stand over English without a request', async ({ collector, pages, shop }) => {
    collector.api.member = 'Ana'
    const before = pages.requests.length
    const tab = await shop({
      head: config({
        texts: {
          en: { ui: { open: 'Fern Club' }, loyalty: { noun: { one: 'fern', other: 'ferns' } } },
        },
      }),
      more: 'data-identity="proof"',
    })
    const wallet = await openWallet(tab)

    expect(await nameOf(tab)).toMatch(/^Fern Club/)
    await expect.poll(() => wallet.innerText()).toMatch(/ferns?\b/)
    expect(pages.requests.slice(before).some((path) => path.startsWith('/locales/'))).toBe(false)
  })

  test('come from the shop, and from the page over it, text by text', async ({
    collector,
    shop,
  }) => {
    collector.api.shop = {
      texts: { ro: { ui: { open: 'Clubul magazinului', close: 'Gata' } } },
    }
    const tab = await shop({
      head: page({ lang: 'ro' }) + config({ texts: { ro: { ui: { open: 'Clubul paginii' } } } }),
    })
    await openWallet(tab)

    expect(await nameOf(tab)).toMatch(/^Clubul paginii/)
    expect(await panelOf(tab).getByRole('button', { name: 'Gata' }).count()).toBe(1)
  })

  test('that cannot be used are named in one line, and the others are used', async ({
    complaints,
    shop,
  }) => {
    const texts = {
      en: {
        ui: { open: 'Fern Club', hello: 'Hello, {nmae}', shut: 'Shut' },
        loyality: { title: 'Ferns' },
        loyalty: { noun: 'points' },
      },
    }
    const tab = await shop({ head: config({ texts }) })
    await openWallet(tab)

    expect(await nameOf(tab)).toMatch(/^Fern Club/)
    await expect.poll(() => complaints).toHaveLength(1)
    for (const place of ['en.ui.hello', 'en.ui.shut', 'en.loyality', 'en.loyalty.noun'])
      expect(complaints[0]).toContain(`texts.${place}`)
  })
})

describe('an Arabic page', () => {
  const arabic = page({ lang: 'ar', dir: 'rtl' })
  const onTheLeft = async (tab: Page): Promise<boolean> => {
    const { x, width } = (await launcherOf(tab).boundingBox())!
    return x + width / 2 < tab.viewportSize()!.width / 2
  }
  const directionOf = (tab: Page): Promise<string> =>
    panelOf(tab).evaluate((element) => getComputedStyle(element).direction)

  test('has the launcher on its own side, and words of the browser’s language from their own', async ({
    pages,
    shop,
  }) => {
    const before = pages.requests.length
    const tab = await shop({ head: arabic })
    await openWallet(tab)

    expect(await onTheLeft(tab)).toBe(true)
    expect(await directionOf(tab)).toBe('ltr')
    expect(await nameOf(tab)).toMatch(named(ui.en.open))
    expect(pages.requests.slice(before).some((path) => path.startsWith('/locales/'))).toBe(false)
  })

  test('is spoken to in Arabic where the merchant brings the words', async ({
    complaints,
    pages,
    shop,
  }) => {
    const before = pages.requests.length
    const texts = { ar: { ui: { open: 'المكافآت', close: 'إغلاق' } } }
    const tab = await shop({ head: arabic + config({ texts }) })
    await openWallet(tab)

    expect(await nameOf(tab)).toMatch(/^المكافآت/)
    expect(await onTheLeft(tab)).toBe(true)
    expect(await directionOf(tab)).toBe('rtl')
    const { x } = (await panelOf(tab).boundingBox())!
    expect(x).toBeLessThan(100)
    expect(pages.requests.slice(before).some((path) => path.startsWith('/locales/'))).toBe(false)
    expect(complaints).toEqual([])
  })

  test('has the launcher on the other side where the shop wants it at the start', async ({
    shop,
  }) => {
    const tab = await shop({ head: arabic + config({ launcher: { side: 'start' } }) })

    expect(await onTheLeft(tab)).toBe(false)
  })

  test('turns to Arabic and back while it is open', async ({ shop }) => {
    const texts = { ar: { ui: { open: 'المكافآت' } } }
    const tab = await shop({ head: config({ texts }) })
    expect(await onTheLeft(tab)).toBe(false)

    await tab.evaluate(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }))
    await expect.poll(() => nameOf(tab)).toMatch(/^المكافآت/)
    expect(await onTheLeft(tab)).toBe(true)

    await tab.evaluate(() => Object.assign(document.documentElement, { lang: 'en', dir: 'ltr' }))
    await expect.poll(() => nameOf(tab)).toMatch(named(ui.en.open))
    expect(await onTheLeft(tab)).toBe(false)
  })
})
