// @vitest-environment happy-dom
/** The page where the look is tried: what it tells the loyalty script, shows, and writes down. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Config } from '../../../src/config.ts'
import { checkTexts } from '../../../src/i18n/check-texts.ts'
import { messages as ui } from '../../../src/ui/messages.ts'
import { messages as loyalty } from '../../../widgets/loyalty/messages.ts'
import { PRESETS } from '../appearance/presets.ts'
import { openTestShop, visit, type TestShop } from '../shop.fixture.ts'
import { enhanceAppearance } from './appearance.ts'
import { settingsOf, snippetOf } from './appearance-settings.ts'

type Page = { regulars?: (...call: readonly unknown[]) => void }
const page = globalThis as Page
const calls: unknown[][] = []

let shop: TestShop
let markup: string
beforeAll(async () => {
  shop = await openTestShop()
  markup = await (await visit(shop.app).get('/appearance')).text()
})
afterAll(() => shop.close())

beforeEach(() => {
  vi.useFakeTimers()
  calls.length = 0
  page.regulars = (...call) => void calls.push([...call])
  document.documentElement.lang = 'en'
  document.body.innerHTML = /<main[^]*<\/main>/.exec(markup)![0]
  enhanceAppearance()
})
afterEach(() => {
  vi.useRealTimers()
  document.documentElement.className = ''
  document.documentElement.dir = ''
})

function set(name: string, value: string): void {
  const field = document.querySelector<HTMLInputElement>(`[name="${name}"]`)!
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function press(preset: keyof typeof PRESETS): void {
  const index = Object.keys(PRESETS).indexOf(preset)
  document.querySelectorAll<HTMLElement>('[data-preset]')[index]!.click()
}

const shown = (): string => document.querySelector('[data-appearance-snippet]')!.textContent
const pasted = (): unknown => JSON.parse(shown().split('\n').slice(1, -1).join('\n'))

test('what is set reaches the loyalty script once the hand rests', () => {
  set('radius', '4')
  set('radius', '5')
  vi.advanceTimersByTime(1000)

  expect(calls).toHaveLength(1)
  expect(calls[0]).toEqual([
    'configure',
    expect.objectContaining({ theme: expect.objectContaining({ radius: 5 }) }),
  ])
})

test('a preset sets every field, and the page itself', () => {
  press('night')
  expect(document.documentElement.className).toBe('page-dark')
  expect(pasted()).toMatchObject({ theme: { brand: PRESETS.night.brand, font: 'system' } })

  press('fern')
  expect(document.documentElement.className).toBe('')
  expect(pasted()).toMatchObject({ theme: { brand: PRESETS.fern.brand, font: 'page' } })
})

test('an Arabic page reads from the right, and brings its own words', () => {
  press('arabic')

  expect(document.documentElement).toMatchObject({ lang: 'ar', dir: 'rtl' })
  expect(document.querySelector('h1')!.textContent).toBe('المظهر')
  expect(pasted()).toMatchObject({ texts: { ar: { loyalty: { title: 'نقاطك' } } } })

  press('fern')
  expect(document.documentElement).toMatchObject({ lang: 'en', dir: 'ltr' })
  expect(document.querySelector('h1')!.textContent).toBe('Appearance')
  expect(pasted()).not.toHaveProperty('texts')
})

test('a weak brand colour is told with its contrast', () => {
  set('brand', '#ffe9a8')

  expect(document.querySelector('output')!.value).toContain('1.2 : 1')
  expect(document.querySelector('output')!.value).toContain('stronger')
})

test('own words are written under the language they are in', () => {
  set('open', 'Club')
  expect(pasted()).toMatchObject({ texts: { en: { ui: { open: 'Club' } } } })

  set('language', 'ro')
  expect(pasted()).toMatchObject({ locale: 'ro', texts: { ro: { ui: { open: 'Club' } } } })
})

test('an emptied text is told as empty, so that the one before it goes', () => {
  const { texts } = settingsOf(PRESETS.fern, 'en')

  expect(texts).toMatchObject({ en: { ui: { open: '' } } })
})

test('a text cannot end the block of JSON it stands in', () => {
  const settings = settingsOf({ ...PRESETS.fern, open: '</script><script>' }, 'en')

  expect(snippetOf(settings).match(/<\/?script/g)).toHaveLength(2)
  expect(snippetOf(settings)).toContain('\\u003c/script')
})

test.each(Object.entries(PRESETS))('%s is a config that can be pasted', async (_name, fields) => {
  const settings = settingsOf(fields, 'en')
  const { texts, ...rest } = JSON.parse(snippetOf(settings).split('\n').slice(1, -1).join('\n'))

  const config = { ...rest, ...(texts && { texts }), shop: 'pk_demo', endpoint: 'http://a.test' }
  expect(Config.safeParse(config).error?.issues ?? []).toEqual([])
  const sources = {
    ui: async () => ({ messages: ui }),
    loyalty: async () => ({ messages: loyalty }),
  }
  expect(await checkTexts(texts, sources)).toEqual([])
})
