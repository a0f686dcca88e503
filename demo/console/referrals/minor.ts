/** Amounts as a merchant writes them, `12.50` or `12,50`, and as they are kept, in minor units. */
import { currencyDigits } from '../../../src/i18n/format.ts'

export function writeMinor(minor: number, currency: string): string {
  return (minor / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency))
}

/** `undefined` for what is no amount of this currency: a third of a cent, or a word. */
export function readMinor(text: string, currency: string): number | undefined {
  const digits = currencyDigits(currency)
  const [, whole, part = ''] = /^\s*(\d{1,12})(?:[.,](\d+))?\s*$/.exec(text) ?? []
  if (whole === undefined || part.length > digits) return undefined
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || '0')
}

export function readWhole(text: string): number | undefined {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined
}
