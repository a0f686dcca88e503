/** What all devices of a member remember of surveys, and what the answers themselves say of it. */
import { mergeMemory, type AskMemory } from '../../../widgets/feedback/contract.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { MemberName } from '../room.ts'
import { lockShopper, readShopper, saveShopper } from './shopper.ts'

const DAY_MS = 86_400_000
const KEPT_MS = 730 * DAY_MS
/** A clock that is wrong by more would silence surveys until its day has come. */
const AHEAD_MS = DAY_MS

export const NO_MEMORY: AskMemory = { asked: [], closed: {}, never: false }

interface Telling extends MemberName {
  readonly told: AskMemory
  readonly now: Date
}

/** Two devices at once: the second waits, and adds to what the first has left. */
export function remember(database: Database, { told, ...who }: Telling): Promise<AskMemory> {
  return database.transaction(async (sql) => {
    const shopper = await lockShopper(sql, who)
    if (!shopper) throw new ProblemError('session_expired')
    const memory = prune(mergeMemory(shopper.memory ?? NO_MEMORY, told), who.now)
    await saveShopper(sql, who, { ...shopper, memory })
    return withAnswers(sql, who, memory)
  })
}

/** Of a member: an answer that no device has told of yet counts, too. */
export async function readMemory(sql: Sql, who: MemberName): Promise<AskMemory> {
  const shopper = await readShopper(sql, who)
  return withAnswers(sql, who, shopper?.memory ?? NO_MEMORY)
}

async function withAnswers(
  sql: Sql,
  { shopId, memberId }: MemberName,
  memory: AskMemory,
): Promise<AskMemory> {
  const answered = await sql.query<{ surveyId: string; at: Date }>(
    `select survey_id as "surveyId", max(updated_at) as at from survey_submissions
      where shop_id = $1 and member_id = $2 group by survey_id`,
    [shopId, memberId],
  )
  const closed = answered.map(({ surveyId, at }) => [surveyId, { answered: at.toISOString() }])
  return mergeMemory(memory, { ...NO_MEMORY, closed: Object.fromEntries(closed) })
}

/** What no rule asks about any more is forgotten, and what cannot have happened yet not believed. */
function prune({ asked, closed, never }: AskMemory, now: Date): AskMemory {
  const isKept = (at: string): boolean => {
    const agoMs = now.getTime() - Date.parse(at)
    return agoMs < KEPT_MS && agoMs > -AHEAD_MS
  }
  const kept = Object.entries(closed).flatMap(([surveyId, closings]) => {
    const known = Object.entries(closings).filter(([, at]) => at !== undefined && isKept(at))
    return known.length > 0 ? [[surveyId, Object.fromEntries(known)]] : []
  })
  return {
    asked: asked.filter(({ at }) => isKept(at)),
    closed: Object.fromEntries(kept),
    never,
  }
}
