/** Words of a survey as one reader has them. */
import type { Survey } from '../../../widgets/feedback/contract.ts'
import type { Words } from '../../../src/contract/words.ts'

/** In the reader’s language if the survey has it, else in its first. */
export function wordsIn(
  { locales }: Pick<Survey, 'locales'>,
  words: Words,
  locale: string = locales[0] ?? 'en',
): string {
  const language = locale.split('-')[0]?.toLowerCase() ?? ''
  const own = locales.includes(language) ? words[language] : undefined
  return own ?? words[locales[0] ?? 'en'] ?? Object.values(words)[0] ?? ''
}
