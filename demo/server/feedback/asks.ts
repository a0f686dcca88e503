/** That a survey was shown, and how it was closed: counted without a name. */
import type { z } from 'zod/mini'
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import { AskOutcome, type noteAsk } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { findSurvey } from './queries.ts'
import type { SubmissionName } from './submission-row.ts'

interface Ask extends SubmissionName {
  readonly body: BodyOf<typeof noteAsk>
  readonly now: Date
}

/** In this order: what was closed for good is not merely shown, though word of that comes later. */
const RANKS: readonly z.infer<typeof AskOutcome>[] = AskOutcome.options

/** `false` where the id was used for another survey. */
export async function countAsk(
  sql: Sql,
  { shopId, submissionId, body, now }: Ask,
): Promise<boolean> {
  const { surveyId, revision, locale, outcome } = body
  const survey = await findSurvey(sql, { shopId, surveyId })
  if (!survey || survey.status === 'draft') throw new ProblemError('not_found')
  const counted = await sql.query(
    `insert into survey_asks as known (shop_id, submission_id, survey_id, revision, locale, outcome, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (shop_id, submission_id) do update set outcome =
       case when array_position($8::text[], excluded.outcome) > array_position($8::text[], known.outcome)
         then excluded.outcome else known.outcome end
      where known.survey_id = excluded.survey_id returning outcome`,
    [shopId, submissionId, surveyId, revision, locale, outcome, now, RANKS],
  )
  return counted.length > 0
}
