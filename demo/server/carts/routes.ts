/** The carts room: carts that shoppers take along to another device, or keep for later. */
import {
  forgetSavedCart,
  readSavedCart,
  saveCart,
} from '../../../src/contract/campaign/saved-cart.ts'
import { ipKeyOf } from '../customers/keys.ts'
import { clientAddress } from '../http/address.ts'
import { ProblemError } from '../http/problem.ts'
import { countAttempt } from '../offers/velocity.ts'
import type { Room } from '../room.ts'
import { forPublic } from '../route.ts'
import { checkLines } from './check.ts'
import { cartLink } from './link.ts'
import { dropOldCarts, findCart, forgetCart, keepCart } from './queries.ts'
import { fingerprintOf, requestKeyOf, tokenFor } from './token.ts'

const HOUR_MS = 3_600_000
const KEPT_MS = 30 * 24 * HOUR_MS

export const room: Room = {
  routes: [
    forPublic(saveCart, async ({ shop, services, body, http, now }) => {
      const { database, trustProxy } = services
      const requestKey = requestKeyOf(http)
      const ipKey = ipKeyOf(shop.fingerprintKey, clientAddress(http, trustProxy))
      await countAttempt(database, { shopId: shop.id, what: 'carts', ipKey }, now)
      const token = tokenFor(shop, requestKey)
      const { currency, lines } = body
      const fingerprint = fingerprintOf({ currency, lines })
      const expiresAt = new Date(now.getTime() + KEPT_MS)
      const name = { shopId: shop.id, token }
      const cart = { fingerprint, currency, lines, savedAt: now, expiresAt }
      const kept = await keepCart(database, name, cart)
      if (kept.fingerprint !== fingerprint) throw new ProblemError('idempotency_conflict')
      const link = await cartLink(database, shop.id, { token, http })
      return { token, link, expiresAt: kept.expiresAt.toISOString() }
    }),
    forPublic(readSavedCart, async ({ shop, services, params, now }) => {
      const cart = await findCart(services.database, { shopId: shop.id, ...params })
      if (!cart || cart.forgottenAt || cart.expiresAt <= now) throw new ProblemError('not_found')
      return {
        currency: cart.currency,
        lines: await checkLines(services, shop.id, cart),
        savedAt: cart.savedAt.toISOString(),
        expiresAt: cart.expiresAt.toISOString(),
      }
    }),
    forPublic(forgetSavedCart, async ({ shop, services, params, now }) => ({
      forgotten: await forgetCart(services.database, { shopId: shop.id, ...params }, now),
    })),
  ],
  jobs: [
    {
      name: 'saved carts',
      everyMs: HOUR_MS,
      run: ({ database, now }) => dropOldCarts(database, now()),
    },
  ],
}
