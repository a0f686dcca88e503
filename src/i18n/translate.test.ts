import { describe, expect, it } from 'vitest'
import { createTranslate } from './translate.ts'

const english = {
  greeting: 'Hello, {name}',
  points: { one: '{count} point', other: '{count} points' },
} as const

describe('createTranslate', () => {
  it('fills the slots of a text', () => {
    expect(createTranslate(english, undefined, 'en')('greeting', { name: 'Ana' })).toBe(
      'Hello, Ana',
    )
  })

  it('picks the English plural form and groups the number', () => {
    const t = createTranslate(english, undefined, 'en')
    expect(t('points', { count: 1 })).toBe('1 point')
    expect(t('points', { count: 1240 })).toBe('1,240 points')
  })

  it.each([
    ['ru', 1, '1 балл'],
    ['ru', 2, '2 балла'],
    ['ru', 5, '5 баллов'],
    ['ru', 21, '21 балл'],
    ['ru', 111, '111 баллов'],
  ])('picks the %s form for %d', (locale, count, expected) => {
    const texts = {
      points: {
        one: '{count} балл',
        few: '{count} балла',
        many: '{count} баллов',
        other: '{count} балла',
      },
    }
    expect(createTranslate(english, texts, locale)('points', { count })).toBe(expected)
  })

  it.each([
    [1, 'un punct'],
    [2, 'puncte'],
    [19, 'puncte'],
    [20, 'de puncte'],
    [101, 'puncte'],
    [120, 'de puncte'],
  ])('picks the Romanian form for %d', (count, expected) => {
    const texts = { points: { one: 'un punct', few: 'puncte', other: 'de puncte' } }
    expect(createTranslate(english, texts, 'ro')('points', { count })).toBe(expected)
  })

  it('shows English where a language file has a hole', () => {
    expect(createTranslate(english, {}, 'ro')('greeting', { name: 'Ana' })).toBe('Hello, Ana')
  })

  it('keeps English together among words from right to left', () => {
    const supplied = { greeting: 'مرحبا {name}' }
    const t = createTranslate(english, supplied, 'ar-EG')
    expect(t('greeting', { name: 'Ana' })).toBe('مرحبا Ana')
    expect(t('points', { count: 1 })).toMatch(/^\u2066\S+ point\u2069$/)
  })

  it('keeps English together where a language from right to left has no words at all', () => {
    const t = createTranslate(english, undefined, 'he')
    expect(t('greeting', { name: 'Ana' })).toBe('\u2066Hello, Ana\u2069')
  })

  it('never reads a text from the prototype of what was supplied', () => {
    const supplied = Object.create({ greeting: 'inherited' }) as Record<string, string>
    expect(createTranslate(english, supplied, 'en')('greeting', { name: 'Ana' })).toBe('Hello, Ana')
  })

  it('leaves a value with braces as it is', () => {
    const t = createTranslate(english, undefined, 'en')
    expect(t('greeting', { name: '{count}<b>' })).toBe('Hello, {count}<b>')
  })

  it.each([
    [0, '\u0660 زائد'],
    [1, 'واحد'],
    [2, 'اثنان'],
    [3, 'قليل'],
    [11, 'كثير'],
    [100, 'غيره'],
  ])('picks among the six Arabic forms for %d', (count, expected) => {
    const points = {
      zero: '{count} زائد',
      one: 'واحد',
      two: 'اثنان',
      few: 'قليل',
      many: 'كثير',
      other: 'غيره',
    }

    expect(createTranslate(english, { points }, 'ar-EG')('points', { count })).toBe(expected)
  })

  it('takes `other` where a form is missing', () => {
    const t = createTranslate(english, { points: { other: '{count} Punkte' } }, 'de')
    expect(t('points', { count: 1 })).toBe('1 Punkte')
  })

  it.each([
    ['a plain text for a counted one', { points: 'Punkte' }],
    ['forms without `other`', { points: { few: '{count} punkty' } }],
    ['a slot that nobody fills', { points: { other: '{cuont} Punkte' } }],
    ['a number', { points: 5 }],
    ['nothing', { points: null }],
    ['a form that is no text', { points: { other: 5 } }],
    ['a list', { points: ['Punkt', 'Punkte'] }],
  ])('shows English for %s', (_what, texts) => {
    expect(createTranslate(english, texts as never, 'de')('points', { count: 5 })).toBe('5 points')
  })
})
