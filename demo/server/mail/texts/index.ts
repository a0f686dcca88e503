/** Mails in the languages this server writes. */
import { en, type MailTexts } from './en.ts'
import { es } from './es.ts'
import { pl } from './pl.ts'
import { ro } from './ro.ts'
import { ru } from './ru.ts'

export type { MailTexts } from './en.ts'

const TEXTS: Readonly<Record<string, MailTexts>> = { en, es, pl, ro, ru }

export interface Language {
  readonly locale: string
  readonly texts: MailTexts
}

/** The first of these this server writes, whole or by its language; English if none. */
export function languageOf(...locales: readonly (string | null | undefined)[]): Language {
  for (const locale of locales) {
    const language = locale?.split('-')[0]?.toLowerCase() ?? ''
    const texts = Object.hasOwn(TEXTS, language) ? TEXTS[language] : undefined
    if (texts) return { locale: language, texts }
  }
  return { locale: 'en', texts: en }
}
