/** Members, in the merchant’s console. */
import { findMembers, readMemberFile } from '../../../../widgets/loyalty/contract.ts'
import { ProblemError } from '../../http/problem.ts'
import { forMerchant, type Route } from '../../route.ts'
import { readHistoryOf } from '../history.ts'
import { findMember, findMembersBy } from '../members/find.ts'
import { requireProgram } from '../queries.ts'
import { newestRedemptions, toRedemption } from '../redeem/redemption.ts'
import { readWalletOf } from '../wallet.ts'

const MOST_CODES = 50

export const memberRoutes: readonly Route[] = [
  forMerchant(findMembers, async ({ shop, services, query }) => ({
    items: await findMembersBy(services.database, shop.id, query.search),
  })),
  forMerchant(readMemberFile, async ({ shop, services, params, query, now }) => {
    const { database } = services
    const name = { shopId: shop.id, memberId: params.memberId }
    const member = await findMember(database, name)
    if (!member) throw new ProblemError('not_found')
    const program = await requireProgram(database, shop.id)
    const redemptions = await newestRedemptions(database, name, MOST_CODES)
    return {
      member,
      wallet: await readWalletOf(database, name, { program, now }),
      redemptions: redemptions.map((row) => toRedemption(row, now)),
      history: await readHistoryOf(database, name, { ...query, now }),
    }
  }),
]
