/** Writes the demo’s answers as if they had come one by one, but at once: a first start should not take longer for them. */
import { randomBytes } from 'node:crypto'
import type { Sql } from '../../db.ts'
import { readScores } from '../../feedback/read-answers.ts'
import { BROWSER } from '../../session/queries.ts'
import type { MadeAsk, MadeSubmission } from './make-submissions.ts'

interface Place {
  readonly shopId: string
  /** Origin the shop’s pages stand at. */
  readonly origin: string
}

/** Each with a name is of a guest of their own. */
export async function storeSubmissions(
  sql: Sql,
  { shopId, origin }: Place,
  submissions: readonly MadeSubmission[],
): Promise<void> {
  const rows = submissions.map((submission) => rowOf(submission, origin))
  await sql.query(
    `insert into members (shop_id, member_id, sub, is_guest, created_at)
     select $1, "memberId", $3 || "memberId", true, at
       from jsonb_to_recordset($2::jsonb) as r("memberId" text, at timestamptz) where "memberId" is not null`,
    [shopId, JSON.stringify(rows), BROWSER],
  )
  await sql.query(
    `insert into survey_submissions (shop_id, submission_id, survey_id, revision, locale, member_id, is_anonymous, answers, rev, page,
            answered_at, updated_at, finished_at, editable_until, score_step, score, score_most, bucket, nps, told_rev)
     select $1, id, "surveyId", revision, locale, "memberId", "memberId" is null, answers, rev, page, at, at, "endedAt", "endedAt",
            "scoreStep", score, "scoreMost", bucket, nps, rev
       from jsonb_to_recordset($2::jsonb) as r(id uuid, "surveyId" text, revision integer, locale text, "memberId" text, answers jsonb,
            rev integer, page text, at timestamptz, "endedAt" timestamptz, "scoreStep" text, score integer, "scoreMost" integer,
            bucket text, nps integer)`,
    [shopId, JSON.stringify(rows)],
  )
}

function rowOf(submission: MadeSubmission, origin: string): Record<string, unknown> {
  const { submissionId: id, survey, locale, isAnonymous, answers, finished, at, path } = submission
  return {
    id,
    surveyId: survey.id,
    revision: survey.revision,
    locale,
    memberId: isAnonymous ? null : `mem_${randomBytes(16).toString('base64url')}`,
    answers,
    rev: Object.keys(answers).length,
    page: isAnonymous ? null : new URL(path, origin).href,
    at,
    endedAt: finished ? at : null,
    ...readScores(survey, answers),
  }
}

export async function storeAsks(sql: Sql, shopId: string, asks: readonly MadeAsk[]): Promise<void> {
  const rows = asks.map(({ submissionId, survey, ...ask }) => ({
    ...ask,
    id: submissionId,
    surveyId: survey.id,
    revision: survey.revision,
  }))
  await sql.query(
    `insert into survey_asks (shop_id, submission_id, survey_id, revision, locale, outcome, asked_at)
     select $1, id, "surveyId", revision, locale, outcome, at
       from jsonb_to_recordset($2::jsonb) as r(id uuid, "surveyId" text, revision integer, locale text, outcome text, at timestamptz)`,
    [shopId, JSON.stringify(rows)],
  )
}
