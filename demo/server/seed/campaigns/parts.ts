/** What the campaigns of the demo have in common: amounts in all its currencies, and the words of every “no”. */
import type { z } from 'zod/mini'
import type { Campaign } from '../../../../src/contract/campaign/campaign.ts'
import type { Condition } from '../../../../src/contract/campaign/condition.ts'

export type DemoCampaign = z.input<typeof Campaign>

type Language = 'en' | 'ro' | 'ru' | 'es' | 'pl'
type Words<Key extends string> = Readonly<Record<Key, string>>

/** Every language says all of it. */
export function inAll<Key extends string>(
  texts: Readonly<Record<Language, Words<Key>>>,
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, words]) => [
      language,
      { ...DECLINE[language], ...words },
    ]),
  )
}

const DECLINE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { decline: 'No, thanks' },
  ro: { decline: 'Nu, mulțumesc' },
  ru: { decline: 'Нет, спасибо' },
  es: { decline: 'No, gracias' },
  pl: { decline: 'Nie, dziękuję' },
}

/** Amounts compare in one currency alone, so each of the shop’s is named. */
export function cartFrom(minor: Readonly<Record<string, number>>): Condition {
  return {
    any: Object.entries(minor).map(([currency, amount]) => ({
      field: 'cart.subtotal',
      op: 'gte',
      value: { minor: amount, currency },
    })),
  }
}

/** As much as it takes to think twice about shipping. */
export const A_REAL_CART = cartFrom({ EUR: 2000, RON: 9900, MDL: 39000, PLN: 8600, JPY: 3300 })
