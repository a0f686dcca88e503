/** Lets the complaints of the story happen, each step at its own time, by what shoppers and the shop themselves do. */
import { randomUUID } from 'node:crypto'
import type { Desk } from '../../chat-inbox/desk.ts'
import type { Database } from '../../db.ts'
import { answerSurvey } from '../../feedback/answer-survey.ts'
import { findSurvey } from '../../feedback/queries.ts'
import { judgeTicket, sayToTicket, seeTicket } from '../../feedback/shopper-tickets.ts'
import { handle, note, view } from '../../feedback-console/tickets/handle.ts'
import { ensureMember } from '../../session/queries.ts'
import { DEMO_SHOP } from '../fern-and-ember.ts'
import { COMPLAINTS, type Complaint, type Happening } from './story.ts'

const HOUR_MS = 3_600_000
const SHOP = DEMO_SHOP.id
/** As long as any ticket of the story. */
const ALL = 1000

export interface Stage {
  /** Joins the transaction under way. */
  readonly database: Database
  readonly desks: Readonly<Record<'owner' | 'colleague', Desk>>
  readonly now: Date
}

export async function tellComplaints(stage: Stage): Promise<void> {
  for (const complaint of COMPLAINTS) await tellOne(stage, complaint)
  // Both sides were told by mail then.
  await stage.database.query(
    'update tickets set notified_at = opened_at, mailed_seq = last_seq where shop_id = $1',
    [SHOP],
  )
}

async function tellOne(stage: Stage, complaint: Complaint): Promise<void> {
  const { memberId, ticketId } = await open(stage, complaint)
  for (const happening of complaint.happened) {
    const place = { ticketId, now: before(stage.now, happening.hoursAgo) }
    if ('shopperSays' in happening || 'isFixed' in happening) {
      const own = { shopId: SHOP, memberId, ...place }
      await seeTicket(stage.database, own, ALL)
      await act(stage, own, happening)
    } else {
      await act(stage, { shopId: SHOP, memberId, ...place }, happening)
    }
  }
  // What nobody has taken nobody has looked at.
  if (complaint.happened.length > 0)
    await view(stage.database, SHOP, { ticketId, now: stage.now, seq: ALL })
}

interface Place {
  readonly shopId: string
  readonly memberId: string
  readonly ticketId: string
  readonly now: Date
}

async function act({ database, desks }: Stage, place: Place, happening: Happening): Promise<void> {
  const cid = randomUUID()
  if ('take' in happening) {
    const desk = desks[happening.take]
    return handle(database, desk, { ...place, body: { assignee: desk.me.email } })
  }
  if ('shopperSays' in happening) {
    await sayToTicket(database, place, { cid, text: happening.shopperSays })
    return
  }
  if ('isFixed' in happening) {
    await judgeTicket(database, place, { cid, fixed: happening.isFixed })
    return
  }
  const desk = desks[happening.by]
  if ('notes' in happening)
    return note(database, desk, { ...place, cid, body: { text: happening.notes, isPublic: false } })
  const stage = happening.stage && { stage: happening.stage }
  return 'says' in happening
    ? note(database, desk, {
        ...place,
        cid,
        body: { text: happening.says, isPublic: true, ...stage },
      })
    : handle(database, desk, { ...place, body: { ...stage } })
}

/** Answered to the end, with a score that makes a ticket. */
async function open(
  { database, now }: Stage,
  { customer, hoursAgo, surveyId, locale, answers, orderId }: Complaint,
): Promise<{ memberId: string; ticketId: string }> {
  const at = before(now, hoursAgo)
  const { id: sub, name, email } = customer
  const { memberId } = await ensureMember(database, SHOP, { sub, name, email }, at)
  const stored = await findSurvey(database, { shopId: SHOP, surveyId })
  if (!stored) throw new Error(`The demo shop has no survey ${surveyId}.`)
  const { revision } = stored.survey
  const rev = Object.keys(answers).length
  const body = { surveyId, revision, locale, answers, rev, finished: true }
  const { ticket } = await answerSurvey(database, {
    shopId: SHOP,
    submissionId: randomUUID(),
    memberId,
    body: { ...body, ...(orderId !== undefined && { about: { orderId } }) },
    now: at,
  })
  if (!ticket) throw new Error(`A complaint of the story made no ticket: ${customer.name}.`)
  return { memberId, ticketId: ticket.ticketId }
}

function before(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * HOUR_MS)
}
