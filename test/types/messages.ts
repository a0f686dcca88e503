/** What the compiler must refuse in a widget's texts. Checked by `npm run types`. */
import { createTranslate, defineMessages } from '../../src/i18n/index.ts'

const many = {
  one: '{count} point',
  few: '{count} points',
  many: '{count} points',
  other: '{count} points',
}
const english = {
  hello: 'Hello, {name}',
  points: { one: '{count} point', other: '{count} points' },
} as const
const translated = { hello: 'Hi, {name}', points: many }

defineMessages({ en: english, ro: translated, ru: translated, es: translated, pl: translated })

// @ts-expect-error -- a language is missing
defineMessages({ en: english, ro: translated, ru: translated, es: translated })

defineMessages({
  en: english,
  ro: translated,
  // @ts-expect-error -- a key is missing in one language
  ru: { hello: 'Hi, {name}' },
  es: translated,
  pl: translated,
})

defineMessages({
  en: english,
  ro: translated,
  ru: translated,
  es: translated,
  // @ts-expect-error -- Polish needs `few` and `many`
  pl: { hello: 'Hi, {name}', points: { one: '{count} punkt', other: '{count} punktu' } },
})

const t = createTranslate(english, undefined, 'en')
t('hello', { name: 'Ana' })
t('points', { count: 2 })
// @ts-expect-error -- a key nobody wrote
t('goodbye')
// @ts-expect-error -- a slot that is not filled
t('hello')
// @ts-expect-error -- a counted text without its count
t('points', {})
// @ts-expect-error -- a slot the text does not have
t('hello', { nmae: 'Ana' })
// @ts-expect-error -- a slot too many hides a mistake in the text
t('hello', { name: 'Ana', count: 2 })
// @ts-expect-error -- a value that is neither text nor number
t('points', { count: true })

defineMessages({
  en: english,
  // @ts-expect-error -- Romanian needs `few`
  ro: { hello: 'Bună, {name}', points: { one: '{count} punct', other: '{count} de puncte' } },
  ru: translated,
  es: translated,
  pl: translated,
})

defineMessages({
  en: english,
  ro: translated,
  ru: translated,
  es: translated,
  // @ts-expect-error -- a counted text needs its forms in every language
  pl: { hello: 'Cześć, {name}', points: '{count} punktów' },
})
