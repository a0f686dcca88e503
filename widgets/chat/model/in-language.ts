/** Picks a merchant’s words in the language of the shopper. */
import type { Words } from '../contract/facts.ts'

/** English, or the first there is, where the language is missing; `''` for no words at all. */
export function inLanguage(words: Words, locale: string): string {
  const language = locale.split('-')[0]!.toLowerCase()
  return words[language] ?? words['en'] ?? Object.values(words)[0] ?? ''
}
