/** An answered survey as the results read it, and the survey as it was then. */
import type { Answers, Bucket, Step, Survey } from '../../../../widgets/feedback/contract.ts'
import { walk } from '../../../../widgets/feedback/contract/walk.ts'

export interface Submission {
  readonly submissionId: string
  readonly revision: number
  readonly locale: string
  readonly answers: Answers
  readonly finished: boolean
  readonly at: Date
  readonly bucket: Bucket | null
}

/** Every revision that was answered, and the newest. */
export interface SurveyHistory {
  readonly newest: Survey
  readonly byRevision: ReadonlyMap<number, Survey>
}

export function surveyOf(
  { newest, byRevision }: SurveyHistory,
  { revision }: Pick<Submission, 'revision'>,
): Survey {
  return byRevision.get(revision) ?? newest
}

/** The steps the shopper came by. Of one that was not finished: as far as the step after the last answer, which was shown. */
export function stepsReached(
  survey: Survey,
  { answers, finished }: Pick<Submission, 'answers' | 'finished'>,
): readonly Step[] {
  const { steps } = walk(survey, answers)
  if (finished) return steps
  const last = steps.findLastIndex(({ id }) => answers[id] !== undefined)
  return steps.slice(0, last + 2)
}
