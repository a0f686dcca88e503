/** Reads what hurdles depend on. */
import type { Sql } from '../../db.ts'
import type { Account } from '../account.ts'
import type { ProgramInForce } from '../queries.ts'
import type { Situation } from './hurdles.ts'
import { groupBy } from '../group-by.ts'

export async function readSituation(
  sql: Sql,
  account: Account,
  { program, now, subtotal }: { program: ProgramInForce; now: Date; subtotal?: number | undefined },
): Promise<Situation> {
  const { shopId, memberId } = account
  const limited = (program.rewards ?? []).filter(({ limit }) => limit).map(({ id }) => id)
  const redeemed = await sql.query<{ rewardId: string; createdAt: Date }>(
    `select reward_id as "rewardId", created_at as "createdAt" from loyalty_redemptions
      where shop_id = $1 and member_id = $2 and reward_id = any($3::text[])
        and status not in ('cancelled', 'expired', 'failed')`,
    [shopId, memberId, limited],
  )
  const stock = await sql.query<{ rewardId: string; taken: number }>(
    'select reward_id as "rewardId", taken from loyalty_stock where shop_id = $1',
    [shopId],
  )
  const [live] = await sql.query<{ count: number }>(
    `select count(*)::bigint as count from loyalty_redemptions
      where shop_id = $1 and member_id = $2 and status in ('requested', 'held', 'issued')`,
    [shopId, memberId],
  )
  const byReward = groupBy(redeemed, ({ rewardId }) => rewardId)
  return {
    now,
    status: program.status,
    account,
    tiers: program.tiers,
    live: live?.count ?? 0,
    redeemedAt: new Map([...byReward].map(([id, rows]) => [id, rows.map((row) => row.createdAt)])),
    taken: new Map(stock.map(({ rewardId, taken }) => [rewardId, taken])),
    ...(subtotal !== undefined && { subtotal }),
  }
}

/** `false` when none is left. The row is locked until the transaction ends, so that the last one goes to one member. */
export async function takeFromStock(
  sql: Sql,
  shopId: string,
  { id, stock }: { readonly id: string; readonly stock?: number | undefined },
): Promise<boolean> {
  if (stock === undefined) return true
  const taken = await sql.query(
    `insert into loyalty_stock as stock (shop_id, reward_id, taken) values ($1, $2, 1)
     on conflict (shop_id, reward_id) do update set taken = stock.taken + 1 where stock.taken < $3
     returning reward_id`,
    [shopId, id, stock],
  )
  return taken.length > 0
}

export async function putBackToStock(
  sql: Sql,
  shopId: string,
  { id, stock }: { readonly id: string; readonly stock?: number | undefined },
): Promise<void> {
  if (stock === undefined) return
  await sql.query(
    'update loyalty_stock set taken = taken - 1 where shop_id = $1 and reward_id = $2 and taken > 0',
    [shopId, id],
  )
}
