/** Reads the merchant's own words against the English ones, and names every text that cannot be used. Loaded for those alone who bring some. */
import type { Messages, Text, Texts } from './define-messages.ts'

/** As `config_invalid` tells it: where, what was found, what is allowed, and an example. */
export type TextProblem = readonly [option: string, found: string, allowed: string, example: string]

type Sources = Readonly<Record<string, () => Promise<{ readonly messages: Messages }>>>

/** `sources` are the messages of `ui` and of every widget; only those are loaded that `own` has words for. */
export async function checkTexts(own: unknown, sources: Sources): Promise<TextProblem[]> {
  const problems: TextProblem[] = []
  for (const [language, byWidget] of entriesOf(own)) {
    for (const [widget, texts] of entriesOf(byWidget)) {
      const option = `texts.${language}.${widget}`
      const source = Object.hasOwn(sources, widget) ? sources[widget] : undefined
      if (!source) {
        const names = Object.keys(sources)
        problems.push([option, 'for no widget of this page', names.join(', '), names[0] ?? 'ui'])
        continue
      }
      const { en } = (await source()).messages
      for (const [key, text] of entriesOf(texts)) {
        const found = checkText(text, Object.hasOwn(en, key) ? en[key] : undefined, language)
        problems.push(...(found ?? [unknownKey(en)]).map(at(`${option}.${key}`)))
      }
    }
  }
  return problems
}

type Finding = readonly [found: string, allowed: string, example: string]

const at =
  (option: string) =>
  (finding: Finding): TextProblem => [option, ...finding]

function unknownKey(english: Texts): Finding {
  const keys = Object.keys(english)
  return ['no text of it', keys.join(', '), keys[0] ?? '']
}

/** `undefined` when there is no such text. */
function checkText(
  text: unknown,
  english: Text | undefined,
  language: string,
): Finding[] | undefined {
  if (english === undefined) return undefined
  if (typeof english === 'string') {
    if (typeof text !== 'string') return [[show(text), 'one text', show(english)]]
    return checkSlots([text], [english])
  }
  const categories = categoriesOf(language)
  const example = show({ other: english.other })
  const forms = entriesOf(text)
  if (!forms.some(([form, value]) => form === 'other' && typeof value === 'string'))
    return [[show(text), `an object of the forms ${categories.join(', ')}, with other`, example]]
  const wrong = forms.filter(
    ([form, value]) => !categories.includes(form) || typeof value !== 'string',
  )
  return [
    ...wrong.map(([form]): Finding => [`with "${form}"`, `of ${categories.join(', ')}`, example]),
    ...checkSlots(
      forms.map(([, value]) => String(value)),
      [...Object.values(english), '{count}'],
    ),
  ]
}

function checkSlots(texts: readonly string[], english: readonly string[]): Finding[] {
  const known = slotsOf(english)
  const unknown = slotsOf(texts).filter((slot) => !known.includes(slot))
  const allowed = known.join(', ') || 'no slot at all'
  return unknown.map((slot) => [`with the slot ${slot}`, allowed, show(english[0])])
}

function slotsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/g) ?? []))]
}

/** `other` in a language that Intl does not know: it counts as English does there, or not at all. */
function categoriesOf(language: string): string[] {
  try {
    return new Intl.PluralRules(language).resolvedOptions().pluralCategories
  } catch {
    return ['other'] // No language tag at all, as `texts.english`.
  }
}

function entriesOf(value: unknown): [name: string, value: unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : []
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 80)
}
