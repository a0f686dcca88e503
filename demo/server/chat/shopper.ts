/** The row of a shopper who writes: its lock puts all changes of their conversations in one order. */
import type { z } from 'zod/mini'
import type { ChatContext, ContactFields } from '../../../widgets/chat/contract.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

export interface ShopperRow {
  readonly cursor: number
  readonly began: number
  /** As they said it themselves. */
  readonly contact: ContactFields
  readonly context: z.infer<typeof ChatContext>
  readonly blockedAt: Date | null
  /** When they were last known to be here. */
  readonly seenAt: Date | null
}

const COLUMNS = 'cursor, began, contact, context, blocked_at as "blockedAt", seen_at as "seenAt"'

export async function readShopper(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<ShopperRow | undefined> {
  const [shopper] = await sql.query<ShopperRow>(
    `select ${COLUMNS} from chat_shoppers where shop_id = $1 and member_id = $2`,
    [shopId, memberId],
  )
  return shopper
}

/**
 * Until the transaction ends nobody else changes a conversation of theirs. `undefined` for somebody who was erased, or has signed in and is no guest
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
    `insert into chat_shoppers (shop_id, member_id, cursor, began) values ($1, $2, $3, $3)
     on conflict (shop_id, member_id) do update set member_id = excluded.member_id returning ${COLUMNS}`,
    [shopId, memberId, now.getTime()],
  )
  return shopper
}

export async function saveShopper(
  sql: Sql,
  { shopId, memberId }: MemberName,
  shopper: ShopperRow,
): Promise<void> {
  const { cursor, began, contact, context, blockedAt, seenAt } = shopper
  // Who is here is written without the lock, too: the later word counts.
  await sql.query(
    `update chat_shoppers set cursor = $3, began = $4, contact = $5, context = $6, blocked_at = $7, seen_at = greatest(seen_at, $8)
      where shop_id = $1 and member_id = $2`,
    [
      shopId,
      memberId,
      cursor,
      began,
      JSON.stringify(contact),
      JSON.stringify(context),
      blockedAt,
      seenAt,
    ],
  )
}
