/** What holds for the texts of every widget and of the panel, in every language. */
import { describe, expect, it } from 'vitest'
import { createTranslate, LANGUAGES, type Language, type Messages } from '../src/i18n/index.ts'
import { messages as ui } from '../src/ui/messages.ts'
import * as registry from './index.ts'

type Text = string | Readonly<Record<string, string>>
type TextsByKey = Readonly<Record<string, Text>>

/** Rightly the same in English and in that language: `widget.key`. */
const SAME_AS_ENGLISH: Readonly<Partial<Record<Language, readonly string[]>>> = {}

const sources: [name: string, messages: Messages][] = [
  ['ui', ui],
  ...(await Promise.all(
    Object.values(registry).map(async (create): Promise<[string, Messages]> => {
      const widget = create()
      return [widget.name, (await (await widget.parts()).messages()).messages]
    }),
  )),
]

// Safe: defineMessages has checked that each is a text or an object of forms.
const textsOf = (messages: Messages, language: Language): TextsByKey =>
  (messages[language] ?? {}) as TextsByKey
const formsOf = (text: Text | undefined): string[] =>
  typeof text === 'object' ? Object.values(text) : [text ?? '']
const slotsOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()

describe.each(sources)('texts of %s', (name, messages) => {
  const english = textsOf(messages, 'en')

  describe.each(LANGUAGES)('in %s', (language) => {
    const texts = textsOf(messages, language)

    it('are as many as in English, and none is empty', () => {
      expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort())
      expect(Object.values(texts).flatMap(formsOf)).not.toContain('')
    })

    it('have a form for every number from 0 to 1000, and none that no number takes', () => {
      const rules = new Intl.PluralRules(language)
      const taken = new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)))
      const known = rules.resolvedOptions().pluralCategories
      for (const [key, text] of Object.entries(texts)) {
        if (typeof text === 'string') continue
        for (const form of taken) expect(Object.keys(text), key).toContain(form)
        for (const form of Object.keys(text)) expect(known, key).toContain(form)
      }
    })

    it('have the slots of the English ones', () => {
      const rules = new Intl.PluralRules(language)
      const numbers = Array.from({ length: 1001 }, (_, count) => rules.select(count))
      for (const [key, text] of Object.entries(texts)) {
        const expected = slotsOf(formsOf(english[key]).at(-1)!)
        const forms = typeof text === 'string' ? { '': text } : text
        for (const [category, form] of Object.entries(forms)) {
          // A form for exactly one may say it in a word.
          const isForOne = numbers.filter((each) => each === category).length === 1
          const slots = slotsOf(form)
          const needed = isForOne ? expected.filter((slot) => slot !== '{count}') : expected
          expect(expected, `${key}: ${form}`).toEqual(expect.arrayContaining(slots))
          expect(slots, `${key}: ${form}`).toEqual(expect.arrayContaining(needed))
        }
      }
    })

    it('leave no brace behind once they are filled', () => {
      const t = createTranslate(messages.en, texts, language)
      for (const [key, text] of Object.entries(english)) {
        const slots = formsOf(text).flatMap(slotsOf)
        for (const count of [0, 1, 2, 5, 21]) {
          const values = Object.fromEntries(slots.map((slot) => [slot.slice(1, -1), 'X']))
          expect(t(key, { ...values, count }), key).not.toMatch(/[{}]/)
        }
      }
    })

    it('begin and end as the English ones do: no stray space, the same closing mark', () => {
      const closing = (text: string): string => /[.?!:…]$/.exec(text.trim())?.[0] ?? ''
      for (const [key, text] of Object.entries(texts)) {
        for (const form of formsOf(text)) {
          expect(form, key).toBe(form.trim().replace(/ {2,}/g, ' '))
          expect(closing(form), `${key}: ${form}`).toBe(closing(formsOf(english[key]).at(-1)!))
        }
      }
    })

    if (language === 'en') return
    it('are not the English ones', () => {
      const allowed = SAME_AS_ENGLISH[language] ?? []
      const same = Object.entries(texts)
        .filter(([, text]) =>
          /\p{L}{2}/u.test(
            formsOf(text)
              .join(' ')
              .replace(/\{\w+\}/g, ''),
          ),
        )
        .filter(([key, text]) => JSON.stringify(text) === JSON.stringify(english[key]))
        .map(([key]) => `${name}.${key}`)

      expect(same.filter((key) => !allowed.includes(key))).toEqual([])
    })
  })
})
