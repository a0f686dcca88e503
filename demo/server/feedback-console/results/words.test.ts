import { expect, test } from 'vitest'
import { countWords } from './words.ts'

const en = (text: string): { text: string; locale: string } => ({ text, locale: 'en-GB' })

test('a word counts once for each answer, however it is written', () => {
  expect(
    countWords([en('Delivery, delivery, DELIVERY!'), en('the delivery was late'), en('Late.')]),
  ).toEqual([
    { word: 'delivery', count: 2 },
    { word: 'late', count: 2 },
  ])
})

test('what stands in one answer alone is left out, and so are numbers', () => {
  expect(countWords([en('A chipped lid, 12 days'), en('12 minutes')])).toEqual([])
})

test.each([
  ['en', "It wasn't what I’ve ordered", 'it’s not what I have ordered', ['ordered']],
  ['ro', 'Coletul a întârziat foarte mult', 'De ce a întârziat?', ['întârziat']],
  ['ru', 'Посылка очень опоздала', 'посылка не пришла', ['посылка']],
  ['es', 'El paquete llegó tarde', 'llegó muy tarde', ['llegó', 'tarde']],
  ['pl', 'Paczka się spóźniła', 'to nie ta paczka', ['paczka']],
])('common words of %s are left out', (locale, one, other, expected) => {
  const words = countWords([
    { text: one, locale },
    { text: other, locale },
  ])

  expect(words.map(({ word }) => word)).toEqual(expected)
})

test('a cedilla is the comma below it was meant to be', () => {
  const words = countWords([
    { text: 'Cea\u015fca e ciobită', locale: 'ro' },
    { text: 'cea\u0219ca', locale: 'ro-MD' },
  ])

  expect(words).toEqual([{ word: 'cea\u0219ca', count: 2 }])
})

test('thirty words are told, the most frequent first', () => {
  const letters = Array.from('abcdefghijklmnopqrst')
  const words = letters.flatMap((letter) => [`${letter}um`, `${letter}ixt`])
  const text = words.join(' ')

  const counted = countWords([en(text), en(text), en('tum tum')])

  expect(counted).toHaveLength(30)
  expect(counted[0]).toEqual({ word: 'tum', count: 3 })
})

test('a language nobody knows is counted as it stands', () => {
  const each = { text: 'tea the', locale: 'x-tea' }

  expect(countWords([each, each]).map(({ word }) => word)).toEqual(['tea', 'the'])
})
