/** What was answered to a survey, and how often it was shown, of the days, the language and the scores somebody looks at. */
import type {
  AskOutcome,
  ResultFilter,
  SurveySubject,
} from '../../../../widgets/feedback/contract.ts'
import type { z } from 'zod/mini'
import type { Sql } from '../../db.ts'
import { findSurvey, listOldSurveys, type SurveyName } from '../../feedback/queries.ts'
import { ProblemError } from '../../http/problem.ts'
import { startOf } from './week.ts'
import type { Submission, SurveyHistory } from './submission.ts'

export interface ResultQuestion extends SurveyName {
  readonly filter: ResultFilter
  /** Of the shop. */
  readonly timezone: string
}

/** One submission with what the shop knows around it; the newest first. */
export interface LoadedSubmission extends Submission {
  readonly isAnonymous: boolean
  readonly page: string | null
  readonly name: string | null
  readonly email: string | null
  readonly about: SurveySubject | null
  readonly ticketId: string | null
  readonly ticketReference: string | null
}

/** Throws `not_found`. */
export async function loadHistory(sql: Sql, name: SurveyName): Promise<SurveyHistory> {
  const stored = await findSurvey(sql, name)
  if (!stored) throw new ProblemError('not_found')
  const newest = stored.survey
  const all = [newest, ...(await listOldSurveys(sql, name)).map(({ survey }) => survey)]
  return { newest, byRevision: new Map(all.map((survey) => [survey.revision, survey])) }
}

/** What the shop vouches for goes before what somebody has said; of an anonymous one there is neither. */
export function loadSubmissions(
  sql: Sql,
  { filter, ...question }: ResultQuestion,
): Promise<LoadedSubmission[]> {
  return sql.query<LoadedSubmission>(
    `select submission_id as "submissionId", said.revision, said.locale, answers, finished_at is not null as finished, answered_at as at,
            bucket, is_anonymous as "isAnonymous", page, members.name, coalesce(members.email, tickets.email) as email, about,
            ticket_id as "ticketId", reference as "ticketReference"
       from survey_submissions said left join members using (shop_id, member_id) left join tickets using (shop_id, submission_id)
      where said.shop_id = $1 and said.survey_id = $2 and answers <> '{}'
        and ($3::timestamptz is null or answered_at >= $3) and ($4::timestamptz is null or answered_at < $4)
        and ($5::text is null or lower(split_part(said.locale, '-', 1)) = $5) and ($6::text is null or bucket = $6)
      order by answered_at desc, submission_id`,
    [...namesAndDays({ filter, ...question }), localeOf(filter), filter.bucket ?? null],
  )
}

export interface Asked {
  readonly outcome: z.infer<typeof AskOutcome>
  readonly count: number
  /** Of them, those that answered something. */
  readonly answered: number
}

/** Nobody knows a score of what was only shown: of a filter by score there is none. */
export async function loadAsked(sql: Sql, question: ResultQuestion): Promise<Asked[]> {
  if (question.filter.bucket) return []
  return sql.query<Asked>(
    `select outcome, count(*)::int as count, (count(*) filter (where said.answers <> '{}'))::int as answered
       from survey_asks asked left join survey_submissions said
         on said.shop_id = asked.shop_id and said.submission_id = asked.submission_id
      where asked.shop_id = $1 and asked.survey_id = $2
        and ($3::timestamptz is null or asked_at >= $3) and ($4::timestamptz is null or asked_at < $4)
        and ($5::text is null or lower(split_part(asked.locale, '-', 1)) = $5) group by outcome`,
    [...namesAndDays(question), localeOf(question.filter)],
  )
}

/** Languages of all answers, whatever is filtered by. */
export async function loadLocales(sql: Sql, { shopId, surveyId }: SurveyName): Promise<string[]> {
  const rows = await sql.query<{ locale: string }>(
    `select distinct lower(split_part(locale, '-', 1)) as locale from survey_submissions
      where shop_id = $1 and survey_id = $2 and answers <> '{}' order by 1`,
    [shopId, surveyId],
  )
  return rows.map(({ locale }) => locale)
}

function localeOf({ locale }: ResultFilter): string | null {
  return locale?.split('-')[0]?.toLowerCase() ?? null
}

/** `$1` to `$4`. */
function namesAndDays({ shopId, surveyId, filter, timezone }: ResultQuestion): unknown[] {
  const { from, to } = filter
  return [
    shopId,
    surveyId,
    from === undefined ? null : startOf(from, timezone),
    to === undefined ? null : startOf(to, timezone, 1),
  ]
}
