import { describe, expect, test } from 'vitest'
import type { IssuedOffer } from '../../../src/contract/campaign/issue.ts'
import { paidOrder } from '../testing/orders.ts'
import { MINUTE } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { addOfferShop, HALF_HOUR, issue, setOffers, useAtTill } from './offers.fixture.ts'

const server = await useServer()
let shop: TestShop

describe('the gift of the month', () => {
  const gift = (stock: number): typeof HALF_HOUR => ({
    ...HALF_HOUR,
    id: 'gift',
    value: { kind: 'gift', productId: 'cup' },
    stock,
  })
  const ask = (agent: string): Promise<IssuedOffer> => issue(shop, { offerId: 'gift', agent })
  const stateOf = ({ state, refused }: IssuedOffer): string => refused ?? state

  test('is given as often as there are any, whoever comes at once', async () => {
    shop = await addOfferShop(server, { offers: [gift(5)] })

    const all = await Promise.all(Array.from({ length: 30 }, (_, index) => ask(`agent ${index}`)))

    expect(all.map(stateOf).filter((state) => state === 'live')).toHaveLength(5)
    expect(all.map(stateOf).filter((state) => state === 'over')).toHaveLength(25)
  })

  test('comes back when it ends unused, and not when it was used', async () => {
    shop = await addOfferShop(server, { offers: [gift(2)] })
    const { code } = await ask('one')
    await ask('two')
    await useAtTill(shop, code)
    server.clock.pass(30 * MINUTE)
    await server.runJobs()
    await server.runJobs()

    expect([stateOf(await ask('three')), stateOf(await ask('four'))]).toEqual(['live', 'over'])
  })

  test('that came back and was paid for in time after all is gone again', async () => {
    shop = await addOfferShop(server, { offers: [gift(1)] })
    const { code = '' } = await ask('one')
    server.clock.pass(40 * MINUTE)
    await server.runJobs()

    await shop.put('o1', paidOrder(5000, { codes: [code], paidAt: '2026-06-10T12:10:00.000Z' }))

    expect(stateOf(await ask('two'))).toBe('over')
  })

  test('may be more of later', async () => {
    shop = await addOfferShop(server, { offers: [gift(1)] })
    await ask('one')
    const before = stateOf(await ask('two'))

    await setOffers(server, shop, { offers: [gift(2)] })

    expect([before, stateOf(await ask('two'))]).toEqual(['over', 'live'])
  })
})
