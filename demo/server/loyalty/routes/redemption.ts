/** Spending, by the member. */
import {
  cancelRedemption,
  extendRedemption,
  listRedemptions,
  readRedemption,
  readRewards,
  redeem,
} from '../../../../widgets/loyalty/contract.ts'
import { ProblemError } from '../../http/problem.ts'
import { forMember, type Route } from '../../route.ts'
import { deskOf } from '../jobs.ts'
import { loadBook } from '../load-book.ts'
import { requireProgram } from '../queries.ts'
import { endRedemption } from '../redeem/end-redemption.ts'
import { extendHold } from '../redeem/extend.ts'
import { readOffers } from '../redeem/offers.ts'
import { endOverdue } from '../redeem/reconcile.ts'
import { redeem as redeemReward } from '../redeem/redeem.ts'
import { findRedemption, LIVE, liveRedemptions, toRedemption } from '../redeem/redemption.ts'
import { requestName } from '../requests.ts'
import { readWalletOf } from '../wallet.ts'

export const redemptionRoutes: readonly Route[] = [
  forMember(readRewards, async ({ shop, memberId, services, query, now }) => {
    const name = { shopId: shop.id, memberId }
    const program = await requireProgram(services.database, shop.id)
    if (query.currency && query.currency !== program.currency)
      throw new ProblemError('currency_mismatch', { params: { expected: program.currency } })
    await endOverdue(deskOf(services), name)
    const subtotal = query.subtotal === undefined ? undefined : Number(query.subtotal)
    return readOffers(services.database, name, { program, subtotal, now })
  }),
  forMember(redeem, async ({ shop, memberId, services, body, http }) => {
    const name = { shopId: shop.id, memberId }
    const request = requestName(http, name, { endpoint: redeem.id, body })
    const desk = deskOf(services)
    await endOverdue(desk, name)
    const { answer, isReplay } = await redeemReward(desk, request, body)
    if (isReplay) http.header('Idempotent-Replayed', 'true')
    return answer
  }),
  forMember(listRedemptions, async ({ shop, memberId, services, now }) => {
    const name = { shopId: shop.id, memberId }
    await endOverdue(deskOf(services), name)
    const { account } = await loadBook(services.database, name, now)
    const rows = await liveRedemptions(services.database, name)
    return { walletRevision: account.revision, items: rows.map((row) => toRedemption(row, now)) }
  }),
  forMember(readRedemption, async ({ shop, memberId, services, params, now }) => {
    const name = { shopId: shop.id, memberId, id: params.redemptionId }
    await endOverdue(deskOf(services), name)
    const row = await findRedemption(services.database, name)
    if (!row) throw new ProblemError('not_found')
    return toRedemption(row, now)
  }),
  forMember(cancelRedemption, async ({ shop, memberId, services, params, now }) => {
    const { database } = services
    const name = { shopId: shop.id, memberId, id: params.redemptionId }
    const row = await findRedemption(database, name)
    if (!row) throw new ProblemError('not_found')
    const wasLive = LIVE.has(row.status)
    const ended = wasLive ? await endRedemption(deskOf(services), row, 'cancelled') : row
    if (ended.status === 'used')
      throw new ProblemError('already_used', { params: { orderId: ended.orderId } })
    // Given back before, by a request whose answer was lost: the same answer again.
    if (ended.status !== 'cancelled') throw new ProblemError('redemption_ended')
    const program = await requireProgram(database, shop.id)
    const wallet = await readWalletOf(database, name, { program, now })
    return { redemption: toRedemption(ended, now), wallet }
  }),
  forMember(extendRedemption, ({ shop, memberId, services, params }) =>
    extendHold(deskOf(services), { shopId: shop.id, memberId, id: params.redemptionId }),
  ),
]
