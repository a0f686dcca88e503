/** Lines of a cart as few characters as an address can carry: what an id shares with the one before it is not written again. */
import type { CartLine } from '../contract/campaign/saved-cart.ts'

type Line = Pick<CartLine, 'productId' | 'variantId' | 'quantity'>

/** A value each; none of them is changed by whatever handles addresses. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Parts fields, of which each line has three. Stands in no field. */
const SEPARATOR = '.'
/** First in a field: the id is a number, written with 64 digits. Otherwise the first digit counts what is shared. */
const NUMBER = '_'
const MOST_SHARED = 62
/** Before what an address could not carry: three digits, one UTF-16 unit; before itself: itself. */
const ESCAPE = '_'

export function packLines(lines: readonly Line[]): string {
  let before = ''
  const fields = lines.flatMap(({ productId, variantId, quantity }) => {
    const product = packId(productId, before)
    before = productId
    const variant = variantId === undefined ? '' : packId(variantId, productId)
    return [product, variant, packNumber(quantity)]
  })
  return fields.join(SEPARATOR)
}

/** `undefined` for what `packLines` cannot have written. */
export function unpackLines(packed: string): Line[] | undefined {
  const fields = packed.split(SEPARATOR)
  if (fields.length % 3 !== 0) return undefined
  const lines: Line[] = []
  for (let at = 0; at < fields.length; at += 3) {
    const productId = unpackId(fields[at]!, lines.at(-1)?.productId ?? '')
    if (!productId) return undefined
    const variantId = fields[at + 1] ? unpackId(fields[at + 1]!, productId) : ''
    const quantity = unpackNumber(fields[at + 2]!)
    if (variantId === undefined || !quantity) return undefined
    lines.push({ productId, ...(variantId && { variantId }), quantity })
  }
  return lines
}

export function packNumber(value: number, width = 1): string {
  let digits = ''
  for (let rest = value; rest > 0; rest = Math.floor(rest / 64))
    digits = DIGITS[rest % 64]! + digits
  return digits.padStart(width, DIGITS[0])
}

export function unpackNumber(digits: string): number | undefined {
  let value = 0
  for (const digit of digits) {
    const worth = DIGITS.indexOf(digit)
    if (worth < 0) return undefined
    value = value * 64 + worth
  }
  return Number.isSafeInteger(value) ? value : undefined
}

function packId(id: string, before: string): string {
  let shared = 0
  while (shared < MOST_SHARED && shared < id.length && id[shared] === before[shared]) shared += 1
  const text = DIGITS[shared]! + escape(id.slice(shared))
  const number = Number(id)
  // Platforms count their products; a number that is not written as JavaScript would is a text.
  const isNumber = String(number) === id && Number.isSafeInteger(number) && number > 0
  const short = isNumber ? NUMBER + packNumber(number) : text
  return short.length < text.length ? short : text
}

function unpackId(field: string, before: string): string | undefined {
  const rest = field.slice(1)
  if (field[0] === NUMBER) {
    const number = unpackNumber(rest)
    return number ? String(number) : undefined
  }
  const shared = DIGITS.indexOf(field[0] ?? '')
  const text = shared < 0 || shared > before.length ? undefined : unescape(rest)
  return text === undefined ? undefined : before.slice(0, shared) + text
}

function escape(text: string): string {
  return text.replaceAll(/[^\w-]|_/g, (unit) =>
    unit === ESCAPE ? ESCAPE + ESCAPE : ESCAPE + packNumber(unit.charCodeAt(0), 3),
  )
}

function unescape(text: string): string | undefined {
  let isRight = true
  // A unit of 16 bits begins with one of the first sixteen digits, so never with the escape itself.
  const plain = text.replaceAll(/_(_|[A-P][\w-]{2})?/g, (_, code?: string) => {
    if (code === ESCAPE) return ESCAPE
    const unit = code && unpackNumber(code)
    if (typeof unit === 'number') return String.fromCharCode(unit)
    isRight = false
    return ''
  })
  return isRight ? plain : undefined
}
