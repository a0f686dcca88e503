/** Keeps events, each once by its id however often and by whomever it is sent. */
import type { EventRecord } from '../../../src/contract/event.ts'
import type { Sql } from '../db.ts'

export interface StoredEvent extends EventRecord {
  readonly occurredAt: string
}

export interface Batch {
  readonly shopId: string
  readonly locale: string | undefined
  readonly receivedAt: Date
}

/** Answers the ids that are new. An unknown member’s id is left out: the event is true all the same. */
export async function storeEvents(
  sql: Sql,
  batch: Batch,
  events: readonly StoredEvent[],
): Promise<Set<string>> {
  if (events.length === 0) return new Set()
  const rows = await sql.query<{ id: string }>(
    `insert into events (shop_id, event_id, name, purpose, client_at, occurred_at, received_at,
       seq, tab_id, visitor_id, visit_id, member_id, path, locale, props)
     select $1, e.id, e.name, e.purpose, e.at, e."occurredAt", $2::timestamptz,
       e.seq, e."tabId", e."visitorId", e."visitId", members.member_id, e.path, $3, e.props
       from jsonb_to_recordset($4::jsonb) as e(id uuid, name text, purpose text, at timestamptz,
         "occurredAt" timestamptz, seq bigint, "tabId" uuid, "visitorId" uuid, "visitId" uuid,
         "memberId" text, path text, props jsonb)
       left join members on members.shop_id = $1 and members.member_id = e."memberId"
      order by e.id
     on conflict (shop_id, event_id) do nothing
     returning event_id as id`,
    [batch.shopId, batch.receivedAt, batch.locale ?? null, JSON.stringify(events)],
  )
  return new Set(rows.map(({ id }) => id))
}
