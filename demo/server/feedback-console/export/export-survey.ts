/** All answers of a survey as a table: a row for each submission, a column for each step there ever was. */
import type { ResponseOf } from '../../../../src/contract/endpoint.ts'
import type { exportSurvey } from '../../../../widgets/feedback/contract.ts'
import type { Sql } from '../../db.ts'
import { listAnswers } from '../../feedback/read-answers.ts'
import {
  loadHistory,
  loadSubmissions,
  type LoadedSubmission,
  type ResultQuestion,
} from '../results/load.ts'
import { surveyOf, type SurveyHistory } from '../results/submission.ts'
import { dayOf } from '../results/week.ts'
import { wordsIn } from '../words-in.ts'
import { toCsv } from './csv.ts'

const ABOUT_EACH = [
  'submission',
  'answered at',
  'finished',
  'language',
  'revision',
  'bucket',
  'name',
  'email',
  'order',
  'conversation',
  'ticket',
  'page',
]

/** Throws `not_found`. */
export async function exportAnswers(
  sql: Sql,
  question: ResultQuestion & { readonly now: Date },
): Promise<ResponseOf<typeof exportSurvey>> {
  const history = await loadHistory(sql, question)
  const submissions = await loadSubmissions(sql, question)
  const columns = columnsOf(history)
  const rows = submissions.map((submission) => {
    const answers = answersOf(history, submission)
    return [...describe(submission), ...columns.map(({ id }) => answers.get(id) ?? null)]
  })
  return {
    filename: `${question.surveyId}-${dayOf(question.now, question.timezone)}.csv`,
    csv: toCsv([[...ABOUT_EACH, ...columns.map(({ heading }) => heading)], ...rows]),
  }
}

interface Column {
  readonly id: string
  readonly heading: string
}

/** Those of the newest revision first; then what older ones asked, each as it was asked last. */
function columnsOf({ newest, byRevision }: SurveyHistory): Column[] {
  const older = [...byRevision.values()].toSorted((a, b) => b.revision - a.revision)
  const columns = new Map<string, Column>()
  for (const survey of [newest, ...older])
    for (const { id, question } of survey.steps)
      if (!columns.has(id)) columns.set(id, { id, heading: `${wordsIn(survey, question)} (${id})` })
  return [...columns.values()]
}

function describe(submission: LoadedSubmission): (string | number | null)[] {
  const { submissionId, at, finished, locale, revision, bucket, name, email } = submission
  const { about, ticketReference, page } = submission
  return [
    submissionId,
    at.toISOString(),
    finished ? 'yes' : 'no',
    locale,
    revision,
    bucket,
    name,
    email,
    about?.orderId ?? null,
    about?.conversationId ?? null,
    ticketReference,
    page,
  ]
}

/** By step; options by what they were called, and not by their ids. */
function answersOf(
  history: SurveyHistory,
  submission: LoadedSubmission,
): ReadonlyMap<string, string | number> {
  const answers = listAnswers(surveyOf(history, submission), submission)
  return new Map(
    answers.map(({ stepId, value, labels }) => [
      stepId,
      Array.isArray(value) ? (labels ?? value).join('; ') : value,
    ]),
  )
}
