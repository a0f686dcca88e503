/** Puts what happened into the merchant’s letter box, in the transaction that made it happen. */
import { randomUUID } from 'node:crypto'
import type { WebhookType } from '../../../src/contract/webhook.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'

export interface WebhookNotice {
  readonly type: WebhookType
  /** Whom it is about; a guest’s id stays here, the shop is told of none. */
  readonly memberId?: string | undefined
  readonly at: Date
  readonly data: Readonly<Record<string, unknown>>
}

/** Nothing is kept for a shop that wants to hear nothing, nor about somebody who was erased. */
export async function queueWebhook(
  sql: Sql,
  shopId: string,
  notices: readonly WebhookNotice[],
): Promise<void> {
  if (notices.length === 0) return
  const [endpoint] = await sql.query('select 1 from webhooks where shop_id = $1', [shopId])
  if (!endpoint) return
  const deliveries = notices.map((notice) => ({ ...notice, id: randomUUID() }))
  await sql.query(
    `insert into webhook_deliveries (shop_id, delivery_id, member_id, type, data, happened_at, next_at)
     select $1, id, "memberId", type, data, at, at
       from jsonb_to_recordset($2::jsonb) as r(id text, "memberId" text, type text, data jsonb, at timestamptz)
      where not exists (select 1 from members where shop_id = $1 and member_id = "memberId" and erased_at is not null)`,
    [shopId, JSON.stringify(deliveries)],
  )
}

/** Of what somebody said nothing is told any more, once it is deleted; `nouns` are what types begin with. */
export async function dropWebhooks(
  sql: Sql,
  { shopId, memberId }: MemberName,
  nouns: readonly string[],
): Promise<void> {
  await sql.query(
    `delete from webhook_deliveries where shop_id = $1 and member_id = $2 and split_part(type, '.', 1) = any($3::text[])`,
    [shopId, memberId, nouns],
  )
}

/** What waits to be told about a guest is about a member now. */
export async function moveWebhooks(
  sql: Sql,
  { shopId, from, to }: { readonly shopId: string; readonly from: string; readonly to: string },
): Promise<void> {
  await sql.query(
    'update webhook_deliveries set member_id = $3 where shop_id = $1 and member_id = $2',
    [shopId, from, to],
  )
}
