/** What was answered, as the table keeps it and as the one who answered reads it. */
import type {
  Answers,
  Survey,
  SurveyResponse,
  SurveySubject,
} from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import type { SurveyName } from './queries.ts'
import type { Scores } from './read-answers.ts'

export interface SubmissionName {
  readonly shopId: string
  readonly submissionId: string
}

export interface SubmissionRow extends Scores {
  readonly submissionId: string
  readonly surveyId: string
  readonly revision: number
  readonly locale: string
  /** Null of an anonymous one, and of whoever was erased. */
  readonly memberId: string | null
  readonly isAnonymous: boolean
  readonly answers: Answers
  readonly rev: number
  readonly about: SurveySubject | null
  readonly page: string | null
  readonly answeredAt: Date
  readonly updatedAt: Date
  readonly finishedAt: Date | null
  readonly editableUntil: Date | null
  /** The shop’s server was told up to this one. */
  readonly toldRev: number
}

export const SUBMISSION_COLUMNS = `submission_id as "submissionId", survey_id as "surveyId", revision, locale, member_id as "memberId",
  is_anonymous as "isAnonymous", answers, rev, about, page, answered_at as "answeredAt", updated_at as "updatedAt",
  finished_at as "finishedAt", editable_until as "editableUntil", score_step as "scoreStep", score, score_most as "scoreMost",
  bucket, nps, told_rev as "toldRev"`

export async function readSubmission(
  sql: Sql,
  { shopId, submissionId }: SubmissionName,
): Promise<SubmissionRow | undefined> {
  const [submission] = await sql.query<SubmissionRow>(
    `select ${SUBMISSION_COLUMNS} from survey_submissions where shop_id = $1 and submission_id = $2`,
    [shopId, submissionId],
  )
  return submission
}

/**
 * What comes late never undoes what came after it: answers with the row only if this is the highest `rev` there is. The end, once reached,
 * stays reached, and with it the time until which it may be changed.
 */
export async function writeSubmission(
  sql: Sql,
  shopId: string,
  row: Omit<SubmissionRow, 'toldRev'>,
): Promise<SubmissionRow | undefined> {
  const [written] = await sql.query<SubmissionRow>(
    `insert into survey_submissions as known (shop_id, submission_id, survey_id, revision, locale, member_id, is_anonymous, answers, rev,
            about, page, answered_at, updated_at, finished_at, editable_until, score_step, score, score_most, bucket, nps)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     on conflict (shop_id, submission_id) do update set revision = excluded.revision, locale = excluded.locale, answers = excluded.answers,
       rev = excluded.rev, about = coalesce(known.about, excluded.about), page = coalesce(known.page, excluded.page),
       updated_at = excluded.updated_at, finished_at = coalesce(known.finished_at, excluded.finished_at),
       editable_until = coalesce(known.editable_until, excluded.editable_until), score_step = excluded.score_step, score = excluded.score,
       score_most = excluded.score_most, bucket = excluded.bucket, nps = excluded.nps
      where known.rev < excluded.rev and known.survey_id = excluded.survey_id and known.is_anonymous = excluded.is_anonymous
        and known.member_id is not distinct from excluded.member_id
     returning ${SUBMISSION_COLUMNS}`,
    [
      shopId,
      row.submissionId,
      row.surveyId,
      row.revision,
      row.locale,
      row.memberId,
      row.isAnonymous,
      JSON.stringify(row.answers),
      row.rev,
      row.about && JSON.stringify(row.about),
      row.page,
      row.answeredAt,
      row.updatedAt,
      row.finishedAt,
      row.editableUntil,
      row.scoreStep,
      row.score,
      row.scoreMost,
      row.bucket,
      row.nps,
    ],
  )
  return written
}

/** By what came late: its answers are older, but the end was reached. */
export async function finishSubmission(
  sql: Sql,
  { shopId, submissionId }: SubmissionName,
  { finishedAt, editableUntil }: { readonly finishedAt: Date; readonly editableUntil: Date },
): Promise<SubmissionRow | undefined> {
  const [finished] = await sql.query<SubmissionRow>(
    `update survey_submissions set finished_at = $3, editable_until = $4
      where shop_id = $1 and submission_id = $2 and finished_at is null returning ${SUBMISSION_COLUMNS}`,
    [shopId, submissionId, finishedAt, editableUntil],
  )
  return finished
}

export interface Revision {
  readonly survey: Survey
  readonly replacedAt: Date | null
  readonly status: string
  readonly closedAt: Date | null
}

/** A revision of a survey, the newest or one that was replaced; and how the survey stands now. */
export async function findRevision(
  sql: Sql,
  { shopId, surveyId, revision }: SurveyName & { readonly revision: number },
): Promise<Revision | undefined> {
  const [found] = await sql.query<Revision>(
    `select case when surveys.revision = $3 then surveys.definition else old.definition end as survey,
            case when surveys.revision = $3 then null else replaced_at end as "replacedAt", status, closed_at as "closedAt"
       from surveys left join survey_versions old on old.shop_id = surveys.shop_id and old.survey_id = surveys.survey_id and old.revision = $3
      where surveys.shop_id = $1 and surveys.survey_id = $2 and (surveys.revision = $3 or old.revision = $3)`,
    [shopId, surveyId, revision],
  )
  return found
}

export function describeSubmission(row: SubmissionRow): SurveyResponse {
  const { submissionId, surveyId, revision, locale, answers, rev, about } = row
  return {
    submissionId,
    surveyId,
    revision,
    locale,
    answers,
    rev,
    finished: row.finishedAt !== null,
    at: row.updatedAt.toISOString(),
    ...(about && { about }),
    ...(row.editableUntil && { editableUntil: row.editableUntil.toISOString() }),
  }
}
