/** The row of a shopper of whom there is feedback: its lock puts all changes of theirs in one order. */
import type { AskMemory } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

export interface ShopperRow {
  readonly cursor: number
  /** What their devices remember; `null` of a guest, and of a member who has told nothing yet. */
  readonly memory: AskMemory | null
}

/** With their row, locked until the transaction ends. */
export interface LockedShopper extends MemberName {
  readonly shopper: ShopperRow
}

export async function readShopper(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<ShopperRow | undefined> {
  const [shopper] = await sql.query<ShopperRow>(
    'select cursor, memory from feedback_shoppers where shop_id = $1 and member_id = $2',
    [shopId, memberId],
  )
  return shopper
}

/**
 * Until the transaction ends nobody else changes anything of theirs. `undefined` for somebody who was erased, or has signed in and is no guest
 * any more. The member comes first, as in erasures.
 */
export async function lockShopper(
  sql: Sql,
  { shopId, memberId, now }: MemberName & { readonly now: Date },
): Promise<ShopperRow | undefined> {
  const member = await sql.query(
    'select 1 from members where shop_id = $1 and member_id = $2 and erased_at is null for update',
    [shopId, memberId],
  )
  if (member.length === 0) return undefined
  const [shopper] = await sql.query<ShopperRow>(
    `insert into feedback_shoppers (shop_id, member_id, cursor) values ($1, $2, $3)
     on conflict (shop_id, member_id) do update set member_id = excluded.member_id returning cursor, memory`,
    [shopId, memberId, now.getTime()],
  )
  return shopper
}

export async function saveShopper(
  sql: Sql,
  { shopId, memberId }: MemberName,
  { cursor, memory }: ShopperRow,
): Promise<void> {
  await sql.query(
    'update feedback_shoppers set cursor = $3, memory = $4::jsonb where shop_id = $1 and member_id = $2',
    [shopId, memberId, cursor, memory && JSON.stringify(memory)],
  )
}
