/** The results of a survey as the console shows them. */
import type { ResponseOf } from '../../../../src/contract/endpoint.ts'
import type { readSurveyResults } from '../../../../widgets/feedback/contract.ts'
import type { Sql } from '../../db.ts'
import { shareOf } from './estimate.ts'
import {
  loadAsked,
  loadHistory,
  loadLocales,
  loadSubmissions,
  type Asked,
  type LoadedSubmission,
  type ResultQuestion,
} from './load.ts'
import { readSteps } from './step-results.ts'

type Results = ResponseOf<typeof readSurveyResults>

const AT_ONCE = 50

/** Throws `not_found`. */
export async function readResults(
  sql: Sql,
  { skip, ...question }: ResultQuestion & { readonly skip: number },
): Promise<Results> {
  const history = await loadHistory(sql, question)
  const submissions = await loadSubmissions(sql, question)
  const { timezone } = question
  return {
    survey: history.newest,
    ...rateOf(await loadAsked(sql, question)),
    answered: submissions.length,
    finished: submissions.filter(({ finished }) => finished).length,
    steps: readSteps({ history, submissions, timezone }),
    locales: await loadLocales(sql, question),
    responses: submissions.slice(skip, skip + AT_ONCE).map(describe),
    hasMore: submissions.length > skip + AT_ONCE,
  }
}

function rateOf(all: readonly Asked[]): Pick<Results, 'asked' | 'responseRate' | 'closed'> {
  const asked = sum(all.map(({ count }) => count))
  const responseRate = shareOf(sum(all.map(({ answered }) => answered)), asked)
  const closedAs = (outcome: Asked['outcome']): number =>
    all.find((each) => each.outcome === outcome)?.count ?? 0
  return {
    asked,
    ...(responseRate && { responseRate }),
    closed: {
      later: closedAs('later'),
      dismissed: closedAs('dismissed'),
      never: closedAs('never'),
    },
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function describe(submission: LoadedSubmission): Results['responses'][number] {
  const { submissionId, at, locale, finished, answers, bucket, isAnonymous } = submission
  const { name, email, about, ticketId } = submission
  return {
    submissionId,
    at: at.toISOString(),
    locale,
    finished,
    answers,
    ...(bucket && { bucket }),
    ...(!isAnonymous && {
      shopper: { ...(name !== null && { name }), ...(email !== null && { email }) },
    }),
    ...(about && { about }),
    ...(ticketId !== null && { ticketId }),
  }
}
