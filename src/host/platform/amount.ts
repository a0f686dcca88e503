/** Prices as shops write them, in minor units; digit by digit, for a product of floats is off by one too often. */
import { currencyDigits } from '../../i18n/format.ts'

/**
 * `undefined` for what is no amount, negative, or could be two: `1.299` euros may be one with three decimals, or a thousand. Of a JavaScript
 * number the point is the decimal one.
 */
export function minorOf(value: unknown, currency: string): number | undefined {
  const digits = digitsOf(currency)
  if (digits === undefined) return undefined
  if (typeof value === 'number') return fromDecimal(String(value), digits)
  const text = typeof value === 'string' ? bareNumber(value) : undefined
  return text === undefined ? undefined : fromDecimal(withPoint(text, digits), digits)
}

/** ISO 4217, or nothing. */
export function currencyOf(value: unknown): string | undefined {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : ''
  return /^[A-Z]{3}$/.test(code) ? code : undefined
}

function digitsOf(currency: string): number | undefined {
  try {
    return currencyDigits(currency)
  } catch {
    return undefined // Three letters that are no currency, to a browser that is strict about it.
  }
}

/** Without the currency, blanks and apostrophes between thousands. */
function bareNumber(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^[^\d.,+-]+|[^\d.,]+$/g, '')
    .replaceAll(/[\s'’]/g, '')
  return /^[\d.,]+$/.test(bare) ? bare : undefined
}

/** With a point before the decimals and nothing else between digits; empty where that cannot be told. */
function withPoint(text: string, digits: number): string {
  const marks = text.replaceAll(/\d/g, '')
  const last = marks.at(-1)
  if (!last) return text
  const isMixed = new Set(marks).size > 1
  const decimals = text.length - 1 - text.lastIndexOf(last)
  const isGroups = marks.length > 1 && !isMixed
  if (!isGroups && !isMixed && decimals === 3 && digits === 2) return ''
  const isThousands = isGroups || (!isMixed && decimals === 3 && digits === 0)
  const [whole, rest] = isThousands
    ? [text, '']
    : [text.slice(0, -1 - decimals), text.slice(text.length - decimals)]
  // Groups are of three, and what looks otherwise was two numbers.
  if (!/^\d*$/.test(whole) && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return ''
  return `${whole.replaceAll(/\D/g, '') || '0'}.${rest}`
}

function fromDecimal(text: string, digits: number): number | undefined {
  const [, whole, rest = ''] = /^(\d+)(?:\.(\d*))?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const minor = Number(whole + rest.slice(0, digits).padEnd(digits, '0'))
  const rounded = Number(rest[digits] ?? 0) >= 5 ? minor + 1 : minor
  return Number.isSafeInteger(rounded) ? rounded : undefined
}
