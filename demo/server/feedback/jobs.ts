/** What has to happen though nobody asks: answers that were left in the middle, and low scores among them. */
import type { Sql } from '../db.ts'
import { forEach } from '../referral/for-each.ts'
import type { Job } from '../room.ts'
import type { Services } from '../services.ts'
import { settleAnswers } from './settle-answers.ts'
import { lockShopper } from './shopper.ts'
import { findRevision, readSubmission, type SubmissionName } from './submission-row.ts'

const MINUTE_MS = 60_000
const AT_ONCE = 100

export const jobs: readonly Job[] = [
  { name: 'feedback left', everyMs: MINUTE_MS / 2, run: settleQuiet },
]

async function settleQuiet(services: Services): Promise<void> {
  for (;;) {
    const due = await takeDue(services.database, services.now())
    await forEach(due, (submission) => settle(services, submission))
    if (due.length < AT_ONCE || services.signal.aborted) return
  }
}

/** Each is left alone for a minute, so that no other process takes it meanwhile; and tried again after that. */
function takeDue(sql: Sql, now: Date): Promise<SubmissionName[]> {
  return sql.query<SubmissionName>(
    `update survey_submissions set check_at = $2
      where (shop_id, submission_id) in (
        select shop_id, submission_id from survey_submissions where check_at <= $1
         order by check_at limit ${AT_ONCE} for update skip locked)
      returning shop_id as "shopId", submission_id as "submissionId"`,
    [now, new Date(now.getTime() + MINUTE_MS)],
  )
}

/** Looked at again under the lock: it may have been answered to its end meanwhile, or have changed its owner. */
async function settle({ database, now }: Services, name: SubmissionName): Promise<void> {
  const { shopId } = name
  await database.transaction(async (sql) => {
    const memberId = (await readSubmission(sql, name))?.memberId
    if (!memberId) return
    const shopper = await lockShopper(sql, { shopId, memberId, now: now() })
    const submission = await readSubmission(sql, name)
    // Of a guest who has signed in at this moment it is tried again in a minute.
    if (!shopper || submission?.memberId !== memberId) return
    const found = await findRevision(sql, { shopId, ...submission })
    if (!found)
      throw new Error(`A submission is of a survey that is not there: ${name.submissionId}.`)
    const { survey } = found
    const who = { shopId, memberId, shopper }
    await settleAnswers(sql, who, { survey, submission, isFinishing: false, now: now() })
  })
}
