/** A survey as the merchant’s list has it. */
import type { SurveyRow } from '../../../../widgets/feedback/contract.ts'
import type { Sql } from '../../db.ts'
import {
  findSurvey,
  listSurveys,
  type StoredSurvey,
  type SurveyName,
} from '../../feedback/queries.ts'
import { ProblemError } from '../../http/problem.ts'

interface Answered {
  readonly surveyId: string
  readonly answered: number
  readonly lastAnswerAt: Date
}

export async function readRows(sql: Sql, shopId: string): Promise<SurveyRow[]> {
  const stored = await listSurveys(sql, shopId)
  const answered = await countAnswered(sql, shopId)
  return stored.map((survey) => toRow(survey, answered))
}

/** Throws `not_found`. */
export async function readRow(sql: Sql, name: SurveyName): Promise<SurveyRow> {
  const stored = await findSurvey(sql, name)
  if (!stored) throw new ProblemError('not_found')
  return toRow(stored, await countAnswered(sql, name.shopId, name.surveyId))
}

function toRow({ survey, status }: StoredSurvey, counted: readonly Answered[]): SurveyRow {
  const own = counted.find(({ surveyId }) => surveyId === survey.id)
  return {
    survey,
    status,
    answered: own?.answered ?? 0,
    ...(own && { lastAnswerAt: own.lastAnswerAt.toISOString() }),
  }
}

function countAnswered(sql: Sql, shopId: string, surveyId?: string): Promise<Answered[]> {
  return sql.query<Answered>(
    `select survey_id as "surveyId", count(*)::int as answered, max(updated_at) as "lastAnswerAt" from survey_submissions
      where shop_id = $1 and ($2::text is null or survey_id = $2) and answers <> '{}' group by survey_id`,
    [shopId, surveyId ?? null],
  )
}
