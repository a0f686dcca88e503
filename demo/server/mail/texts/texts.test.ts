import { expect, test } from 'vitest'
import { en } from './en.ts'
import { languageOf } from './index.ts'

const LANGUAGES = ['ro', 'ru', 'es', 'pl']

/** Every text with something in its slots. */
function sentences(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) => {
    if (typeof text === 'function') return [String(text(5, 'K7QX-42'))]
    return typeof text === 'string' ? [text] : sentences(Object(text))
  })
}

test.each(LANGUAGES)('every sentence of %s is its own', (locale) => {
  const own = sentences(languageOf(locale).texts)
  const english = new Set(sentences(en))

  expect(own).toHaveLength(sentences(en).length)
  expect(own.filter((sentence) => english.has(sentence))).toEqual([])
})

test.each([
  [
    'en',
    ['1 conversation is waiting', '2 conversations are waiting', '5 conversations are waiting'],
  ],
  ['ro', ['1 conversație așteaptă', '2 conversații așteaptă', '5 conversații așteaptă']],
  ['ru', ['1 разговор ждёт ответа', '2 разговора ждут ответа', '5 разговоров ждут ответа']],
  ['es', ['1 conversación espera', '2 conversaciones esperan', '5 conversaciones esperan']],
  ['pl', ['1 rozmowa czeka', '2 rozmowy czekają', '5 rozmów czeka']],
])('%s counts as it is spoken', (locale, expected) => {
  const { notice } = languageOf(locale).texts

  expect([1, 2, 5].map((count) => notice.subject(count))).toEqual(expected)
})

test('twenty in Romanian take their “de”', () => {
  expect(languageOf('ro').texts.notice.subject(20)).toBe('20 de conversații așteaptă')
})

test('the first language that is written counts, and English if none is', () => {
  expect(languageOf(null, 'de-AT', 'pl-PL', 'ro').locale).toBe('pl-PL')
  expect(languageOf('en-a').locale).toBe('en')
  expect(languageOf('constructor', undefined).locale).toBe('en')
})
