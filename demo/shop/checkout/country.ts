/** Where the shop sends to, and where it guesses first. */
import type { Language } from '../../../src/i18n/index.ts'

/** ISO 3166 codes. */
export const COUNTRIES = ['MD', 'RO', 'PL', 'ES', 'DE', 'FR', 'IT', 'IE', 'JP'] as const
export type Country = (typeof COUNTRIES)[number]

export const LIKELY_COUNTRY: Readonly<Record<Language, Country>> = {
  en: 'IE',
  ro: 'RO',
  ru: 'MD',
  es: 'ES',
  pl: 'PL',
}
