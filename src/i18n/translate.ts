/** Turns a key and its values into a sentence: plural form by Intl, numbers in the language's own digits and groups. */
import type { Text, Texts } from './define-messages.ts'

type Slots<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never
type SlotsOf<T> = T extends string ? Slots<T> : { [K in keyof T]: Slots<T[K]> }[keyof T] | 'count'

type Values<T> = [SlotsOf<T>] extends [never]
  ? []
  : [values: Readonly<Record<SlotsOf<T>, string | number>>]

export type Translate<E extends Texts = Texts> = <K extends keyof E & string>(
  key: K,
  ...values: Values<E[K]>
) => string

/** What a language file or a merchant may supply for a widget: anything else is ignored. */
export type SuppliedTexts = Readonly<Record<string, string | Readonly<Record<string, string>>>>

/** `supplied` wins over `english`, text by text, so that a hole in a language file shows English and not a key. */
export function createTranslate<E extends Texts>(
  english: E,
  supplied: SuppliedTexts | undefined,
  locale: string,
): Translate<E> {
  const plurals = new Intl.PluralRules(supplied ? locale : 'en')
  const englishPlurals = new Intl.PluralRules('en')
  const numbers = new Intl.NumberFormat(supplied ? locale : 'en')

  const translate = (
    key: string,
    values: Readonly<Record<string, string | number>> = {},
  ): string => {
    const own = supplied && Object.hasOwn(supplied, key) ? supplied[key] : undefined
    const text =
      pick(own, plurals, values['count']) ?? pick(english[key], englishPlurals, values['count'])
    return (text ?? key).replace(/\{(\w+)\}/g, (slot, name: string) => {
      const value = values[name]
      return typeof value === 'number' ? numbers.format(value) : (value ?? slot)
    })
  }
  // Safe: the same function, narrowed to the keys and slots of `english`.
  return translate as Translate<E>
}

function pick(
  text: Text | Readonly<Record<string, string>> | undefined,
  plurals: Intl.PluralRules,
  count: string | number | undefined,
): string | undefined {
  if (text === undefined || typeof text === 'string') return text
  const forms: Readonly<Record<string, string>> = text
  return forms[plurals.select(Number(count))] ?? forms['other']
}
