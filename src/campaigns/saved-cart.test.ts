// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CartLine } from '../contract/campaign/saved-cart.ts'
import { DAY, HOUR } from '../core/clock.ts'
import { isPackedCart, packCart, unpackCart } from './saved-cart.ts'

const SHOP = 'shop.example'
const NOW = Date.UTC(2026, 10, 23, 4, 30)

const lineOf = (productId: string, variantId?: string, quantity = 1): CartLine => ({
  productId,
  ...(variantId !== undefined && { variantId }),
  name: 'Ana’s scarf',
  unit: 4_990,
  quantity,
})

function tokenOf(lines: readonly CartLine[], shop = SHOP): string {
  const packed = packCart(lines, shop, NOW)
  if ('refused' in packed) throw new Error(packed.refused)
  return packed.token
}

const without = (lines: readonly CartLine[]) =>
  lines.map(({ name: _name, unit: _unit, ...line }) => ({ ...line, name: '' }))

test('the lines come back without what they were called and cost', () => {
  const lines = [lineOf('silk-scarf', 'silk-scarf-red', 2), lineOf('9007199254740993'), lineOf('7')]

  expect(unpackCart(tokenOf(lines), SHOP, NOW)).toEqual({
    lines: without(lines),
    savedAt: '2026-11-23T04:00:00.000Z',
  })
})

test('ids of any letters come back as they were', () => {
  const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
  const line = fc.record({
    productId: fc.oneof(id, fc.stringMatching(/^[\w.-]{1,20}$/), fc.nat().map(String)),
    quantity: fc.integer({ min: 1, max: 10_000 }),
    name: fc.constant(''),
  })
  const withVariant = fc
    .tuple(line, fc.option(id, { nil: undefined }))
    .map(([each, variantId]) => ({
      ...each,
      ...(variantId !== undefined && { variantId }),
    }))
  fc.assert(
    fc.property(fc.array(withVariant, { minLength: 1, maxLength: 5 }), (lines) => {
      const packed = packCart(lines, SHOP, NOW)
      if ('refused' in packed) return
      expect(packed.token).toMatch(/^[\w.-]+$/)
      expect(unpackCart(packed.token, SHOP, NOW)).toMatchObject({ lines })
    }),
  )
})

describe('fifty lines stay below 1,500 characters', () => {
  test.each<[string, (at: number) => CartLine]>([
    [
      'numbers of Shopify',
      (at) =>
        lineOf(String(8_061_234_567_890 + at * 977), String(44_123_456_789_012 + at * 31_337), 3),
    ],
    ['numbers of WooCommerce', (at) => lineOf(String(1_200 + at * 7), String(3_400 + at * 13), 2)],
    [
      'names with variants',
      (at) => lineOf(`ceramic-mug-no-${at}`, `ceramic-mug-no-${at}-large-blue`),
    ],
    ['article numbers', (at) => lineOf(`ART-2026-${at * 7_919}`, undefined, 12)],
  ])('%s', (_, make) => {
    const token = tokenOf(Array.from({ length: 50 }, (__, at) => make(at)))

    expect(token.length).toBeLessThanOrEqual(1_500)
    // As it stands in an address, nothing of it is escaped.
    expect(new URLSearchParams({ c: token }).toString()).toBe(`c=${token}`)
  })
})

describe('what is refused', () => {
  test('an empty cart, and one that no address could carry', () => {
    const long = Array.from({ length: 50 }, (_, at) => lineOf(`${at}`.repeat(40)))

    expect(packCart([], SHOP, NOW)).toEqual({ refused: 'empty' })
    expect(packCart(long, SHOP, NOW)).toEqual({ refused: 'too_long' })
  })

  test.each([[''], ['..'], ['hello'], ['1.abc.def'], ['1.AAAAAA.AAAA'], ['x'.repeat(3_000)]])(
    '%j is no cart',
    (token) => expect(unpackCart(token, SHOP, NOW)).toEqual({ refused: 'not_a_cart' }),
  )

  test('a version that is not known yet', () => {
    const token = tokenOf([lineOf('a')])

    expect(unpackCart(`2${token.slice(1)}`, SHOP, NOW)).toEqual({ refused: 'newer' })
  })

  test('another letter anywhere, a shorter token, another shop', () => {
    const token = tokenOf([lineOf('silk-scarf', 'red', 2), lineOf('soap')])

    for (let at = 2; at < token.length; at += 1) {
      const letter = token[at] === 'A' ? 'B' : 'A'
      const other = token.slice(0, at) + letter + token.slice(at + 1)
      expect(unpackCart(other, SHOP, NOW)).toHaveProperty('refused')
    }
    expect(unpackCart(token.slice(0, -1), SHOP, NOW)).toEqual({ refused: 'damaged' })
    expect(unpackCart(token, 'other.example', NOW)).toEqual({ refused: 'damaged' })
  })

  test('after thirty days', () => {
    const token = tokenOf([lineOf('a')])

    expect(unpackCart(token, SHOP, NOW + 30 * DAY)).toHaveProperty('lines')
    expect(unpackCart(token, SHOP, NOW + 30 * DAY + HOUR)).toEqual({ refused: 'expired' })
  })
})

test('tokens of a backend are told apart', () => {
  expect(isPackedCart(tokenOf([lineOf('a')]))).toBe(true)
  expect(isPackedCart('Zk3v-_a8Qm1nT0pWbX7c')).toBe(false)
})

test('whatever stands in an address, nothing is thrown', () => {
  fc.assert(fc.property(fc.string(), (token) => void unpackCart(token, SHOP, NOW)))
})
