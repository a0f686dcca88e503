import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Estimate } from '../../../widgets/loyalty/contract.ts'
import { addShopWith, bodyOf, changeProgram, problemOf, RULES } from '../testing/loyalty.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { allocate } from './award.ts'
import { basisOf, estimateCart } from './estimate.ts'
import type { ProgramInForce } from './queries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const AT = new Date('2026-06-10T12:00:00.000Z')
const PROGRAM: ProgramInForce = { ...RULES, id: 'p', revision: 1, timezone: 'UTC', currency: 'EUR' }
const NOBODY = { tierId: null, isFirst: false, at: AT }

function pointsOf(
  program: Partial<ProgramInForce>,
  lines: [unit: number, quantity: number][],
): number {
  const { currency = 'EUR' } = program
  const cart = {
    lines: lines.map(([unit, quantity], index) => ({ id: String(index), unit, quantity })),
    currency,
  }
  return estimateCart({ ...PROGRAM, ...program }, cart, NOBODY).points
}

describe('an estimate', () => {
  test.each([
    [
      'three lines of 0.99',
      {},
      [
        [99, 1],
        [99, 1],
        [99, 1],
      ],
      2,
    ],
    ['a bundle of 0.99', {}, [[99, 3]], 2],
    ['5000 yen at a point per hundred', { currency: 'JPY' }, [[5000, 1]], 50],
    [
      '12.345 dinars at a point per dinar',
      { currency: 'KWD', earn: { points: 1, perMinor: 1000 } },
      [[12_345, 1]],
      12,
    ],
  ] as const)('of %s', (_, program, lines, points) => {
    expect(
      pointsOf(
        program,
        lines.map(([unit, quantity]) => [unit, quantity]),
      ),
    ).toBe(points)
  })

  test('says how much more earns the next point', () => {
    const cart = { lines: [{ id: '1', unit: 1050, quantity: 1 }], currency: 'EUR' }

    expect(estimateCart(PROGRAM, cart, NOBODY).nextThreshold).toEqual({ missing: 50, points: 1 })
    expect(estimateCart(PROGRAM, cart, { ...NOBODY, tierId: 'ember' }).nextThreshold).toEqual({
      missing: 70,
      points: 1,
    })
  })

  test('ends with the double weekend it was made in', () => {
    const multipliers = [
      {
        id: 'd',
        name: 'Double',
        percent: 200,
        from: '2026-06-10T00:00:00Z',
        until: '2026-06-10T12:00:01Z',
      },
    ]
    const cart = { lines: [{ id: '1', unit: 1050, quantity: 1 }], currency: 'EUR' }
    const program = { ...PROGRAM, multipliers }

    const during = estimateCart(program, cart, NOBODY)
    const after = estimateCart(program, cart, { ...NOBODY, at: new Date('2026-06-10T12:00:01Z') })

    expect(during).toMatchObject({ points: 21, validUntil: '2026-06-10T12:00:01Z' })
    expect(after.points).toBe(10)
  })

  test('in another currency, or of a paused programme, is refused', async () => {
    const shop = await addShopWith(server)
    const ask = (currency: string): Promise<Response> =>
      shop.askAsPage('/v1/loyalty/estimate', {
        method: 'POST',
        body: { key: shop.publicKey, currency, lines: [{ id: '1', quantity: 1, unit: 100 }] },
      })

    expect(await problemOf(ask('USD'))).toMatchObject({
      code: 'currency_mismatch',
      params: { expected: 'EUR' },
    })
    await changeProgram(server, shop, { status: 'paused' })
    expect(await problemOf(ask('EUR'))).toMatchObject({ code: 'program_paused' })
  })
})

test('a coupon of 10.00 over 50.00 and 20.00 is shared out as 7.14 and 2.86', () => {
  expect(allocate(1000, [5000, 2000])).toEqual([714, 286])
  expect(
    basisOf({
      currency: 'EUR',
      discount: 1000,
      lines: [
        { id: '1', unit: 5000, quantity: 1 },
        { id: '2', unit: 2000, quantity: 1, excluded: true },
      ],
    }),
  ).toBe(5000 - 714)
})

test('shares add up to the whole, and none is off by a unit', () => {
  fc.assert(
    fc.property(
      fc.nat(1e9),
      fc.array(fc.nat(1e9), { minLength: 1, maxLength: 20 }),
      (total, weights) => {
        const sum = weights.reduce((all, weight) => all + weight, 0)
        const shares = allocate(total, weights)

        expect(shares.reduce((all, share) => all + share, 0)).toBe(sum === 0 ? 0 : total)
        for (const [index, share] of shares.entries())
          expect(
            Math.abs(share - (sum === 0 ? 0 : (total * (weights[index] ?? 0)) / sum)),
          ).toBeLessThan(1.001)
      },
    ),
  )
})

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }),
  unit: fc.nat(20_000),
  discount: fc.nat(500),
  excluded: fc.boolean(),
})

test('whatever is in the cart, the estimate is what the order earns', async () => {
  const shop = await addShopWith(server, {
    earnRules: [
      { id: 'first', kind: 'first_purchase', name: 'First', points: 100 },
      { id: 'every', kind: 'purchase', name: 'Every', points: 7, minOrder: 2000 },
    ],
    multipliers: [
      {
        id: 'd',
        name: 'Double',
        percent: 150,
        from: '2026-06-10T00:00:00Z',
        until: '2026-06-11T00:00:00Z',
      },
    ],
  })
  // Earlier orders of this customer have brought a tier.
  const carts = fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    discount: fc.nat(3000),
    customer: fc.uuid(),
    hasTier: fc.boolean(),
  })
  let number = 0
  await fc.assert(
    fc.asyncProperty(carts, async ({ lines, discount, customer, hasTier }) => {
      if (hasTier)
        await putPaid(
          customer,
          [{ id: '1', productId: 'p', quantity: 1, total: 70_000 }],
          '2026-05-01T12:00:00.000Z',
        )
      const cart = lines.map((one, index) => ({
        ...one,
        id: String(index),
        discount: Math.min(one.discount, one.unit),
      }))
      const asked = { lines: cart, discount, currency: 'EUR' }
      const before = await shop.walletOf(customer)

      const estimated = Estimate.parse(
        await bodyOf(
          shop.askAsMember(customer, '/v1/loyalty/wallet/estimate', {
            method: 'POST',
            body: asked,
          }),
        ),
      )
      await putPaid(customer, discounted(asked))

      expect((await shop.walletOf(customer)).lifetime - before.lifetime).toBe(estimated.points)
    }),
    { numRuns: 60 },
  )

  async function putPaid(customer: string, orderLines: object[], paidAt?: string): Promise<void> {
    number += 1
    const body = {
      version: 1,
      status: 'paid',
      customer: { id: customer },
      currency: 'EUR',
      lines: orderLines,
      placedAt: AT.toISOString(),
      ...(paidAt && { paidAt }),
    }
    await bodyOf(shop.askAsServer(`/v1/orders/o${number}`, { method: 'PUT', body }))
  }
}, 120_000)

/** As a shop tells its order: each line with its share of the coupon taken off. */
function discounted({ lines, discount }: Parameters<typeof basisOf>[0]): object[] {
  const totals = lines.map(({ unit, quantity, discount: off = 0 }) => unit * quantity - off)
  const sum = totals.reduce((all, total) => all + total, 0)
  const shares = allocate(Math.min(discount ?? 0, sum), totals)
  return lines.map(({ id, quantity, excluded }, index) => ({
    id,
    productId: id,
    quantity,
    total: (totals[index] ?? 0) - (shares[index] ?? 0),
    excluded,
  }))
}
