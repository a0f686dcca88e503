import { signal } from '@preact/signals-core'
import { describe, expect, it } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import type { ReferralProgram, ReferralReward } from './contract.ts'
import { messages } from './messages.ts'
import { ru } from './messages/ru.ts'
import { PROGRAM } from './program.fixture.ts'
import { createWords, type Words } from './words.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })

function wordsIn(locale: string, program: Partial<ReferralProgram> = {}): Words {
  return createWords({
    model: { program: signal({ ...PROGRAM, ...program }), isMember: signal(true) },
    t: createTranslate(messages.en, locale === 'ru' ? ru : undefined, locale),
    format: createFormat(locale),
  })
}

describe('a reward', () => {
  it.each<[ReferralReward, string]>([
    [{ kind: 'amount', off: eur(1000) }, '€10.00 off'],
    [{ kind: 'percent', percent: 15 }, '15% off'],
    [{ kind: 'percent', percent: 15, max: eur(5000) }, '15% off, up to €50.00'],
    [{ kind: 'points', points: 1 }, '1 point'],
    [{ kind: 'credit', amount: eur(500) }, '€5.00 store credit'],
    [{ kind: 'shipping' }, 'Free shipping'],
    [{ kind: 'product', productId: 'mug' }, 'A free product'],
    [{ kind: 'gift', productId: 'mug' }, 'Gift of the month'],
  ])('%j is: %s', (value, text) => {
    expect(wordsIn('en').reward(value)).toBe(text)
  })

  it('begins with a capital where nothing stands before it', () => {
    const words = wordsIn('ru')
    const value = { kind: 'shipping' } as const

    expect(words.rewardAlone(value)).toMatch(/^\p{Lu}/u)
    expect(words.rewardAlone(value).toLowerCase()).toBe(words.reward(value).toLowerCase())
  })
})

describe('the message to share', () => {
  it('is ours where the merchant has none', () => {
    expect(wordsIn('en').message()).toBe('A gift for your first order: €10.00 off. {link}')
  })

  it('is the merchant’s in the language of the shopper', () => {
    const message = { en: 'Come and see: {link}', ru: 'Загляните: {link}' }

    expect(wordsIn('ru', { message }).message()).toBe('Загляните: {link}')
  })

  it('is ours in a language the merchant has not written', () => {
    expect(wordsIn('en', { message: { ro: 'Vino: {link}' } }).message()).toMatch(/^A gift/)
  })
})
