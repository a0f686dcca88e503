/** Live messages: written in the transaction that causes them, read by whichever process holds the stream. */
import type { LiveMessage } from '../../../src/contract/session.ts'
import type { Sql } from '../db.ts'

export const LIVE_CHANNEL = 'regulars_live'

export interface Audience {
  readonly shopId: string
  readonly memberId: string
}

export interface NumberedMessage {
  readonly sequence: number
  readonly type: string
  readonly revision: number | null
}

/** PostgreSQL delivers the notices when the transaction commits, and never when it does not. */
export async function publishAll(
  sql: Sql,
  messages: readonly (Audience & LiveMessage)[],
): Promise<void> {
  const told = messages.map(({ shopId, memberId, type, revision }) => ({
    shopId,
    memberId,
    type,
    revision: revision ?? null,
  }))
  // The update locks the row, so that a higher number can never be seen before a lower one.
  await sql.query(
    `with told as (
       select * from jsonb_to_recordset($1::jsonb) as r("shopId" text, "memberId" text, type text, revision bigint)
     ), numbered as (
       update members set live_sequence = live_sequence + 1 from told
        where shop_id = told."shopId" and member_id = told."memberId"
        returning shop_id, member_id, live_sequence, told.type, told.revision
     )
     insert into live_messages (shop_id, member_id, type, sequence, revision)
     select shop_id, member_id, type, live_sequence, revision from numbered
     on conflict (shop_id, member_id, type) do update set sequence = excluded.sequence, revision = excluded.revision`,
    [JSON.stringify(told)],
  )
  const payloads = told.map(({ shopId, memberId }) => JSON.stringify([shopId, memberId]))
  await sql.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [
    LIVE_CHANNEL,
    payloads,
  ])
}

export async function publish(sql: Sql, audience: Audience, message: LiveMessage): Promise<void> {
  await publishAll(sql, [{ ...audience, ...message }])
}

export async function readMessages(
  sql: Sql,
  { shopId, memberId }: Audience,
  after: number,
): Promise<NumberedMessage[]> {
  return sql.query<NumberedMessage>(
    `select sequence, type, revision from live_messages
      where shop_id = $1 and member_id = $2 and sequence > $3 order by sequence`,
    [shopId, memberId, after],
  )
}

export async function readSequence(sql: Sql, { shopId, memberId }: Audience): Promise<number> {
  const [member] = await sql.query<{ sequence: number }>(
    'select live_sequence as sequence from members where shop_id = $1 and member_id = $2',
    [shopId, memberId],
  )
  return member?.sequence ?? 0
}
