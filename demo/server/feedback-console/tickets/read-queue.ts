/** The queue: what is due soonest first, then what waits for its shopper, then what is resolved. */
import type { QueryOf, ResponseOf } from '../../../../src/contract/endpoint.ts'
import type { readTickets, TicketFilter } from '../../../../widgets/feedback/contract.ts'
import type { Desk } from '../../chat-inbox/desk.ts'
import type { Sql } from '../../db.ts'
import { EMAIL, LINE_COLUMNS, LINE_TABLES, toLine, type LineSource } from './ticket-line.ts'

type Queue = ResponseOf<typeof readTickets>

const AT_ONCE = 50

/** The last word is the shopper’s, and nobody has looked. */
const IS_UNREAD = 'their_seq > viewed_seq'

/** What somebody has written to a resolved one is not to be overlooked, though it opens nothing. */
const OPEN = `(stage <> 'resolved' or (fixed_at is null and ${IS_UNREAD}))`

const ORDER = `order by case when not ${OPEN} then 2 when stage = 'your_turn' then 1 else 0 end, due_at, updated_at desc, ticket_id`

/** `$2` is the agent who asks, `$3` now. */
const FILTERS: Readonly<Record<TicketFilter, string>> = {
  open: OPEN,
  mine: `${OPEN} and assignee = $2`,
  unassigned: `${OPEN} and assignee is null`,
  overdue: `${OPEN} and due_at < $3`,
  resolved: `stage = 'resolved'`,
  all: 'true',
}

/** Also of letters outside ASCII, whatever locale the database was made with. */
const low = (text: string): string => `lower((${text}) collate "und-x-icu")`

/** Compared by position, never as a pattern: no character in it means anything but itself. */
const SOUGHT = low('$4::text')

/** The beginning of each word of a name counts. */
const IS_FOUND = `(starts_with(${low('reference')}, ${SOUGHT}) or strpos(${low(`' ' || members.name`)}, ' ' || ${SOUGHT}) > 0
  or starts_with(${low(EMAIL)}, ${SOUGHT}) or strpos(${low('subject')}, ${SOUGHT}) > 0
  or exists (select 1 from ticket_entries said where said.shop_id = tickets.shop_id and said.ticket_id = tickets.ticket_id
    and strpos(${low('said.text')}, ${SOUGHT}) > 0)
  or exists (select 1 from ticket_notes noted where noted.shop_id = tickets.shop_id and noted.ticket_id = tickets.ticket_id
    and strpos(${low('noted.text')}, ${SOUGHT}) > 0))`

interface Question {
  readonly query: QueryOf<typeof readTickets>
  readonly now: Date
}

export async function readQueue(sql: Sql, desk: Desk, { query, now }: Question): Promise<Queue> {
  const { filter = 'open', search = '', skip = '0' } = query
  // Named once, since a parameter that nobody uses is refused.
  const rows = await sql.query<LineSource>(
    `select ${LINE_COLUMNS} from ${LINE_TABLES}
      where shop_id = $1 and ${FILTERS[filter]} and $2::text is not null and $3::timestamptz is not null
        and ($4::text = '' or ${IS_FOUND})
      ${ORDER} limit ${AT_ONCE + 1} offset $5`,
    [desk.shopId, desk.me.email, now, search.trim(), Number(skip)],
  )
  return {
    items: rows.slice(0, AT_ONCE).map((row) => toLine(row, desk)),
    hasMore: rows.length > AT_ONCE,
    counts: await countQueue(sql, desk, now),
    me: desk.me,
    agents: [...desk.agents],
  }
}

async function countQueue(sql: Sql, { shopId, me }: Desk, now: Date): Promise<Queue['counts']> {
  const count = (filter: 'open' | 'mine' | 'unassigned' | 'overdue'): string =>
    `(count(*) filter (where ${FILTERS[filter]}))::int as ${filter}`
  const [counts] = await sql.query<Queue['counts']>(
    `select ${count('open')}, ${count('mine')}, ${count('unassigned')}, ${count('overdue')},
            (count(*) filter (where ${OPEN} and ${IS_UNREAD}))::int as unread
       from tickets where shop_id = $1`,
    [shopId, me.email, now],
  )
  if (!counts) throw new Error('A count has always one row.')
  return counts
}
