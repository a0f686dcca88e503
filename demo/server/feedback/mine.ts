/** What a shopper reads of their own: tickets, surveys that are due, and what they were asked. */
import type { z } from 'zod/mini'
import type { readMine as endpoint } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { withoutGuests } from '../session/queries.ts'
import { readDue } from './due.ts'
import { readMemory } from './memory.ts'
import { readShopper } from './shopper.ts'
import { describeTickets, IS_OVER, TICKET_COLUMNS, type TicketRow } from './ticket-row.ts'

const MOST_TICKETS = 20

/** The cursor is read first: what is committed while the tickets are read has a higher one, and is read again. */
export async function readMine(
  sql: Sql,
  who: MemberName & { readonly now: Date },
): Promise<z.infer<typeof endpoint.response>> {
  const { shopId, memberId, now } = who
  const shopper = await readShopper(sql, who)
  const tickets = shopper ? await readOwnTickets(sql, who) : []
  const [account] = await withoutGuests(sql, shopId, [memberId])
  const memory = account === undefined ? undefined : await readMemory(sql, who)
  return {
    cursor: shopper?.cursor ?? 0,
    tickets: await describeTickets(sql, shopId, tickets, now),
    due: await readDue(sql, { ...who, memory }),
    ...(memory && { memory }),
  }
}

async function readOwnTickets(
  sql: Sql,
  { shopId, memberId, now }: MemberName & { readonly now: Date },
): Promise<TicketRow[]> {
  return sql.query<TicketRow>(
    `select * from (
       select ${TICKET_COLUMNS} from tickets where shop_id = $1 and member_id = $2
        order by ${IS_OVER('$3')}, opened_at desc limit ${MOST_TICKETS}
     ) own order by "openedAt" desc, "ticketId"`,
    [shopId, memberId, now],
  )
}
