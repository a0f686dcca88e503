/** A cart taken along without a backend: its lines in the address itself, without names, prices or a word about whose it is. */
import type { CartLine } from '../contract/campaign/saved-cart.ts'
import { DAY, HOUR } from '../core/clock.ts'
import { murmur3 } from './experiment/murmur.ts'
import { packLines, packNumber, unpackLines, unpackNumber } from './packed-lines.ts'

export * from './restore-cart.ts'

export type PackedCart =
  | { readonly token: string }
  /** `too_long`: such an address is cut by mail programs, and too dense for a QR code. */
  | { readonly refused: 'empty' | 'too_long' }

export type UnpackedCart =
  | {
      readonly lines: readonly CartLine[]
      /** To the hour. */
      readonly savedAt: string
    }
  /** `newer`: of a later version. `damaged`: changed or cut on its way, or of another shop. `expired`: after 30 days, as at a backend. */
  | { readonly refused: 'not_a_cart' | 'newer' | 'damaged' | 'expired' }

const VERSION = 1
const MAX_LENGTH = 1_500
const MAX_LINES = 200
const MAX_QUANTITY = 10_000
const MAX_ID = 128
const LASTS = 30 * DAY
const FORM = /^(\d{1,3})\.([\w-]{6})\.([\w-]{4,6})\.([\w.-]+)$/

/** Fifty lines with ids as the usual platforms give them fit. `shop` is whatever names it on both devices, as its host. */
export function packCart(lines: readonly CartLine[], shop: string, now = Date.now()): PackedCart {
  if (lines.length === 0) return { refused: 'empty' }
  const packed = `${packNumber(Math.floor(now / HOUR), 4)}.${packLines(lines)}`
  const token = `${VERSION}.${checksumOf(packed, shop)}.${packed}`
  return token.length > MAX_LENGTH || lines.length > MAX_LINES ? { refused: 'too_long' } : { token }
}

/** Whether it carries a cart itself; tokens of a backend have no point in them. */
export function isPackedCart(token: string): boolean {
  return token.includes('.')
}

/**
 * The checksum finds what was damaged or played with, and other shops’ carts; it is no signature, and needs none: whoever makes up a token fills their own cart, at the
 * prices of the shop.
 */
export function unpackCart(token: string, shop: string, now = Date.now()): UnpackedCart {
  const [, version, checksum, hour, packed] = FORM.exec(token) ?? []
  if (!version || !hour || !packed) return { refused: 'not_a_cart' }
  if (Number(version) > VERSION) return { refused: 'newer' }
  const isWhole = Number(version) === VERSION && checksumOf(`${hour}.${packed}`, shop) === checksum
  const lines = isWhole && token.length <= MAX_LENGTH ? unpackLines(packed) : undefined
  if (!lines || lines.length > MAX_LINES || !lines.every(isUsable)) return { refused: 'damaged' }
  const savedAt = (unpackNumber(hour) ?? 0) * HOUR
  if (now - savedAt >= LASTS + HOUR) return { refused: 'expired' }
  return {
    lines: lines.map((line) => ({ ...line, name: '' })),
    savedAt: new Date(savedAt).toISOString(),
  }
}

function checksumOf(packed: string, shop: string): string {
  return packNumber(murmur3(`${shop}:${VERSION}:${packed}`), 6)
}

function isUsable({ productId, variantId = '', quantity }: Omit<CartLine, 'name'>): boolean {
  return productId.length <= MAX_ID && variantId.length <= MAX_ID && quantity <= MAX_QUANTITY
}
