/** The merchant's words of a campaign, and the language they are in. */
import type { Showing } from '../../model/campaign/create-campaign-model.ts'
import type { Format } from '../../i18n/index.ts'

export function said({ occasion }: Showing, key: string): string | undefined {
  // What is empty is as good as left out.
  return (Object.hasOwn(occasion.texts, key) && occasion.texts[key]) || undefined
}

/** For `lang`: only where it is another one than that of the words around it. */
export function langOf({ occasion }: Showing, format: Format): { readonly lang?: string } {
  const isSame = occasion.textsLocale.split('-')[0] === format.locale.split('-')[0]
  return isSame ? {} : { lang: occasion.textsLocale }
}
