import { describe, expect, it } from 'vitest'
import { inLanguage } from './in-language.ts'

describe('inLanguage', () => {
  it('takes the language of the locale, whatever its region', () => {
    expect(inLanguage({ en: 'Hello', ro: 'Bună' }, 'ro-MD')).toBe('Bună')
  })

  it('falls back to English, and then to the first there is', () => {
    expect(inLanguage({ ro: 'Bună', en: 'Hello' }, 'pl')).toBe('Hello')
    expect(inLanguage({ ro: 'Bună', ru: 'Привет' }, 'pl')).toBe('Bună')
  })

  it('says nothing where there are no words', () => {
    expect(inLanguage({}, 'en')).toBe('')
  })
})
