// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { chooseTexts } from './texts.ts'

const campaign = {
  texts: {
    en: { title: 'Welcome back', accept: 'Show me' },
    ro: { title: 'Bine ai revenit' },
    ru: { title: 'С возвращением' },
  },
  experiment: {
    id: 'x',
    phase: 1,
    arms: [
      { id: 'control', weight: 5_000 },
      { id: 'short', weight: 5_000, texts: { en: { title: 'Hello' } } },
    ],
  },
}
const choose = (locales: readonly string[], arm?: string) =>
  chooseTexts(campaign, arm, { locales, values: {} })

describe('chooseTexts', () => {
  it('speaks the shopper’s language, and fills a gap from the next', () => {
    expect(choose(['ro-MD', 'ru'])).toEqual({
      texts: { title: 'Bine ai revenit', accept: 'Show me' },
      locale: 'ro-MD',
    })
  })

  it('falls back to the shop’s language, to English, and to whatever there is', () => {
    expect(choose(['fr', 'ru-RU']).texts.title).toBe('С возвращением')
    expect(choose(['fr', 'de'])).toEqual({ texts: campaign.texts.en, locale: 'en' })
    const { texts } = { texts: { ro: campaign.texts.ro } }
    expect(chooseTexts({ texts }, undefined, { locales: ['fr'], values: {} })).toEqual({
      texts: { title: 'Bine ai revenit' },
      locale: 'ro',
    })
  })

  it('takes an arm’s own words first', () => {
    expect(choose(['en'], 'short').texts).toEqual({ title: 'Hello', accept: 'Show me' })
    expect(choose(['ro'], 'short').texts.title).toBe('Bine ai revenit')
  })

  it.each([
    ['a name that may be used', { name: 'Ana' }, 'Back again, Ana?'],
    ['no name', {}, 'Back again?'],
  ])('with %s says so', (_, values, title) => {
    const texts = { en: { title: 'Back again, {name}?', titlePlain: 'Back again?' } }
    expect(chooseTexts({ texts }, undefined, { locales: ['en'], values }).texts).toEqual({ title })
  })

  it('leaves out a personal text without a plain one, and other braces alone', () => {
    const texts = { en: { title: 'For {product}', note: 'Code {CODE}', plan: 'x', carPlain: 'y' } }
    expect(chooseTexts({ texts }, undefined, { locales: ['en'], values: {} }).texts).toEqual({
      note: 'Code {CODE}',
      plan: 'x',
      carPlain: 'y',
    })
  })
})
