/** What an advocate reads and sets, as a member or as a guest. */
import {
  readFriends,
  readGuestHome,
  readReferralHome,
  setNameShown,
  setOwnCode,
  startAsGuest,
  type ReferralHome,
} from '../../../../widgets/referral/contract.ts'
import { ProblemError } from '../../http/problem.ts'
import { forMember, forPublic, type Call, type Route } from '../../route.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { hashSecret } from '../../shop/secrets.ts'
import { ensureAdvocate } from '../advocates/ensure.ts'
import { startGuest } from '../advocates/guest.ts'
import { setNameShownOf } from '../advocates/name.ts'
import { findAdvocateByToken } from '../advocates/queries.ts'
import { requestName } from '../claims/requests.ts'
import { countAttempt } from '../claims/velocity.ts'
import { setOwnCode as chooseCode } from '../codes/own-code.ts'
import { readFriendsOf } from '../home/friends.ts'
import { readHome } from '../home/home.ts'
import { requireActive, requireProgram } from '../program/queries.ts'
import { browserOf } from './caller.ts'

type OfMember = Call & { readonly shop: ShopRow; readonly memberId: string }

async function homeOf({ services, shop, memberId, now, http }: OfMember): Promise<ReferralHome> {
  const { database } = services
  await requireProgram(database, shop.id)
  const advocate = await ensureAdvocate(database, { shopId: shop.id, memberId }, now)
  return readHome(database, advocate, { shop, http, now })
}

export const advocateRoutes: readonly Route[] = [
  forMember(readReferralHome, homeOf),
  forMember(readFriends, async ({ services, shop, memberId, query, now }) => {
    const advocate = await ensureAdvocate(services.database, { shopId: shop.id, memberId }, now)
    return readFriendsOf(services.database, advocate, query.cursor)
  }),
  forMember(setOwnCode, async (call) => {
    const { services, shop, memberId, body, now } = call
    const { database } = services
    await requireActive(database, shop.id)
    const advocate = await ensureAdvocate(database, { shopId: shop.id, memberId }, now)
    await chooseCode(database, advocate, { typed: body.code, now })
    return homeOf(call)
  }),
  forMember(setNameShown, async (call) => {
    const { services, shop, memberId, body, now } = call
    const { database } = services
    await requireProgram(database, shop.id)
    const advocate = await ensureAdvocate(database, { shopId: shop.id, memberId }, now)
    await setNameShownOf(database, advocate, body.shown)
    return homeOf(call)
  }),
  forPublic(startAsGuest, async ({ services, shop, body, now, http }) => {
    const browser = browserOf(http, shop, services)
    await countAttempt(services.database, { shopId: shop.id, ipKey: browser.ipKey }, now)
    const request = requestName(http, { shopId: shop.id }, { endpoint: startAsGuest.id, body })
    const { email, name } = body
    const started = await startGuest(services, {
      shop,
      request,
      email,
      name: name?.trim() || undefined,
      browser,
      http,
    })
    if (started.isReplay) http.header('Idempotent-Replayed', 'true')
    return started.answer
  }),
  forPublic(readGuestHome, async ({ services, shop, body, now, http }) => {
    const { database } = services
    const advocate = await findAdvocateByToken(database, shop.id, hashSecret(body.token))
    if (!advocate) throw new ProblemError('not_found')
    return readHome(database, advocate, { shop, http, now })
  }),
]
