/** The inbox: who waits longest first, then what is newest. */
import type { z } from 'zod/mini'
import type { InboxFilter, InboxRow, readInbox } from '../../../widgets/chat/contract.ts'
import type { QueryOf, ResponseOf } from '../../../src/contract/endpoint.ts'
import type { Sql } from '../db.ts'
import type { Desk } from './desk.ts'
import {
  EMAIL,
  NAME,
  ROW_COLUMNS,
  ROW_PAGE_COLUMNS,
  ROW_TABLES,
  toInboxRow,
  type RowSource,
} from './inbox-row.ts'
import { presentSince, readPresent } from './presence.ts'

const AT_ONCE = 50

const ORDER = 'order by waiting_since nulls last, updated_at desc, conversation_id'

/** `$3` is the agent who asks; the statement names it once more, since a parameter nobody uses is refused. */
const FILTERS: Readonly<Record<z.infer<typeof InboxFilter>, string>> = {
  open: `stage <> 'resolved'`,
  mine: `stage <> 'resolved' and assignee = $3`,
  unassigned: `stage <> 'resolved' and assignee is null`,
  resolved: `stage = 'resolved'`,
  all: 'true',
}

/** Also of letters outside ASCII, whatever locale the database was made with. */
const low = (text: string): string => `lower((${text}) collate "und-x-icu")`

/** Compared by position, never as a pattern: no character in it means anything but itself. */
const SOUGHT = low('$4::text')

/** The beginning of each word of a name counts. */
const IS_FOUND = `(starts_with(${low('reference')}, ${SOUGHT}) or strpos(${low(`' ' || ${NAME}`)}, ' ' || ${SOUGHT}) > 0
  or starts_with(${low(EMAIL)}, ${SOUGHT}) or starts_with(${low(`shoppers.contact->>'email'`)}, ${SOUGHT})
  or exists (select 1 from chat_messages said where said.shop_id = conversations.shop_id
    and said.conversation_id = conversations.conversation_id and strpos(${low('said.text')}, ${SOUGHT}) > 0))`

export async function readInboxPage(
  sql: Sql,
  desk: Desk,
  { query, now }: { readonly query: QueryOf<typeof readInbox>; readonly now: Date },
): Promise<ResponseOf<typeof readInbox>> {
  const rows = await readRows(sql, desk, { query, now })
  const present = await readPresent(sql, desk.shopId, now)
  return {
    items: rows.slice(0, AT_ONCE),
    hasMore: rows.length > AT_ONCE,
    counts: await countInbox(sql, desk),
    me: desk.me,
    agents: desk.agents.map((agent) => ({ ...agent, isOnline: present.has(agent.email) })),
  }
}

/** One conversation as the list shows it. */
export async function readInboxRow(
  sql: Sql,
  desk: Desk,
  { conversationId, now }: { readonly conversationId: string; readonly now: Date },
): Promise<InboxRow | undefined> {
  const [row] = await sql.query<RowSource>(
    `with page as (select ${ROW_PAGE_COLUMNS} from ${ROW_TABLES} where conversations.shop_id = $1 and conversation_id = $3)
     select ${ROW_COLUMNS}`,
    [desk.shopId, presentSince(now), conversationId],
  )
  return row && toInboxRow(row, desk)
}

async function readRows(
  sql: Sql,
  desk: Desk,
  { query, now }: { readonly query: QueryOf<typeof readInbox>; readonly now: Date },
): Promise<InboxRow[]> {
  const search = query.search?.trim() ?? ''
  const rows = await sql.query<RowSource>(
    `with page as (
       select ${ROW_PAGE_COLUMNS} from ${ROW_TABLES}
        where conversations.shop_id = $1 and ${FILTERS[query.filter ?? 'open']}
          and $3::text is not null and ($4::text = '' or ${IS_FOUND})
        ${ORDER} limit ${AT_ONCE + 1} offset $5
     )
     select ${ROW_COLUMNS} ${ORDER}`,
    [desk.shopId, presentSince(now), desk.me.email, search, Number(query.skip ?? 0)],
  )
  return rows.map((row) => toInboxRow(row, desk))
}

async function countInbox(sql: Sql, desk: Desk): Promise<ResponseOf<typeof readInbox>['counts']> {
  const [counts] = await sql.query<ResponseOf<typeof readInbox>['counts']>(
    `select count(*)::int as open, (count(*) filter (where assignee = $2))::int as mine,
        (count(*) filter (where assignee is null))::int as unassigned, coalesce(sum(unread), 0)::int as unread
       from chat_conversations conversations, lateral (
         select count(*) as unread from chat_messages messages
          where messages.shop_id = conversations.shop_id and messages.conversation_id = conversations.conversation_id
            and messages.seq > their_read_seq and messages.author = 'shopper') of_shopper
      where shop_id = $1 and stage <> 'resolved'`,
    [desk.shopId, desk.me.email],
  )
  if (!counts) throw new Error('A count has always one row.')
  return counts
}
