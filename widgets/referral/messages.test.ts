import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/i18n/index.ts'
import { messages } from './messages.ts'

type Forms = Readonly<Record<string, string>>
const slotsOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()
const formsOf = (text: string | Forms): string[] =>
  typeof text === 'string' ? [text] : Object.values(text)

describe.each(LANGUAGES)('texts in %s', (language) => {
  const texts = messages[language] as Readonly<Record<string, string | Forms>>

  it('have every plural form of the language, and no other', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text !== 'string') expect(Object.keys(text).sort(), key).toEqual(categories)
    }
  })

  it('use the same slots as the English ones', () => {
    for (const [key, english] of Object.entries(messages.en as typeof texts)) {
      const expected = slotsOf(formsOf(english).at(-1)!)
      for (const form of formsOf(texts[key]!))
        expect(slotsOf(form), `${key}: ${form}`).toEqual(expected)
    }
  })
})
