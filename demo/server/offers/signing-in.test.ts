import { beforeEach, describe, expect, test } from 'vitest'
import { problemOf } from '../testing/loyalty.ts'
import { MINUTE } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import {
  addOfferShop,
  countIssues,
  HALF_HOUR,
  HALF_PAST_TWELVE,
  issue,
  issueTo,
  newHolder,
  offersOf,
  useAtTill,
} from './offers.fixture.ts'

const server = await useServer()
let shop: TestShop
beforeEach(async () => {
  shop = await addOfferShop(server)
})

describe('signing in', () => {
  test('keeps what the browser was given, on every device from then on', async () => {
    const holder = newHolder()
    const asGuest = await issue(shop, { holder })
    server.clock.pass(5 * MINUTE)

    const asMember = await issueTo(shop, 'ana', { holder })
    const onPhone = await issueTo(shop, 'ana', { holder: newHolder(), agent: 'iPhone' })

    expect(asMember).toMatchObject({
      state: 'live',
      code: asGuest.code,
      expiresAt: HALF_PAST_TWELVE,
    })
    expect(onPhone).toMatchObject({
      state: 'live',
      code: asGuest.code,
      expiresAt: HALF_PAST_TWELVE,
    })
    expect(await offersOf(shop, 'ana')).toMatchObject([
      { code: asGuest.code, expiresAt: HALF_PAST_TWELVE },
    ])
    expect(await countIssues(server, shop)).toBe(1)
  })

  test('on two devices that were both given one leaves the first, and ends the other', async () => {
    const [desktop, phone] = [newHolder(), newHolder()]
    const first = await issue(shop, { holder: desktop })
    server.clock.pass(5 * MINUTE)
    const second = await issue(shop, { holder: phone, agent: 'iPhone' })

    await issueTo(shop, 'ana', { holder: desktop })
    const there = await issueTo(shop, 'ana', { holder: phone, agent: 'iPhone' })
    await server.runJobs()

    expect(there).toMatchObject({ code: first.code, expiresAt: HALF_PAST_TWELVE })
    expect((await problemOf(useAtTill(shop, second.code))).code).toBe('redemption_ended')
    expect(await offersOf(shop, 'ana')).toHaveLength(1)
  })

  test('shows the other offers of the browser too', async () => {
    const other = { ...HALF_HOUR, id: 'free' }
    shop = await addOfferShop(server, { offers: [HALF_HOUR, other] })
    const holder = newHolder()
    await issue(shop, { holder, offerId: 'free' })

    await issueTo(shop, 'ana', { holder })

    expect((await offersOf(shop, 'ana')).map(({ offerId }) => offerId).sort()).toEqual([
      'free',
      'ten',
    ])
  })

  test('a member’s offer is nobody else’s on the same computer, and no clock begins for its guest', async () => {
    const holder = newHolder()
    const anas = await issueTo(shop, 'ana', { holder })

    const guest = await issue(shop, { holder })
    const cleared = await issue(shop)
    const mihai = await issueTo(shop, 'mihai', { holder })

    expect(guest).toMatchObject({ state: 'refused', refused: 'cool_down' })
    expect(guest.code).toBeUndefined()
    expect(cleared).toMatchObject({ state: 'refused', refused: 'cool_down' })
    expect(mihai).toMatchObject({ state: 'live' })
    expect(mihai.code).not.toBe(anas.code)
    expect(await issueTo(shop, 'ana', { holder })).toMatchObject({ code: anas.code })
  })

  test('after the end brings no new clock', async () => {
    const holder = newHolder()
    await issue(shop, { holder })
    server.clock.pass(30 * MINUTE)

    const cleared = await issueTo(shop, 'ana', { holder: newHolder() })
    const sameBrowser = await issueTo(shop, 'mihai', { holder })

    expect(cleared).toMatchObject({ state: 'refused', refused: 'cool_down' })
    expect(sameBrowser).toMatchObject({ state: 'expired', expiresAt: HALF_PAST_TWELVE })
  })

  test('a member’s code is refused to everybody else', async () => {
    const { code } = await issueTo(shop, 'ana')

    expect((await problemOf(useAtTill(shop, code))).code).toBe('not_found')
    expect((await useAtTill(shop, code, { customerId: 'ana' })).status).toBe(200)
  })
})
