/** What the shop’s own server tells. */
import { adjustPoints, setMember, tellAction } from '../../../../widgets/loyalty/contract.ts'
import { forSecret, type Call, type Route } from '../../route.ts'
import { ensureMember } from '../../session/queries.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { actFromServer } from '../earn/act.ts'
import { adjust } from '../earn/adjust.ts'
import { setExcluded } from '../earn/member.ts'
import type { BookName } from '../load-book.ts'

type OfCustomer = Call & {
  readonly shop: ShopRow
  readonly params: { readonly customerId: string }
}

async function memberOf({ shop, params, services, now }: OfCustomer): Promise<BookName> {
  const customer = { sub: params.customerId }
  const { memberId } = await ensureMember(services.database, shop.id, customer, now)
  return { shopId: shop.id, memberId }
}

export const shopServerRoutes: readonly Route[] = [
  forSecret(tellAction, async (call) => {
    const { services, body, now } = call
    return actFromServer(services.database, await memberOf(call), { told: body, now })
  }),
  forSecret(adjustPoints, async (call) => {
    const { services, body, now } = call
    return adjust(services.database, await memberOf(call), { ...body, now })
  }),
  forSecret(setMember, async (call) => {
    const { services, body, now } = call
    await setExcluded(services.database, await memberOf(call), { ...body, now })
    return body
  }),
]
