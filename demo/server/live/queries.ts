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

/** PostgreSQL delivers the notice when the transaction commits, and never when it does not. */
export async function publish(
  sql: Sql,
  { shopId, memberId }: Audience,
  { type, revision }: LiveMessage,
): Promise<void> {
  // The update locks the row, so that a higher number can never be seen before a lower one.
  await sql.query(
    `with numbered as (
       update members set live_sequence = live_sequence + 1
        where shop_id = $1 and member_id = $2 returning live_sequence
     )
     insert into live_messages (shop_id, member_id, type, sequence, revision)
     select $1, $2, $3, live_sequence, $4 from numbered
     on conflict (shop_id, member_id, type) do update set sequence = excluded.sequence, revision = excluded.revision`,
    [shopId, memberId, type, revision ?? null],
  )
  await sql.query('select pg_notify($1, $2)', [LIVE_CHANNEL, JSON.stringify([shopId, memberId])])
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
