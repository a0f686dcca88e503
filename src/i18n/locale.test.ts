import { describe, expect, it } from 'vitest'
import { chooseLocale } from './locale.ts'

describe('chooseLocale', () => {
  it('takes the first language it speaks', () => {
    expect(chooseLocale([undefined, 'fr-FR', 'ro-MD', 'en'])).toMatchObject({
      language: 'ro',
      tag: 'ro-MD',
    })
  })

  it('reads tags as templates write them', () => {
    expect(chooseLocale(['es_MX'])).toMatchObject({ language: 'es', tag: 'es-MX' })
    expect(chooseLocale(['RU'])).toMatchObject({ language: 'ru', tag: 'ru' })
  })

  it('keeps the language of a malformed tag', () => {
    expect(chooseLocale(['pl-_-'])).toMatchObject({ language: 'pl', tag: 'pl' })
  })

  it('speaks English where nothing fits', () => {
    expect(chooseLocale(['ja', '', null])).toMatchObject({ language: 'en', tag: 'en' })
  })

  it.each([
    ['ar-EG', 'ar', 'ar-EG', 'rtl'],
    ['iw', 'he', 'he', 'rtl'],
    ['de-AT', 'de', 'de-AT', 'ltr'],
  ])('speaks %s when the merchant brings its words', (page, language, tag, direction) => {
    expect(chooseLocale([page, 'en'], ['ar', 'he', 'de'])).toEqual({ language, tag, direction })
  })

  it('passes over a language that nobody brings the words of', () => {
    expect(chooseLocale(['ar', 'ro'])).toEqual({ language: 'ro', tag: 'ro', direction: 'ltr' })
  })
})
