/** One submission as this browser keeps it, and what answers and passing over make of it. Pure. */
import type { Doing } from '../../../src/model/doing.ts'
import type { SurveySubject } from '../contract/responses.ts'
import type { AnswerValue, Answers, Step } from '../contract/steps.ts'
import { Survey } from '../contract/survey.ts'
import { walk, type Walk } from '../contract/walk.ts'

export interface SittingRecord {
  readonly submissionId: string
  /** As it was when it was begun: it is answered to its end as it was asked. */
  readonly survey: Survey
  readonly locale: string
  readonly answers: Answers
  /** Steps that were left without an answer. */
  readonly passed: readonly string[]
  /** Grows with every answer; 0: none yet. */
  readonly rev: number
  /** The backend has this one. */
  readonly sentRev: number
  /** Grows with every change of anything: of two the higher one counts. */
  readonly version: number
  /** Under which it is sent without a name, so that nothing told before leads to it. */
  readonly anonymousId?: string | undefined
  readonly about?: SurveySubject | undefined
  readonly page?: string | undefined
  /** Of the last answer, ms since 1970. */
  readonly at: number
  /** ms since 1970. */
  readonly editableUntil?: number | undefined
  readonly ticketId?: string | undefined
  /** Of this `rev`, for good. */
  readonly refused?: (Pick<Doing, 'code' | 'params'> & { readonly rev: number }) | undefined
  /** What was counted of it already: its score, or that it was finished too. */
  readonly told?: 'score' | 'all' | undefined
}

const DAY_MS = 86_400_000
const KEPT_DAYS = 30
/** To be seen with its reason, and not to stand in the way of a new one. */
const REFUSED_DAYS = 1

export interface Beginning extends Pick<SittingRecord, 'submissionId' | 'anonymousId' | 'about'> {
  /** BCP 47 tag of the words the shopper reads. */
  readonly locale: string
  /** Of the page. */
  readonly url: string
  /** ms since 1970. */
  readonly now: number
}

const LONGEST_PAGE = 1000

/** Read in the shopper’s language if the survey has it, else in its first. */
export function beginRecord(
  survey: Survey,
  { locale, url, now, ...beginning }: Beginning,
): SittingRecord {
  const language = locale.split('-')[0]!.toLowerCase()
  return {
    ...beginning,
    survey,
    locale: survey.locales.find((one) => one === language) ?? survey.locales[0]!,
    answers: {},
    passed: [],
    rev: 0,
    sentRev: 0,
    version: 0,
    page: url.split(/[?#]/)[0]!.slice(0, LONGEST_PAGE),
    at: now,
  }
}

export function wayOf({ survey, answers, passed }: SittingRecord): Walk {
  return walk(survey, answers, new Set(passed))
}

/** How many steps there are on the way, as far as it can be known. */
export function countSteps({ survey, answers, passed }: SittingRecord): number {
  const isOver = ({ id }: Step): boolean => answers[id] !== undefined || passed.includes(id)
  // Nobody has passed over what is still to come.
  const steps = survey.steps.map((step) => (isOver(step) ? step : { ...step, branches: [] }))
  return walk({ ...survey, steps }, answers).steps.length
}

export function withAnswer(
  record: SittingRecord,
  { id }: Step,
  { value, now }: { readonly value: AnswerValue | undefined; readonly now: number },
): SittingRecord {
  const { [id]: _before, ...answers } = record.answers
  const passed = record.passed.filter((one) => one !== id)
  return {
    ...record,
    answers: value === undefined ? answers : { ...answers, [id]: value },
    passed: value === undefined ? [...passed, id] : passed,
    rev: record.rev + 1,
    at: now,
  }
}

/** What goes out: answers of other ways, which were taken back, stay here. */
export function outgoing(record: SittingRecord): { answers: Answers; finished: boolean } {
  const { steps, ending } = wayOf(record)
  const given = steps.flatMap(({ id }) => {
    const answer = record.answers[id]
    return answer === undefined ? [] : [[id, answer] as const]
  })
  return { answers: Object.fromEntries(given), finished: ending !== undefined }
}

export function isFinished(record: SittingRecord): boolean {
  return wayOf(record).ending !== undefined
}

export function isRefused({ rev, refused }: SittingRecord): boolean {
  return refused?.rev === rev
}

export function isUnsent(record: SittingRecord): boolean {
  return record.rev > record.sentRev && !isRefused(record)
}

/** Still to be sent, gone on with, changed or seen. */
export function isWorthKeeping(record: SittingRecord, now: number): boolean {
  const days = isRefused(record) ? REFUSED_DAYS : KEPT_DAYS
  if (record.at + days * DAY_MS < now) return false
  return record.rev > record.sentRev || !isFinished(record) || (record.editableUntil ?? 0) > now
}

/** As an earlier page, or an earlier release, has left them. */
export function parseRecords(found: unknown): readonly SittingRecord[] {
  // Safe: only this widget writes them; what is walked through is looked at once more.
  const records = Array.isArray(found) ? (found as readonly SittingRecord[]) : []
  return records.filter(({ survey }) => Survey.safeParse(survey).success)
}
