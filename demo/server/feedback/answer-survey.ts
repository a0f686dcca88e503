/** Answers of a shopper, with a name or without: the newest are kept, however often and in whatever order they come. */
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import type { putResponse, Survey } from '../../../widgets/feedback/contract.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { MemberName } from '../room.ts'
import { findUnfitAnswer } from './check-answers.ts'
import { readScores } from './read-answers.ts'
import { refuseFlood } from './refuse-flood.ts'
import { requireSurvey } from './require-survey.ts'
import { settleAnswers } from './settle-answers.ts'
import { lockShopper, type LockedShopper } from './shopper.ts'
import { readSubject } from './subject.ts'
import {
  finishSubmission,
  readSubmission,
  writeSubmission,
  type SubmissionRow,
} from './submission-row.ts'
import type { TicketRow } from './ticket-row.ts'

const MINUTE_MS = 60_000

export interface Answering {
  readonly shopId: string
  readonly submissionId: string
  /** Of an anonymous one, nobody. */
  readonly memberId?: string
  readonly body: BodyOf<typeof putResponse>
  readonly now: Date
}

export interface Answered {
  readonly submission: SubmissionRow
  /** Made by a low score. */
  readonly ticket?: TicketRow | undefined
}

export function answerSurvey(database: Database, answering: Answering): Promise<Answered> {
  return database.transaction(async (sql) => {
    const owner = await lockOwner(sql, answering)
    const known = await readSubmission(sql, answering)
    if (known && !isOwn(known, answering)) throw new ProblemError('not_found')
    const { survey, submission } = await keep(sql, answering, known)
    if (!owner) return { submission }
    const isFinishing = submission.finishedAt !== null && !known?.finishedAt
    return settleAnswers(sql, owner, { survey, submission, isFinishing, now: answering.now })
  })
}

async function lockOwner(sql: Sql, answering: Answering): Promise<LockedShopper | undefined> {
  const name = ownerOf(answering)
  if (!name) return undefined
  const shopper = await lockShopper(sql, { ...name, now: answering.now })
  if (!shopper) throw new ProblemError('session_expired')
  return { ...name, shopper }
}

function isOwn({ memberId, isAnonymous, surveyId }: SubmissionRow, answering: Answering): boolean {
  if (surveyId !== answering.body.surveyId) return false
  return answering.memberId === undefined ? isAnonymous : memberId === answering.memberId
}

interface Kept {
  readonly survey: Survey
  readonly submission: SubmissionRow
}

async function keep(
  sql: Sql,
  answering: Answering,
  known: SubmissionRow | undefined,
): Promise<Kept> {
  const { body, now } = answering
  const isLate = known !== undefined && known.rev >= body.rev
  // What comes late is judged by the revision of what is known.
  const survey = await requireSurvey(
    sql,
    isLate ? { ...answering, body: known } : answering,
    isLate,
  )
  if (isLate)
    return { survey, submission: await takeLate(sql, answering, { survey, submission: known }) }
  refuse(survey, answering, known)
  const owner = ownerOf(answering)
  if (!known && owner) await refuseFlood(sql, owner, now)
  const submission = await writeSubmission(sql, answering.shopId, {
    ...(await rowOf(sql, answering, survey)),
    answeredAt: known?.answeredAt ?? now,
  })
  if (submission) return { survey, submission }
  // Without a name nobody is locked: another request was faster, or has made the id its own.
  const faster = await readSubmission(sql, answering)
  if (!faster || !isOwn(faster, answering)) throw new ProblemError('not_found')
  return { survey, submission: await takeLate(sql, answering, { survey, submission: faster }) }
}

/** Older than what is known, or the same again: nothing of it counts but that the end was reached. */
async function takeLate(
  sql: Sql,
  answering: Answering,
  { survey, submission }: Kept,
): Promise<SubmissionRow> {
  if (!answering.body.finished) return submission
  return (await finishSubmission(sql, answering, endOf(survey, answering.now))) ?? submission
}

function refuse(
  survey: Survey,
  { memberId, body, now }: Answering,
  known: SubmissionRow | undefined,
): void {
  const until = known?.editableUntil
  if (until && until <= now)
    throw new ProblemError('response_locked', { params: { until: until.toISOString() } })
  const isNamed = memberId !== undefined
  if (survey.anonymous === (isNamed ? 'always' : 'never'))
    throw new ProblemError('answer_unfit', {
      params: { path: 'anonymous', reason: survey.anonymous },
    })
  const unfit = findUnfitAnswer(survey, body.answers, body.finished)
  if (unfit) throw new ProblemError('answer_unfit', { params: { ...unfit } })
}

async function rowOf(
  sql: Sql,
  answering: Answering,
  survey: Survey,
): Promise<Omit<SubmissionRow, 'toldRev' | 'answeredAt'>> {
  const { submissionId, memberId = null, body, now } = answering
  const { surveyId, revision, locale, answers, rev, finished, page } = body
  const owner = ownerOf(answering)
  return {
    submissionId,
    surveyId,
    revision,
    locale,
    memberId,
    isAnonymous: memberId === null,
    answers,
    rev,
    // Of an anonymous one nothing is kept that may tell who it was: an address of a page may.
    about: owner ? await readSubject(sql, owner, body.about) : null,
    page: owner && page !== undefined ? page : null,
    updatedAt: now,
    ...(finished ? endOf(survey, now) : { finishedAt: null, editableUntil: null }),
    ...readScores(survey, answers),
  }
}

function endOf(
  { editableMinutes }: Survey,
  now: Date,
): { readonly finishedAt: Date; readonly editableUntil: Date } {
  return { finishedAt: now, editableUntil: new Date(now.getTime() + editableMinutes * MINUTE_MS) }
}

/** Of an anonymous one, nobody. */
function ownerOf({ shopId, memberId }: Answering): MemberName | undefined {
  return memberId === undefined ? undefined : { shopId, memberId }
}
