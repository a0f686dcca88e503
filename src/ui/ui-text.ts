/** A plain text of the launcher or the panel, without the machinery for counted ones. */
import type { SuppliedTexts } from '../i18n/index.ts'
import { messages } from './messages.ts'
import { ownWord } from './words-at-rest.ts'

type English = (typeof messages)['en']
type PlainKey = { [K in keyof English]: English[K] extends string ? K : never }[keyof English]

export function uiText(supplied: SuppliedTexts | undefined, key: PlainKey): string {
  return ownWord(supplied, key) ?? messages.en[key]
}
