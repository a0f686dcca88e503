/** Which language to speak: what the merchant set, else the page's, else the browser's. */
import { LANGUAGES, type Language } from './define-messages.ts'

export interface ChosenLocale {
  /** Ours to load texts for. */
  readonly language: Language
  /** BCP 47 tag for Intl: keeps the region, so that `es-MX` writes money the Mexican way. */
  readonly tag: string
  readonly direction: 'ltr' | 'rtl'
}

export function chooseLocale(wanted: readonly (string | null | undefined)[]): ChosenLocale {
  for (const tag of wanted) {
    const language = LANGUAGES.find((known) => known === tag?.toLowerCase().split(/[-_]/)[0])
    if (tag && language) return { language, tag: canonical(tag) ?? language, direction: 'ltr' }
  }
  return { language: 'en', tag: 'en', direction: 'ltr' }
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]
  } catch {
    return undefined // `lang="en us"`: the language was readable, the rest is dropped.
  }
}
