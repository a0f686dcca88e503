/** Mails in the languages this server writes. */
import { en, type MailTexts } from './en.ts'
import { es } from './es.ts'
import { pl } from './pl.ts'
import { ro } from './ro.ts'
import { ru } from './ru.ts'

export type { MailTexts } from './en.ts'

const TEXTS: Readonly<Record<string, MailTexts>> = { en, es, pl, ro, ru }

export interface Language {
  /** BCP 47, with the region where it is known. */
  readonly locale: string
  readonly texts: MailTexts
}

/** The first of these this server writes, whole or by its language; English if none. */
export function languageOf(...locales: readonly (string | null | undefined)[]): Language {
  for (const locale of locales) {
    const language = locale?.split('-')[0]?.toLowerCase() ?? ''
    const texts = Object.hasOwn(TEXTS, language) ? TEXTS[language] : undefined
    if (locale && texts) return { locale: canonical(locale) ?? language, texts }
  }
  return { locale: 'en', texts: en }
}

/** A browser may say anything; the region decides how a date is written. */
function canonical(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0]
  } catch {
    return undefined // No language tag, though it looks like one.
  }
}
