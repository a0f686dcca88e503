/** The texts of a language, fetched once; English is in the code and needs nothing. */
import { LANGUAGES } from './i18n/define-messages.ts'
import type { TextsByWidget } from './i18n/index.ts'

export interface TextSource {
  /** `undefined` for English, for a language we have no words in, and when they cannot be had. */
  load(language: string): Promise<TextsByWidget | undefined>
  prefetch(language: string): void
}

export function createTextSource(
  loadTexts: ((language: string) => Promise<unknown>) | undefined,
  report: (error: unknown) => void,
): TextSource {
  const loading = new Map<string, Promise<TextsByWidget | undefined>>()

  async function fetchTexts(language: string): Promise<TextsByWidget | undefined> {
    if (language === 'en' || !LANGUAGES.some((known) => known === language)) return undefined
    try {
      const texts = await loadTexts?.(language)
      // Safe: translate looks each text up by key and shows English for whatever is not a text.
      return typeof texts === 'object' && texts !== null ? (texts as TextsByWidget) : undefined
    } catch (error) {
      // English is better than nothing, and the next page may have more luck.
      loading.delete(language)
      report(error)
      return undefined
    }
  }

  function load(language: string): Promise<TextsByWidget | undefined> {
    const texts = loading.get(language) ?? fetchTexts(language)
    loading.set(language, texts)
    return texts
  }

  return { load, prefetch: (language) => void load(language) }
}
