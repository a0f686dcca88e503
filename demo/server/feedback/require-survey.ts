/** The survey that is answered, in the revision it was read in; refused where nothing is taken for it any more. */
import type { Survey } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { findRevision } from './submission-row.ts'

const DAY_MS = 86_400_000
/** Whoever has begun may end. */
const AFTER_CLOSING_MS = DAY_MS
/** A page that stands open, or a browser without a network, has an older revision. */
const AFTER_REPLACING_MS = 30 * DAY_MS

interface Question {
  readonly shopId: string
  readonly body: { readonly surveyId: string; readonly revision: number }
  readonly now: Date
}

/** `isKnown`: what is sent was taken before, and is answered whatever has happened since. */
export async function requireSurvey(
  sql: Sql,
  { shopId, body, now }: Question,
  isKnown: boolean,
): Promise<Survey> {
  const found = await findRevision(sql, { shopId, ...body })
  if (!found) throw new ProblemError('not_found')
  const { survey, status, closedAt, replacedAt } = found
  if (isKnown) return survey
  if (status === 'draft') throw new ProblemError('not_found')
  const ends = [
    ...(closedAt ? [+closedAt + AFTER_CLOSING_MS] : []),
    ...(replacedAt ? [+replacedAt + AFTER_REPLACING_MS] : []),
  ]
  const end = Math.min(...ends)
  if (end <= now.getTime())
    throw new ProblemError('survey_over', { params: { at: new Date(end).toISOString() } })
  return survey
}
