/** What has to hold for every member at every moment; each line of `problems` is one that does not. */
import type { Sql } from '../db.ts'

const CHECKS: Readonly<Record<string, string>> = {
  'the rows add up to what the lots hold less the debt': `
    select member_id from loyalty_accounts a where shop_id = $1 and
      (select coalesce(sum(points), 0) from loyalty_ledger l where l.shop_id = $1 and l.member_id = a.member_id)
      <> (select coalesce(sum(remaining), 0) from loyalty_lots l where l.shop_id = $1 and l.member_id = a.member_id) - a.debt`,
  'each lot holds what its rows gave and took': `
    select lots.member_id from loyalty_lots lots where shop_id = $1 and remaining <> (
      select coalesce(sum((part->>1)::bigint), 0) from loyalty_ledger rows, jsonb_array_elements(rows.lots) part
       where rows.shop_id = $1 and rows.member_id = lots.member_id and (part->>0)::bigint = lots.lot)`,
  'available is what released lots hold': `
    select member_id from loyalty_accounts a where shop_id = $1 and available <>
      (select coalesce(sum(remaining), 0) from loyalty_lots l where l.shop_id = $1 and l.member_id = a.member_id and released)`,
  'pending is what the other lots hold': `
    select member_id from loyalty_accounts a where shop_id = $1 and pending <>
      (select coalesce(sum(remaining), 0) from loyalty_lots l where l.shop_id = $1 and l.member_id = a.member_id and not released)`,
  'held is what live redemptions cost': `
    select member_id from loyalty_accounts a where shop_id = $1 and held <>
      (select coalesce(sum(points), 0) from loyalty_redemptions r where r.shop_id = $1 and r.member_id = a.member_id
         and status in ('requested', 'held', 'issued'))`,
  'qualifying is what counted lots are worth': `
    select member_id from loyalty_accounts a where shop_id = $1 and qualifying <>
      (select coalesce(sum(qualifying), 0) from loyalty_lots l where l.shop_id = $1 and l.member_id = a.member_id and counted)`,
  'nothing is below zero, and who owes has nothing': `
    select member_id from loyalty_accounts where shop_id = $1
      and (available < 0 or pending < 0 or held < 0 or debt < 0 or (debt > 0 and available > 0))`,
  'the last row tells the balance': `
    select a.member_id from loyalty_accounts a join loyalty_ledger l on l.shop_id = a.shop_id and l.member_id = a.member_id and l.entry = a.entry
      where a.shop_id = $1 and l.balance_after is not null and l.balance_after <> a.available + a.pending - a.debt`,
  'entries count up without a gap': `
    select member_id from loyalty_ledger where shop_id = $1 group by member_id having max(entry) <> count(*)`,
  'a live code is a live coupon, and only that': `
    select r.member_id from loyalty_redemptions r join coupons c on c.shop_id = r.shop_id and c.giver = 'loyalty' and c.coupon_id = r.redemption_id
      where r.shop_id = $1 and (c.status = 'active') <> (r.status in ('requested', 'held', 'issued')) and r.ending is null`,
}

export async function brokenInvariants(sql: Sql, shopId: string): Promise<string[]> {
  const broken: string[] = []
  for (const [name, query] of Object.entries(CHECKS)) {
    const rows = await sql.query<{ member_id: string }>(query, [shopId])
    if (rows.length > 0) broken.push(`${name}: ${rows.length} members`)
  }
  return broken
}
