/** Live messages: written in the transaction that causes them, read by whichever process holds the stream. */
import type { LiveMessage } from '../../../src/contract/session.ts'
import type { Sql } from '../db.ts'

export const LIVE_CHANNEL = 'regulars_live'

/** As the member of an audience: the merchants of the shop, in their inbox. */
export const INBOX = '@inbox'

/** PostgreSQL refuses a notice of 8,000 bytes or more. */
const NOTICE_BYTES = 7_999

export interface Audience {
  readonly shopId: string
  readonly memberId: string
}

/** True for a moment only, as that somebody is typing: kept nowhere, and told to whoever listens now. */
export type Moment = Required<Pick<LiveMessage, 'type' | 'data'>>

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
  await notify(sql, told.map(nameOf))
}

export async function publish(sql: Sql, audience: Audience, message: LiveMessage): Promise<void> {
  await publishAll(sql, [{ ...audience, ...message }])
}

/** Told when the transaction commits, like everything else, but without a row. */
export async function publishMoment(sql: Sql, audience: Audience, moment: Moment): Promise<void> {
  const notice = `${nameOf(audience)}\n${JSON.stringify(moment)}`
  if (Buffer.byteLength(notice) > NOTICE_BYTES)
    throw new RangeError(`A moment of ${audience.memberId} is longer than a notice can be.`)
  await notify(sql, [notice])
}

/** What one notice says: whose it is, and of a moment also what. JSON has no bare line break. */
export function readNotice(notice: string): { readonly name: string; readonly moment?: Moment } {
  const end = notice.indexOf('\n')
  if (end < 0) return { name: notice }
  // Safe: only `publishMoment` writes notices of two lines.
  return { name: notice.slice(0, end), moment: JSON.parse(notice.slice(end + 1)) as Moment }
}

export function nameOf({ shopId, memberId }: Audience): string {
  return JSON.stringify([shopId, memberId])
}

async function notify(sql: Sql, notices: readonly string[]): Promise<void> {
  await sql.query('select pg_notify($1, notice) from unnest($2::text[]) as notice', [
    LIVE_CHANNEL,
    notices,
  ])
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
