/** Surveys whose moment only the backend knows: an order has arrived, a conversation is resolved. Each is asked about once. */
import type { z } from 'zod/mini'
import type { AskMemory, readMine, Survey } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { readOpenSurveys } from './queries.ts'

const DAY_MS = 86_400_000
const DELIVERED_FOR_MS = 30 * DAY_MS
const RESOLVED_FOR_MS = 7 * DAY_MS

export type DueSurvey = z.infer<typeof readMine.response>['due'][number]

interface Shopper extends MemberName {
  readonly now: Date
  /** Of a guest none: their browser keeps it. */
  readonly memory: AskMemory | undefined
}

export async function readDue(sql: Sql, shopper: Shopper): Promise<DueSurvey[]> {
  const surveys = await readOpenSurveys(sql, shopper.shopId)
  const due: DueSurvey[] = []
  for (const survey of surveys) {
    const subject = await findSubject(sql, shopper, survey)
    if (subject) due.push({ surveyId: survey.id, ...subject })
  }
  return due
}

function findSubject(
  sql: Sql,
  shopper: Shopper,
  survey: Survey,
): Promise<Omit<DueSurvey, 'surveyId'> | undefined> | undefined {
  if (survey.moment.on === 'delivery') return findArrived(sql, shopper, survey)
  if (survey.moment.on === 'chat') return findResolved(sql, shopper, survey)
  return undefined
}

/** The newest, unless it was answered about, or the survey closed since it is there. */
async function findArrived(
  sql: Sql,
  shopper: Shopper,
  { id }: Survey,
): Promise<{ orderId: string } | undefined> {
  const { shopId, memberId, now } = shopper
  const [order] = await sql.query<{ orderId: string }>(
    `select order_id as "orderId" from orders
      where shop_id = $1 and member_id = $2 and status <> 'cancelled' and delivered_at <= $3 and delivered_at > $4
        and ($5::timestamptz is null or delivered_at > $5)
        and not exists (select 1 from survey_submissions said
          where said.shop_id = $1 and said.member_id = $2 and said.survey_id = $6 and said.about ->> 'orderId' = orders.order_id)
      order by delivered_at desc, order_id limit 1`,
    [shopId, memberId, now, new Date(now.getTime() - DELIVERED_FOR_MS), closedAt(shopper, id), id],
  )
  return order
}

/** As with orders; one that was rated has said it all. */
async function findResolved(
  sql: Sql,
  shopper: Shopper,
  { id }: Survey,
): Promise<{ conversationId: string } | undefined> {
  const { shopId, memberId, now } = shopper
  const [conversation] = await sql.query<{ conversationId: string }>(
    `select conversation_id as "conversationId" from chat_conversations
      where shop_id = $1 and member_id = $2 and stage = 'resolved' and rating is null and resolved_at <= $3 and resolved_at > $4
        and ($5::timestamptz is null or resolved_at > $5)
        and not exists (select 1 from survey_submissions said
          where said.shop_id = $1 and said.member_id = $2 and said.survey_id = $6
            and said.about ->> 'conversationId' = chat_conversations.conversation_id::text)
      order by resolved_at desc, conversation_id limit 1`,
    [shopId, memberId, now, new Date(now.getTime() - RESOLVED_FOR_MS), closedAt(shopper, id), id],
  )
  return conversation
}

/** For good: snoozed, it is due as before. */
function closedAt({ memory }: Shopper, surveyId: string): Date | null {
  const { answered, dismissed } = memory?.closed[surveyId] ?? {}
  const times = [answered, dismissed].flatMap((at) => (at === undefined ? [] : [Date.parse(at)]))
  return times.length > 0 ? new Date(Math.max(...times)) : null
}
