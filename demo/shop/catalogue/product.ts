/** What the shop sells: a record of prices and of texts in every language. */
import type { Language } from '../../../src/i18n/index.ts'
import type { Prices } from '../money/currency.ts'

export const CATEGORIES = ['tea', 'ceramics', 'scent', 'table'] as const
export type Category = (typeof CATEGORIES)[number]

export interface ProductText {
  readonly name: string
  /** A few words under the name. */
  readonly line: string
  readonly story: string
  /** Contents, making, care: each a short sentence of its own. */
  readonly details: readonly [string, string, string]
}

export interface Product {
  /** Lower-case letters and hyphens only: it stands in addresses and in the cart's cookie as it is. */
  readonly id: string
  readonly category: Category
  readonly prices: Prices
  readonly texts: Readonly<Record<Language, ProductText>>
  /** Buying one earns no points. */
  readonly earnsNothing?: boolean
}
