/** What was asked and answered before a ticket, as its shopper read it. */
import type {
  Answers,
  AnswerValue,
  Step,
  SurveySubject,
  TicketDetail,
} from '../../../../widgets/feedback/contract.ts'
import { isScore, scaleOf } from '../../../../widgets/feedback/contract/walk.ts'
import type { Sql } from '../../db.ts'
import type { TicketRow } from '../../feedback/ticket-row.ts'
import { loadHistory } from '../results/load.ts'
import { stepsReached, surveyOf } from '../results/submission.ts'
import { wordsIn } from '../words-in.ts'

type Answered = Pick<TicketDetail, 'answers' | 'about'>

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
): Promise<Answered> {
  const [said] = await sql.query<Source>(
    'select revision, locale, answers, about from survey_submissions where shop_id = $1 and submission_id = $2',
    [shopId, submissionId],
  )
  if (!said) return { answers: [] }
  const survey = surveyOf(await loadHistory(sql, { shopId, surveyId }), said)
  const answers = stepsReached(survey, { ...said, finished: true }).flatMap((step) => {
    const value = said.answers[step.id]
    const question = wordsIn(survey, step.question, said.locale)
    const say = (words: Readonly<Record<string, string>>): string =>
      wordsIn(survey, words, said.locale)
    return value === undefined ? [] : [{ question, answer: sayAnswer(step, value, say) }]
  })
  return { answers, ...(said.about && { about: said.about }) }
}

function sayAnswer(
  step: Step,
  value: AnswerValue,
  say: (words: Readonly<Record<string, string>>) => string,
): string {
  if (isScore(step)) return `${value}/${scaleOf(step)[1]}`
  if (!Array.isArray(value)) return String(value)
  const options = 'options' in step ? step.options : []
  return value
    .map((id) => {
      const option = options.find((each) => each.id === id)
      return option ? say(option.label) : id
    })
    .join(', ')
}
