/** What a friend reads and takes. */
import {
  claimAsMember,
  claimOffer,
  readOffer,
  readReferralProgram,
} from '../../../../widgets/referral/contract.ts'
import { clientAddress } from '../../http/address.ts'
import { forMember, forPublic, type Route } from '../../route.ts'
import { requestName } from '../claims/requests.ts'
import { takeInvitation } from '../claims/take.ts'
import { countAttempt } from '../claims/velocity.ts'
import { readOfferOf } from '../offers/offer.ts'
import { countVisit, isLooking } from '../offers/visits.ts'
import { requireProgram } from '../program/queries.ts'
import { browserOf, friendOf, memberFriendOf } from './caller.ts'

export const friendRoutes: readonly Route[] = [
  forPublic(
    readReferralProgram,
    async ({ shop, services }) => requireProgram(services.database, shop.id),
    { cacheable: true },
  ),
  forPublic(readOffer, async ({ shop, services, params, now, http }) => {
    const { database, trustProxy } = services
    const offer = await readOfferOf(database, shop.id, params.code)
    const agent = http.req.header('user-agent') ?? ''
    const address = clientAddress(http, trustProxy)
    if (isLooking(http)) await countVisit(database, shop, { address, agent, code: offer.code, now })
    return offer
  }),
  forPublic(claimOffer, async ({ shop, services, params, body, now, http }) => {
    const browser = browserOf(http, shop, services)
    await countAttempt(services.database, { shopId: shop.id, ipKey: browser.ipKey }, now)
    const request = requestName(
      http,
      { shopId: shop.id },
      { endpoint: claimOffer.id, params, body },
    )
    const { answer, isReplay } = await takeInvitation(services, {
      shop,
      request,
      code: params.code,
      friend: friendOf(shop, body),
      browser,
      afterMs: body.afterMs,
    })
    if (isReplay) http.header('Idempotent-Replayed', 'true')
    return answer
  }),
  forMember(claimAsMember, async ({ shop, memberId, services, body, now, http }) => {
    const browser = browserOf(http, shop, services)
    await countAttempt(services.database, { shopId: shop.id, ipKey: browser.ipKey }, now)
    const request = requestName(
      http,
      { shopId: shop.id, memberId },
      { endpoint: claimAsMember.id, body },
    )
    const friend = await memberFriendOf(services.database, shop, { ...body, memberId })
    const wish = { shop, request, code: body.code, friend, browser, afterMs: body.afterMs }
    const { answer, isReplay } = await takeInvitation(services, wish)
    if (isReplay) http.header('Idempotent-Replayed', 'true')
    return answer
  }),
]
