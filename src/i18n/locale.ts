/** Which language to speak: what the merchant set, else the page's, else the browser's. */
import { LANGUAGES, type Language } from './define-messages.ts'

export interface ChosenLocale<L extends string = string> {
  /** One of ours, or one the merchant brings the words of. */
  readonly language: L
  /** BCP 47 tag for Intl: keeps the region, so that `es-MX` writes money the Mexican way. */
  readonly tag: string
  readonly direction: 'ltr' | 'rtl'
}

/** Not `Intl.Locale`'s textInfo: Firefox has it from 137 on only. */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/

/** `own` are languages beside ours that the merchant has written texts in. */
export function chooseLocale<Own extends string = never>(
  wanted: readonly (string | null | undefined)[],
  own: readonly Own[] = [],
): ChosenLocale<Language | Own> {
  const spoken = [...LANGUAGES, ...own]
  for (const given of wanted) {
    const tag = canonical(given ?? '')
    const language = spoken.find((known) => known === tag.split('-')[0])
    if (language) return { language, tag, direction: directionOf(tag) }
  }
  return { language: 'en', tag: 'en', direction: 'ltr' }
}

export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr'
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? ''
  } catch {
    return tag.slice(0, 2) // `lang="en us"`: the language was readable, the rest is dropped.
  }
}
