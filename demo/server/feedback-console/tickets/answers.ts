/** What was asked and answered before a ticket, as its shopper read it. */
import type {
  Answers,
  Survey,
  SurveySubject,
  TicketDetail,
} from '../../../../widgets/feedback/contract.ts'
import { isScore, scaleOf } from '../../../../widgets/feedback/contract/walk.ts'
import type { Sql } from '../../db.ts'
import { listAnswers, type ReadAnswer } from '../../feedback/read-answers.ts'
import type { TicketRow } from '../../feedback/ticket-row.ts'
import { loadHistory } from '../results/load.ts'
import { surveyOf } from '../results/submission.ts'

interface Source {
  readonly revision: number
  readonly locale: string
  readonly answers: Answers
  readonly about: SurveySubject | null
}

export async function readAnswers(
  sql: Sql,
  shopId: string,
  { submissionId, surveyId }: Pick<TicketRow, 'submissionId' | 'surveyId'>,
): Promise<Pick<TicketDetail, 'answers' | 'about'>> {
  const [said] = await sql.query<Source>(
    'select revision, locale, answers, about from survey_submissions where shop_id = $1 and submission_id = $2',
    [shopId, submissionId],
  )
  if (!said) return { answers: [] }
  const survey = surveyOf(await loadHistory(sql, { shopId, surveyId }), said)
  const answers = listAnswers(survey, said).map((read) => ({
    question: read.question,
    answer: sayAnswer(survey, read),
  }))
  return { answers, ...(said.about && { about: said.about }) }
}

/** A score with the end of its scale: `2/10`. */
function sayAnswer({ steps }: Survey, { stepId, value, labels }: ReadAnswer): string {
  const step = steps.find(({ id }) => id === stepId)
  if (step && isScore(step)) return `${String(value)}/${scaleOf(step)[1]}`
  return labels?.join(', ') ?? String(value)
}
