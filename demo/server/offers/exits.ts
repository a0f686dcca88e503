/** What leaving has taught a shopper, from the server’s own records: exits that were told, orders that followed, codes they were paid with. */
import type { DiscountCase } from '../../../src/campaigns/discount-ledger.ts'
import type { Sql } from '../db.ts'
import { keysOf, namesOf, type Shopper } from './shopper.ts'

const HOUR_MS = 3_600_000
/** An order within two weeks is the answer to the cart that was left. */
const ANSWERED_WITHIN = `interval '14 days'`

/** One for an hour: whoever moves to the tabs and back again leaves once. */
export async function rememberExit(
  sql: Sql,
  shopId: string,
  { shopper, now }: { readonly shopper: Shopper; readonly now: Date },
): Promise<void> {
  await sql.query(
    `insert into offer_exits (shop_id, shopper, at)
     select $1, name, $3 from unnest($2::text[]) as name
      where not exists (select 1 from offer_exits where shop_id = $1 and shopper = name and at > $4)
     on conflict do nothing`,
    [shopId, namesOf(shopper), now, new Date(now.getTime() - HOUR_MS)],
  )
}

/** When this shopper was given something on leaving, by whatever they are known. */
export async function readExitOffers(
  sql: Sql,
  shopId: string,
  shopper: Shopper,
): Promise<number[]> {
  const keys = keysOf(shopper)
  const rows = await sql.query<{ at: Date }>(
    `select issued_at as at from offer_issues
      where shop_id = $1 and is_exit and (member_id = $4 or issue_id in (
        select issue_id from offer_keys where shop_id = $1
           and (kind, value) in (select * from unnest($2::text[], $3::text[]))))
        and ($4::text is null or member_id is null or member_id = $4)`,
    [
      shopId,
      keys.map(({ kind }) => kind),
      keys.map(({ value }) => value),
      shopper.memberId ?? null,
    ],
  )
  return rows.map(({ at }) => at.getTime())
}

/**
 * The orders before which this shopper had left, the newest last. A cart that was left and never ordered is no answer: counting it would let
 * whoever was refused ask again the next day. Points are the shopper’s own money, so their codes are no discount.
 */
export async function readAbandons(
  sql: Sql,
  shopId: string,
  shopper: Shopper,
): Promise<DiscountCase['abandons']> {
  return sql.query<{ endedInDiscount: boolean }>(
    `with theirs as (
       select order_id, placed_at, member_id from orders where shop_id = $1 and member_id = $2
       union
       select orders.order_id, placed_at, orders.member_id from offer_keys keys
         join offer_issues issues on issues.shop_id = keys.shop_id and issues.issue_id = keys.issue_id
         join orders on orders.shop_id = issues.shop_id and orders.order_id = issues.order_id
        where keys.shop_id = $1 and keys.kind = 'holder' and keys.value = $3)
     select exists (select 1 from coupons where coupons.shop_id = $1 and coupons.order_id = theirs.order_id
              and coupons.status = 'used' and coupons.giver <> 'loyalty')
            or exists (select 1 from offer_issues issues where issues.shop_id = $1 and issues.order_id = theirs.order_id)
              as "endedInDiscount"
       from theirs
      where exists (select 1 from offer_exits exits where exits.shop_id = $1 and shopper = any($4::text[])
        and at <= placed_at and at > placed_at - ${ANSWERED_WITHIN})
      order by placed_at`,
    [shopId, shopper.memberId ?? null, shopper.holder ?? null, namesOf(shopper)],
  )
}
