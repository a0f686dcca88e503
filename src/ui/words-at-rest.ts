/** The English words that a page at rest may need, before the file with all the others is there. */
import type { SuppliedTexts } from '../i18n/index.ts'

export const wordsAtRest = {
  open: 'Rewards and help',
  failed: 'This part could not be loaded.',
  retry: 'Try again',
} as const

export function wordAtRest(
  supplied: SuppliedTexts | undefined,
  key: keyof typeof wordsAtRest,
): string {
  return ownWord(supplied, key) ?? wordsAtRest[key]
}

/** A plain text of the language chosen, if it has one. */
export function ownWord(supplied: SuppliedTexts | undefined, key: string): string | undefined {
  const own = supplied?.[key]
  return typeof own === 'string' ? own : undefined
}
