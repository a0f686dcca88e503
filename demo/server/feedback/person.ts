/** What is kept about somebody: a guest’s becomes the member’s, all of it can be handed out, and it is forgotten on request. */
import type { Sql } from '../db.ts'
import { publish } from '../live/queries.ts'
import type { Joined, MemberName } from '../room.ts'
import { dropWebhooks, moveWebhooks } from '../webhooks/queue.ts'
import { tellTickets } from './change-ticket.ts'
import { lockShopper, readShopper, saveShopper } from './shopper.ts'

const OF_MEMBER = 'where shop_id = $1 and member_id = $2'

/** The cursor is above both, so that each device reads anew. What a guest’s browser remembers it tells the member itself. */
export async function joinShopper(sql: Sql, joined: Joined): Promise<void> {
  const { shopId, guestId, memberId, now } = joined
  const theirs = { shopId, memberId: guestId }
  if (!(await readShopper(sql, theirs))) return
  const guest = await lockShopper(sql, { ...theirs, now })
  const member = await lockShopper(sql, { shopId, memberId, now })
  // Both members are locked by whoever joins them, and neither is erased.
  if (!guest || !member) throw new Error('A guest was joined to a member who is not there.')
  for (const table of ['survey_submissions', 'tickets'])
    await sql.query(`update ${table} set member_id = $3 ${OF_MEMBER}`, [shopId, guestId, memberId])
  await sql.query(`delete from feedback_shoppers ${OF_MEMBER}`, [shopId, guestId])
  await moveWebhooks(sql, { shopId, from: guestId, to: memberId })
  const cursor = Math.max(guest.cursor, member.cursor) + 1
  await saveShopper(sql, { shopId, memberId }, { ...member, cursor })
  await publish(sql, { shopId, memberId }, { type: 'feedback.changed', revision: cursor })
  await tellTickets(sql, shopId)
}

/** What was noted about them among the shop’s people is theirs to ask for, too. */
export async function exportFeedback(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const shopper = await readShopper(sql, { shopId, memberId })
  if (!shopper) return {}
  const answers = await sql.query(
    `select survey_id as "surveyId", locale, answers, about, page, answered_at as "answeredAt", finished_at as "finishedAt"
       from survey_submissions ${OF_MEMBER} order by answered_at, submission_id`,
    [shopId, memberId],
  )
  const tickets = await sql.query(
    `select reference, stage, subject, score, email, opened_at as "openedAt", resolved_at as "resolvedAt",
            (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('at', at, 'kind', kind, 'stage', entries.stage, 'author', author,
                      'name', author_name, 'text', text)) order by seq), '[]') from ticket_entries entries
              where entries.shop_id = tickets.shop_id and entries.ticket_id = tickets.ticket_id) as entries,
            (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'by', author_email, 'text', text) order by at, cid), '[]')
               from ticket_notes notes where notes.shop_id = tickets.shop_id and notes.ticket_id = tickets.ticket_id) as notes
       from tickets ${OF_MEMBER} order by opened_at, ticket_id`,
    [shopId, memberId],
  )
  return { feedback: { memory: shopper.memory, answers, tickets } }
}

/** Scores and choices stay, of nobody: what they add up to is the shop’s. Words and addresses are the only answers that are texts. */
export async function forgetFeedback(sql: Sql, who: MemberName): Promise<void> {
  const { shopId, memberId } = who
  await sql.query(`select 1 from feedback_shoppers ${OF_MEMBER} for update`, [shopId, memberId])
  await dropWebhooks(sql, who, ['feedback', 'ticket'])
  const dropped = await sql.query(`delete from tickets ${OF_MEMBER} returning ticket_id`, [
    shopId,
    memberId,
  ])
  await sql.query(
    `update survey_submissions set member_id = null, about = null, page = null, check_at = null, answers =
       (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(answers) where jsonb_typeof(value) <> 'string')
      ${OF_MEMBER}`,
    [shopId, memberId],
  )
  await sql.query(`delete from feedback_shoppers ${OF_MEMBER}`, [shopId, memberId])
  if (dropped.length > 0) await tellTickets(sql, shopId)
}
