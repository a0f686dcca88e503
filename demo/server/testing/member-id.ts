/** Who a customer of a shop is among its members. */
import type { Database } from '../db.ts'
import type { TestShop } from './test-shop.ts'

/** Signs them in, so that they are one. */
export async function memberIdOf(database: Database, shop: TestShop, sub: string): Promise<string> {
  await shop.openSession(sub)
  const [member] = await database.query<{ memberId: string }>(
    'select member_id as "memberId" from members where shop_id = $1 and sub = $2',
    [shop.id, sub],
  )
  if (!member) throw new Error(`There is no member ${sub}.`)
  return member.memberId
}
