// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { CartLine, FoundLine } from '../contract/campaign/saved-cart.ts'
import { restoreCart, type RestoreMode } from './restore-cart.ts'

const line = (productId: string, quantity: number, more: Partial<CartLine> = {}): CartLine => ({
  productId,
  name: productId.toUpperCase(),
  quantity,
  ...more,
})
const found = (productId: string, quantity: number, more: Partial<FoundLine> = {}): FoundLine => ({
  ...line(productId, quantity),
  state: 'ok',
  ...more,
})

const quantitiesOf = (lines: readonly CartLine[]) =>
  lines.map(({ productId, variantId, quantity }) => [
    productId,
    ...(variantId ? [variantId] : []),
    quantity,
  ])

describe('how two carts become one', () => {
  const current = [line('tea', 1), line('cup', 5)]
  const saved = [found('tea', 3), found('cup', 2), found('pot', 1)]

  test.each<[RestoreMode, readonly (readonly [string, number])[]]>([
    [
      'replace',
      [
        ['tea', 3],
        ['cup', 2],
        ['pot', 1],
      ],
    ],
    [
      'merge',
      [
        ['tea', 3],
        ['cup', 5],
        ['pot', 1],
      ],
    ],
    [
      'add-missing',
      [
        ['tea', 1],
        ['cup', 5],
        ['pot', 1],
      ],
    ],
  ])('%s', (mode, expected) => {
    const { lines, notices } = restoreCart(current, saved, mode)

    expect(quantitiesOf(lines)).toEqual(expected)
    expect(notices).toEqual([])
  })

  test.each<[RestoreMode]>([['replace'], ['merge'], ['add-missing']])(
    'to %s twice changes nothing more',
    (mode) => {
      const { lines } = restoreCart(current, saved, mode)

      expect(restoreCart(lines, saved, mode).lines).toEqual(lines)
    },
  )

  test('two variants of a product are two lines', () => {
    const red = { variantId: 'red' }

    const { lines } = restoreCart([line('tea', 1)], [found('tea', 2, red)], 'merge')

    expect(quantitiesOf(lines)).toEqual([
      ['tea', 1],
      ['tea', 'red', 2],
    ])
  })

  test('a line that comes from an address keeps the name the cart has for it', () => {
    const { lines } = restoreCart([line('tea', 1)], [found('tea', 2, { name: '' })], 'merge')

    expect(lines).toEqual([{ productId: 'tea', name: 'TEA', quantity: 2 }])
  })
})

describe('what could not come back as it was', () => {
  const summary = ({ notices }: ReturnType<typeof restoreCart>) =>
    notices.map(({ line: { productId }, kind, was, now }) => [productId, kind, was, now])

  test('is named line by line', () => {
    const restored = restoreCart(
      [],
      [
        found('tea', 3, { state: 'sold_out' }),
        found('cup', 3, { state: 'clipped', available: 2 }),
        found('pot', 1, { state: 'repriced', unit: 900, unitNow: 1_000 }),
        found('jar', 4, { state: 'clipped', available: 1, unit: 500, unitNow: 450 }),
        found('mat', 1, { state: 'clipped', available: 0 }),
        found('box', 1, { state: 'unknown' }),
      ],
      'replace',
    )

    expect(summary(restored)).toEqual([
      ['tea', 'sold_out', 3, 0],
      ['cup', 'clipped', 3, 2],
      ['pot', 'repriced', 900, 1_000],
      ['jar', 'clipped', 4, 1],
      ['jar', 'repriced', 500, 450],
      ['mat', 'sold_out', 1, 0],
    ])
    expect(quantitiesOf(restored.lines)).toEqual([
      ['cup', 2],
      ['pot', 1],
      ['jar', 1],
      ['box', 1],
    ])
    expect(restored.lines[1]?.unit).toBe(1_000)
  })

  test('a notice holds the line as it was saved', () => {
    const [notice] = restoreCart(
      [],
      [found('pot', 2, { state: 'repriced', unit: 900, unitNow: 1_000, url: '/pot' })],
      'replace',
    ).notices

    expect(notice?.line).toEqual(line('pot', 2, { unit: 900, url: '/pot' }))
  })

  test('is not said of lines that restoring leaves alone', () => {
    const saved = [found('tea', 1, { state: 'repriced', unit: 1, unitNow: 2 })]

    expect(restoreCart([line('tea', 1)], saved, 'merge').notices).toEqual([])
    expect(restoreCart([line('tea', 9)], saved, 'add-missing').notices).toEqual([])
  })

  test('never takes away what lies in the cart', () => {
    const saved = [found('tea', 5, { state: 'clipped', available: 1 })]

    const restored = restoreCart([line('tea', 3)], saved, 'merge')

    expect(quantitiesOf(restored.lines)).toEqual([['tea', 3]])
    expect(summary(restored)).toEqual([['tea', 'clipped', 5, 3]])
  })
})
