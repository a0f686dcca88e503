/** The currencies the shop charges in, and what each is worth in the currency its loyalty programme counts in. */

export const CURRENCIES = ['EUR', 'RON', 'MDL', 'PLN', 'JPY'] as const
export type ShopCurrency = (typeof CURRENCIES)[number]

/** An amount in each currency, in that currency's smallest unit: 14.50 EUR is 1450, 2400 JPY is 2400. */
export type Prices = Readonly<Record<ShopCurrency, number>>

export const PROGRAMME_CURRENCY = 'EUR'

/** Points are counted in EUR. Fixed on purpose: the same basket earns the same points all year. */
const MINOR_UNITS_PER_EURO: Prices = { EUR: 100, RON: 498, MDL: 1960, PLN: 430, JPY: 165 }

/** Euro cents, rounded to the nearest. */
export function toProgrammeCurrency(minor: number, currency: ShopCurrency): number {
  return Math.round((minor * 100) / MINOR_UNITS_PER_EURO[currency])
}

/** Euro cents as this shop charges them elsewhere, by the same rate. */
export function fromProgrammeCurrency(cents: number, currency: ShopCurrency): number {
  return Math.round((cents * MINOR_UNITS_PER_EURO[currency]) / 100)
}

export function isShopCurrency(value: unknown): value is ShopCurrency {
  return CURRENCIES.some((known) => known === value)
}
