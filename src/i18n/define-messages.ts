/** A widget's texts in every language, with a missing key or plural form refused by the compiler. */

export const LANGUAGES = ['en', 'ro', 'ru', 'es', 'pl'] as const
export type Language = (typeof LANGUAGES)[number]

/** The CLDR cardinal categories that whole numbers can fall in, by language. */
interface PluralForms {
  en: 'one' | 'other'
  ro: 'one' | 'few' | 'other'
  ru: 'one' | 'few' | 'many' | 'other'
  es: 'one' | 'many' | 'other'
  pl: 'one' | 'few' | 'many' | 'other'
}

/** A counted text: which form is used follows `{count}`. */
export type Plural<L extends Language = 'en'> = Readonly<Record<PluralForms[L], string>>
export type Text = string | Plural
export type Texts = Readonly<Record<string, Text>>

type Translated<E extends Texts, L extends Language> = {
  readonly [K in keyof E]: E[K] extends string ? string : Plural<L>
}

export type Messages<E extends Texts = Texts> = { readonly en: E } & {
  readonly [L in Exclude<Language, 'en'>]?: Translated<E, L>
}

export function defineMessages<const E extends Texts>(
  messages: { readonly en: E } & { readonly [L in Exclude<Language, 'en'>]: Translated<E, L> },
): Messages<E> {
  return messages
}
