/** Every language says the same things, counted the way it counts. */
import { expect, test } from 'vitest'
import { createTranslate, LANGUAGES, type Language } from '../../../src/i18n/index.ts'
import { en } from './en.ts'
import { messages } from './index.ts'

const KEYS = Object.keys(en) as (keyof typeof en)[]

function slots(text: unknown): string[] {
  const forms = typeof text === 'string' ? [text] : Object.values(text as Record<string, string>)
  const names = forms.flatMap((form) => Array.from(form.matchAll(/\{(\w+)\}/g), ([, name]) => name))
  // A form for exactly one may say it in a word.
  return [...new Set(names.filter((name) => name !== 'count'))].map(String).sort()
}

test.each(LANGUAGES)('%s fills the same slots as English', (language) => {
  for (const key of KEYS) {
    const text = messages[language]?.[key]

    expect([key, slots(text)]).toEqual([key, slots(en[key])])
  }
})

test.each(LANGUAGES)('%s leaves no text empty', (language) => {
  const texts = Object.values(messages[language] ?? {}).flatMap((text) =>
    typeof text === 'string' ? [text] : Object.values<string>(text),
  )

  expect(texts.length).toBeGreaterThanOrEqual(KEYS.length)
  expect(texts.filter((text) => text.trim() === '')).toEqual([])
})

const COUNTED: Readonly<Record<Language, readonly [number, string][]>> = {
  en: [
    [1, '1 order'],
    [2, '2 orders'],
  ],
  ro: [
    [1, '1 comandă'],
    [2, '2 comenzi'],
    [20, '20 de comenzi'],
  ],
  ru: [
    [1, '1 заказ'],
    [3, '3 заказа'],
    [5, '5 заказов'],
    [21, '21 заказ'],
  ],
  es: [
    [1, '1 pedido'],
    [2, '2 pedidos'],
  ],
  pl: [
    [1, '1 zamówienie'],
    [3, '3 zamówienia'],
    [5, '5 zamówień'],
    [22, '22 zamówienia'],
  ],
}

test.each(LANGUAGES)('%s counts orders', (language) => {
  const t = createTranslate(messages.en, messages[language], language)

  for (const [count, text] of COUNTED[language]) {
    expect(t('account.order-count', { count })).toBe(text)
  }
})
