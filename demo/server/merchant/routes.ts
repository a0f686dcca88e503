/** The merchant’s sign-in to the console. */
import { readMerchant, signIn, signOut, type Merchant } from '../../../src/contract/merchant.ts'
import { clientAddress } from '../http/address.ts'
import { ProblemError } from '../http/problem.ts'
import type { Room } from '../room.ts'
import { forAnyone, forMerchant } from '../route.ts'
import { findShopByKey, type ShopRow } from '../shop/queries.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { clearMerchantCookie, readMerchantCookie, setMerchantCookie } from './cookie.ts'
import {
  closeMerchantSession,
  findMerchant,
  normalise,
  openMerchantSession,
  type MerchantRow,
} from './queries.ts'
import { isPassword } from './password.ts'

export const room: Room = {
  routes: [
    forAnyone(signIn, async ({ body, services, now, http }) => {
      const sql = services.database
      const network = clientAddress(http, services.trustProxy)
      const email = normalise(body.email)
      await countAttempt(services, email, network)
      const merchant = await findMerchant(sql, email)
      const isRight = await isPassword(body.password, merchant?.passwordHash)
      const shop = isRight && merchant ? await findShopByKey(sql, merchant.publicKey) : undefined
      if (!merchant || !shop) throw new ProblemError('sign_in_failed')
      await forgetAttempts(services, email, network)
      const { token, expiresAt } = await openMerchantSession(sql, merchant, now)
      setMerchantCookie(http, services, token, expiresAt)
      return describe(merchant, shop)
    }),
    forMerchant(readMerchant, async ({ merchant, shop }) => describe(merchant, shop)),
    forMerchant(signOut, async ({ services, http }) => {
      await closeMerchantSession(services.database, readMerchantCookie(http) ?? '')
      clearMerchantCookie(http, services)
      return { signedOut: true }
    }),
  ],
}

function describe(merchant: MerchantRow, shop: ShopRow): Merchant {
  return {
    email: merchant.email,
    shop: { id: shop.id, name: shop.name, publicKey: shop.publicKey },
  }
}
