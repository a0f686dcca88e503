/** Reading: the programme, the wallet, the history, and what a cart would earn. */
import {
  estimate,
  estimateForMember,
  readHistory,
  readProgram,
  readWallet,
} from '../../../../widgets/loyalty/contract.ts'
import { ProblemError } from '../../http/problem.ts'
import { forMember, forPublic, type Route } from '../../route.ts'
import { estimateCart } from '../estimate.ts'
import { readHistoryOf } from '../history.ts'
import { deskOf } from '../jobs.ts'
import { loadBook } from '../load-book.ts'
import { passTime } from '../pass-time.ts'
import { publicPart } from '../program/save-program.ts'
import { requireProgram } from '../queries.ts'
import { endOverdue } from '../redeem/reconcile.ts'
import { readWalletOf } from '../wallet.ts'

export const walletRoutes: readonly Route[] = [
  forPublic(
    readProgram,
    async ({ shop, services }) => publicPart(await requireProgram(services.database, shop.id)),
    { cacheable: true },
  ),
  forMember(readWallet, async ({ shop, memberId, services, now }) => {
    const name = { shopId: shop.id, memberId }
    const program = await requireProgram(services.database, shop.id)
    await endOverdue(deskOf(services), name)
    return readWalletOf(services.database, name, { program, now })
  }),
  forMember(readHistory, ({ shop, memberId, services, query, now }) =>
    readHistoryOf(services.database, { shopId: shop.id, memberId }, { ...query, now }),
  ),
  forPublic(estimate, async ({ shop, services, body, now }) => {
    const program = await requireProgram(services.database, shop.id)
    return estimateCart(program, body, { tierId: null, isFirst: false, at: now })
  }),
  forMember(estimateForMember, async ({ shop, memberId, services, body, now }) => {
    const program = await requireProgram(services.database, shop.id)
    const book = await loadBook(services.database, { shopId: shop.id, memberId }, now)
    passTime(book, program, now)
    const { excluded, tierId, orders } = book.account
    if (excluded) throw new ProblemError('member_excluded')
    return estimateCart(program, body, { tierId, isFirst: orders === 0, at: now })
  }),
]
