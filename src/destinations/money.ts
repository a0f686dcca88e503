/** Other services count in whole euros and dollars; ours are cents. */
import { currencyDigits } from '../i18n/format.ts'

/** `undefined` for what is no amount. */
export function toMajor(minor: unknown, currency: unknown): number | undefined {
  if (typeof minor !== 'number' || typeof currency !== 'string') return undefined
  return minor / 10 ** currencyDigits(currency)
}
