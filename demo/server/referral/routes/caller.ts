/** Who asks, as far as referral goes: the browser as fingerprints, and what a page says of its friend. */
import type { Context } from 'hono'
import { agentKeyOf, emailKeyOf, ipKeyOf } from '../../customers/keys.ts'
import type { Sql } from '../../db.ts'
import { clientAddress } from '../../http/address.ts'
import type { Services } from '../../services.ts'
import type { ShopRow } from '../../shop/queries.ts'
import type { Browser, Friend } from '../claims/new-claim.ts'

export function browserOf(http: Context, shop: ShopRow, { trustProxy }: Services): Browser {
  const ipKey = ipKeyOf(shop.fingerprintKey, clientAddress(http, trustProxy))
  const agentKey = agentKeyOf(shop.fingerprintKey, http.req.header('user-agent'))
  return { ...(ipKey && { ipKey }), ...(agentKey && { agentKey }) }
}

interface Told {
  readonly email?: string | undefined
  readonly visitorId?: string | undefined
}

export function friendOf(shop: ShopRow, { email, visitorId }: Told): Friend {
  const emailKey = emailKeyOf(shop.fingerprintKey, email)
  return { email, visitorId, ...(emailKey && { emailKey }) }
}

/** The shop’s word on the e-mail outweighs what is typed. */
export async function memberFriendOf(
  sql: Sql,
  shop: ShopRow,
  { memberId, ...told }: Told & { readonly memberId: string },
): Promise<Friend> {
  const [member] = await sql.query<{ email: string | null; name: string | null }>(
    'select email, name from members where shop_id = $1 and member_id = $2',
    [shop.id, memberId],
  )
  const { email, name } = member ?? {}
  return {
    ...friendOf(shop, { ...told, email: email ?? told.email }),
    memberId,
    ...(name && { name }),
  }
}
