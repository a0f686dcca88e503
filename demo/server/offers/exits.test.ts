import { describe, expect, test } from 'vitest'
import type { IssuedOffer } from '../../../src/contract/campaign/issue.ts'
import { paidOrder } from '../testing/orders.ts'
import { DAY, MINUTE } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addOfferShop,
  campaignFor,
  HALF_HOUR,
  issue,
  issueTo,
  LEAVING,
  newHolder,
} from './offers.fixture.ts'

const server = await useServer()
let shop: TestShop

const EUR = (minor: number) => ({ minor, currency: 'EUR' })
/** A cart somebody has had for a while, without a code. */
const CART = { subtotal: EUR(10_000), codes: [], startedAt: '2026-06-01T12:00:00.000Z' }
const EXIT = { campaignId: 'leaving', cart: CART }

async function addExitShop(rule: Partial<typeof HALF_HOUR> = {}): Promise<void> {
  shop = await addOfferShop(server, {
    offers: [{ ...HALF_HOUR, ...rule }],
    campaigns: [campaignFor('ten', LEAVING)],
  })
}

describe('on leaving', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a cart with a code', { cart: { ...CART, codes: ['WELCOME'] } }, 'has_code'],
    [
      'a first visit with a cart a minute old',
      { cart: { ...CART, startedAt: '2026-06-10T11:59:00.000Z' }, stage: 'new_visitor' },
      'too_early',
    ],
    ['a cart too small for it', { cart: { ...CART, subtotal: EUR(5400) } }, 'below_floor'],
    ['a cart nobody told of', { cart: undefined }, 'below_floor'],
    [
      'a cart in another currency',
      { cart: { ...CART, subtotal: { minor: 9000, currency: 'RON' } } },
      'currency_mismatch',
    ],
  ])('%s is given nothing', async (_, changes, refused) => {
    await addExitShop({ floor: EUR(4900) })

    expect(await issue(shop, { ...EXIT, ...changes })).toMatchObject({ state: 'refused', refused })
  })

  test('what is left after the discount may be just enough', async () => {
    await addExitShop({ floor: EUR(4900) })

    const cart = { ...CART, subtotal: EUR(5445) }

    expect(await issue(shop, { ...EXIT, cart })).toMatchObject({ state: 'live' })
  })

  test('nobody is given a discount twice in ninety days, whatever the rule’s own cool-down', async () => {
    await addExitShop({ cooldownDays: 10 })
    const holder = newHolder()
    await issue(shop, { ...EXIT, holder })
    const asked: IssuedOffer[] = []
    for (const days of [11, 60, 20]) {
      server.clock.pass(days * DAY)
      asked.push(await issue(shop, { ...EXIT, holder }))
    }

    expect(asked.map(({ state, refused }) => refused ?? state)).toEqual([
      'issued_recently',
      'issued_recently',
      'live',
    ])
  })

  test('the campaign’s kind decides, whatever the page says', async () => {
    await addExitShop()

    const offer = await issue(shop, { ...EXIT, isExit: false, cart: { ...CART, codes: ['X'] } })

    expect(offer).toMatchObject({ refused: 'has_code' })
  })

  test('who left three times for a discount is given none the third time, until they bought without', async () => {
    await addExitShop({ cooldownDays: 10 })
    const leave = async (): Promise<IssuedOffer> => issueTo(shop, 'ana', EXIT)
    const buy = (orderId: string, codes: string[]) => {
      const placedAt = server.clock.now().toISOString()
      return shop.put(orderId, paidOrder(10_000, { placedAt, codes }))
    }

    for (const orderId of ['o1', 'o2']) {
      const { code = 'none' } = await leave()
      server.clock.pass(MINUTE)
      await buy(orderId, [code])
      server.clock.pass(100 * DAY)
    }
    const third = await leave()
    server.clock.pass(DAY)
    const nextDay = await leave()
    await buy('o3', [])
    server.clock.pass(100 * DAY)

    expect(third).toMatchObject({ refused: 'leaves_for_discounts' })
    expect(nextDay).toMatchObject({ refused: 'leaves_for_discounts' })
    expect(await leave()).toMatchObject({ state: 'live' })
  })
})
