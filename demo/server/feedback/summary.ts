/** What campaigns may ask about a member, as far as surveys know it. */
import type { z } from 'zod/mini'
import type { CustomerSummary } from '../../../src/contract/campaign/customer.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { readDue } from './due.ts'
import { readMemory } from './memory.ts'

type Summary = Pick<z.output<typeof CustomerSummary>, 'lastNps' | 'lastSurveyAt' | 'dueSurveys'>

export async function summariseFeedback(
  sql: Sql,
  who: MemberName & { readonly now: Date },
): Promise<Summary> {
  const memory = await readMemory(sql, who)
  const due = await readDue(sql, { ...who, memory })
  const lastNps = await readLastNps(sql, who)
  const times = [
    ...memory.asked.map(({ at }) => at),
    ...Object.values(memory.closed).flatMap(({ answered }) => answered ?? []),
  ].map((at) => Date.parse(at))
  return {
    ...(lastNps !== undefined && { lastNps }),
    ...(times.length > 0 && { lastSurveyAt: new Date(Math.max(...times)).toISOString() }),
    dueSurveys: due.map(({ surveyId }) => surveyId),
  }
}

/** A complaint that is not resolved. */
export async function hasOpenTicket(sql: Sql, { shopId, memberId }: MemberName): Promise<boolean> {
  const open = await sql.query(
    `select 1 from tickets where shop_id = $1 and member_id = $2 and stage <> 'resolved' limit 1`,
    [shopId, memberId],
  )
  return open.length > 0
}

async function readLastNps(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<number | undefined> {
  const [last] = await sql.query<{ nps: number }>(
    `select nps from survey_submissions where shop_id = $1 and member_id = $2 and nps is not null
      order by updated_at desc limit 1`,
    [shopId, memberId],
  )
  return last?.nps
}
