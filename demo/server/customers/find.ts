/** Whom the shop’s server means by a customer id. */
import type { Sql } from '../db.ts'
import { BROWSER, GUEST } from '../session/queries.ts'
import type { ShopRow } from '../shop/queries.ts'
import { emailKeyOf } from './keys.ts'

/**
 * The `sub` of a proof; of somebody who only ordered as a guest, the e-mail; of a guest who only wrote from a browser, the member id their card in the
 * inbox tells. Who was erased is not found.
 */
export async function findCustomer(
  sql: Sql,
  { id: shopId, fingerprintKey }: Pick<ShopRow, 'id' | 'fingerprintKey'>,
  customerId: string,
): Promise<string | undefined> {
  const guest = customerId.includes('@') ? emailKeyOf(fingerprintKey, customerId) : null
  const [member] = await sql.query<{ memberId: string }>(
    `select member_id as "memberId" from members
      where shop_id = $1 and erased_at is null and
            (sub = $2 and not is_guest or sub = $3 and is_guest or member_id = $2 and starts_with(sub, $4))
      order by is_guest limit 1`,
    [shopId, customerId, guest && `${GUEST}${guest}`, BROWSER],
  )
  return member?.memberId
}
