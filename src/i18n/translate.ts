/** Turns a key and its values into a sentence: plural form by Intl, numbers in the language's own digits and groups. */
import { byLocale } from './by-locale.ts'
import type { Text, Texts } from './define-messages.ts'
import { directionOf } from './locale.ts'

type Slots<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never
type SlotsOf<T> = T extends string ? Slots<T> : { [K in keyof T]: Slots<T[K]> }[keyof T] | 'count'

type Values<T> = [SlotsOf<T>] extends [never]
  ? []
  : [values: Readonly<Record<SlotsOf<T>, string | number>>]

export type Translate<E extends Texts = Texts> = <K extends keyof E & string>(
  key: K,
  ...values: Values<E[K]>
) => string

const SLOT = /\{(\w+)\}/g

const pluralsOf = byLocale((locale) => new Intl.PluralRules(locale))
const numbersOf = byLocale((locale) => new Intl.NumberFormat(locale))

type Forms = Readonly<Record<string, string>>
type Given = Readonly<Record<string, string | number>>

/** What a language file or a merchant may supply for a widget: anything else is ignored. */
export type SuppliedTexts = Readonly<Record<string, string | Forms>>

/**
 * `supplied` wins over `english`, text by text, so that a hole in a language file shows English and not a key.
 * A supplied text that cannot be used here shows English too: a plain text for a counted one, a slot nobody fills.
 * English among words from right to left keeps its own order, and so its numbers and full stops their places.
 */
export function createTranslate<E extends Texts>(
  english: E,
  supplied: SuppliedTexts | undefined,
  locale: string,
): Translate<E> {
  const spoken = supplied ? locale : 'en'
  const asEnglish = directionOf(locale) === 'rtl' ? isolate : String

  const translate = (key: string, values: Given = {}): string => {
    const wanted = english[key]
    const own = supplied && Object.hasOwn(supplied, key) ? supplied[key] : undefined
    const text = typeof own === typeof wanted ? pick(own, spoken, values['count']) : undefined
    const usable = typeof text === 'string' && canBeFilled(text, values) ? text : undefined
    const sentence = usable ?? asEnglish(pick(wanted, 'en', values['count']) ?? key)
    return sentence.replace(SLOT, (slot, name: string) => {
      const value = values[name]
      return typeof value === 'number' ? numbersOf(spoken).format(value) : (value ?? slot)
    })
  }
  // Safe: the same function, narrowed to the keys and slots of `english`.
  return translate as Translate<E>
}

/** U+2066 to U+2069: left-to-right isolate, to its end. */
function isolate(english: string): string {
  return `\u2066${english}\u2069`
}

function canBeFilled(text: string, values: Given): boolean {
  return Array.from(text.matchAll(SLOT)).every(([, name]) => Object.hasOwn(values, name!))
}

function pick(
  text: Text | Forms | null | undefined,
  locale: string,
  count: string | number | undefined,
): string | undefined {
  if (text === undefined || text === null || typeof text === 'string') return text ?? undefined
  const forms: Forms = text
  return forms[pluralsOf(locale).select(Number(count))] ?? forms['other']
}
