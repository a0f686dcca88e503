/** The merchant’s words, in the language of a sitting. */
import type { Words } from '../../src/contract/words.ts'
import type { Format } from '../../src/i18n/index.ts'
import type { Sitting } from './model/feedback-model.ts'

/** What is missing is said in English, or in the first language there is. */
export function say(words: Words | undefined, { locale }: Pick<Sitting, 'locale'>): string {
  return words?.[locale] ?? words?.['en'] ?? Object.values(words ?? {})[0] ?? ''
}

/** For the element that says them: `lang` only where it is another one than that of the words around it. */
export function saidIn(
  { locale }: Pick<Sitting, 'locale'>,
  format: Format,
): { readonly dir: 'auto'; readonly lang?: string } {
  return format.locale.split('-')[0] === locale ? { dir: 'auto' } : { dir: 'auto', lang: locale }
}
