/** One ticket on the screen of somebody of the shop: all that happened, what was answered, and who the shopper is. */
import type { TicketDetail } from '../../../../widgets/feedback/contract.ts'
import type { Desk } from '../../chat-inbox/desk.ts'
import type { Sql } from '../../db.ts'
import { describeTickets, readTicketRow } from '../../feedback/ticket-row.ts'
import { ProblemError } from '../../http/problem.ts'
import { readAnswers } from './answers.ts'
import { readPrivateNotes } from './private-notes.ts'
import { readCustomerId, readOrders, readPoints } from '../../customers/shopper-facts.ts'
import { LINE_COLUMNS, LINE_TABLES, toLine, type LineSource } from './ticket-line.ts'

interface Question {
  readonly ticketId: string
  readonly now: Date
}

/** Throws `not_found`. */
export async function readDetail(
  sql: Sql,
  desk: Desk,
  { ticketId, now }: Question,
): Promise<TicketDetail> {
  const { shopId } = desk
  const row = await readTicketRow(sql, { shopId, ticketId })
  const [line] = await sql.query<LineSource>(
    `select ${LINE_COLUMNS} from ${LINE_TABLES} where shop_id = $1 and ticket_id = $2`,
    [shopId, ticketId],
  )
  const [ticket] = row ? await describeTickets(sql, shopId, [row], now) : []
  if (!row || !line || !ticket) throw new ProblemError('not_found')
  const { answers, about } = await readAnswers(sql, shopId, row)
  const name = { shopId, memberId: row.memberId }
  const customerId = await readCustomerId(sql, name)
  const points = customerId === undefined ? undefined : await readPoints(sql, { ...name, now })
  return {
    row: toLine(line, desk),
    ticket,
    notes: await readPrivateNotes(sql, desk, ticketId),
    answers,
    ...(about && { about }),
    orders: await readOrders(sql, { ...name, orderId: about?.orderId }),
    ...(points && { points }),
    ...(customerId !== undefined && { customerId }),
  }
}
