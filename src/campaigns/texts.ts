/** The words of a campaign for one shopper: in a language it has, and with no word about them that may not be used. */
import type { Campaign, CampaignTexts } from '../contract/campaign/campaign.ts'

export interface TextChoice {
  /** BCP 47 tags, the best first: the shopper’s, the shop’s. */
  readonly locales: readonly string[]
  /** What stands for `{name}`; `undefined` where it is unknown, or the shopper has not agreed. */
  readonly values: Readonly<Record<string, string | undefined>>
}

export interface ChosenTexts {
  readonly texts: Readonly<Record<string, string>>
  /** Of the language most of them are in. */
  readonly locale: string
}

const LAST = 'en'
const PLAIN = 'Plain'

export function chooseTexts(
  { texts, experiment }: Pick<Campaign, 'texts' | 'experiment'>,
  arm: string | undefined,
  { locales, values }: TextChoice,
): ChosenTexts {
  const own = experiment?.arms.find(({ id }) => id === arm)?.texts ?? {}
  const known = [...new Set([...Object.keys(own), ...Object.keys(texts)])]
  const wanted = [...locales.map(languageOf), LAST].filter((each) => known.includes(each))
  const language = wanted[0] ?? known[0] ?? LAST
  // What is missing in it is better said in another language than not at all.
  const order = [...new Set([language, ...wanted, ...known])]
  const words: Record<string, string> = {}
  for (const each of order) for (const source of [own, texts]) addMissing(words, source[each] ?? {})
  return {
    texts: fill(words, values),
    locale: locales.find((tag) => languageOf(tag) === language) ?? language,
  }
}

function addMissing(words: Record<string, string>, more: CampaignTexts[string]): void {
  for (const [key, text] of Object.entries(more)) words[key] ??= text
}

/** Where one of its values may not be used, the plain text stands instead; without a plain one there is none. */
function fill(
  words: Readonly<Record<string, string>>,
  values: TextChoice['values'],
): Record<string, string> {
  const filled: Record<string, string> = {}
  for (const [key, text] of Object.entries(words)) {
    if (isPlainOfAnother(key, words)) continue
    const personal = replace(text, values)
    const plain = words[key + PLAIN]
    const said = personal ?? (plain === undefined ? undefined : replace(plain, values))
    if (said !== undefined) filled[key] = said
  }
  return filled
}

function isPlainOfAnother(key: string, words: Readonly<Record<string, string>>): boolean {
  return key.endsWith(PLAIN) && Object.hasOwn(words, key.slice(0, -PLAIN.length))
}

/** Of our own placeholders; what else stands in braces is the merchant’s. */
function replace(text: string, values: TextChoice['values']): string | undefined {
  let isWhole = true
  const replaced = text.replaceAll(/\{(name|product|points)\}/g, (_, name: string) => {
    const value = values[name]
    isWhole &&= value !== undefined
    return value ?? ''
  })
  return isWhole ? replaced : undefined
}

function languageOf(tag: string): string {
  return tag.split('-', 1)[0]!.toLowerCase()
}
