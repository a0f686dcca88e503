import { describe, expect, it } from 'vitest'
import { Answer } from '../contract/facts.ts'
import { answersIn, createSearch } from './answers.ts'

const prepare = (id: string, question: Record<string, string>, answer: Record<string, string>) =>
  Answer.parse({ id, question, answer })

const ANSWERS = [
  prepare(
    'ship',
    {
      en: 'How long does delivery take?',
      ro: 'Cât durează livrarea?',
      pl: 'Jak długo trwa dostawa?',
    },
    {
      en: 'Two working days, by courier.',
      ro: 'Două zile, prin curier.',
      pl: 'Dwa dni, kurierem.',
    },
  ),
  prepare(
    'return',
    { en: 'Can I send something back?', ru: 'Можно вернуть заказ?' },
    {
      en: 'Within 30 days. The delivery back is free.',
      ru: 'Да, в течение 30 дней. Обратная доставка бесплатна.',
    },
  ),
  prepare('gift', { en: 'Do you wrap gifts?' }, { en: 'Yes, for 2 €.' }),
]

const find = (text: string, locale = 'en'): string[] =>
  createSearch(answersIn(ANSWERS, locale))(text).map(({ id }) => id)

describe('createSearch', () => {
  it('finds words in any order and case', () => {
    expect(find('TAKE delivery long')).toEqual(['ship'])
  })

  it('puts what is asked before what is only mentioned', () => {
    expect(find('delivery')).toEqual(['ship', 'return'])
  })

  it('needs no accents, neither typed nor written', () => {
    expect(find('cat dureaza', 'ro')).toEqual(['ship'])
    expect(find('dlugo', 'pl')).toEqual(['ship'])
    expect(find('długo', 'pl')).toEqual(['ship'])
  })

  it('finds a word by its beginning and with another ending', () => {
    expect(find('deliv')).toContain('ship')
    expect(find('доставку', 'ru')).toEqual(['return'])
  })

  it('answers a sentence of which half is known', () => {
    expect(find('hello, how long will the delivery take please?')).toEqual(['ship'])
  })

  it('finds nothing where less than half is known', () => {
    expect(find('vegan delivery boxes for restaurants')).toEqual([])
    expect(find('marzipan')).toEqual([])
  })

  it('finds nothing in blanks and signs', () => {
    expect(find('  ?! ')).toEqual([])
  })

  it('reads what is not translated in English', () => {
    expect(find('gifts', 'ro')).toEqual(['gift'])
  })

  it('takes signs of patterns as they are', () => {
    expect(find('(.*[+')).toEqual([])
    expect(find('gift (')).toEqual(['gift'])
  })
})
