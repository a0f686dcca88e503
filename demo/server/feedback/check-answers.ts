/** Whether answers fit the survey they are to: each known, on the way that they make, and in the form of its step. */
import type { Answers, Survey } from '../../../widgets/feedback/contract.ts'
import { findUnfit, walk, type Unfit } from '../../../widgets/feedback/contract/walk.ts'

export interface UnfitAnswer {
  /** `answers.<stepId>`. */
  readonly path: string
  readonly reason:
    | Unfit
    /** The survey has no such step. */
    | 'unknown'
    /** These answers lead past it. */
    | 'off_way'
    /** It cannot be passed over, and the end was reached without it. */
    | 'required'
}

/** The first in the order of the survey; `undefined` if all fit. */
export function findUnfitAnswer(
  survey: Pick<Survey, 'steps' | 'endings'>,
  answers: Answers,
  finished: boolean,
): UnfitAnswer | undefined {
  const known = new Set(survey.steps.map(({ id }) => id))
  const unknown = Object.keys(answers).find((id) => !known.has(id))
  if (unknown !== undefined) return { path: `answers.${unknown}`, reason: 'unknown' }
  const onWay = new Set(walk(survey, answers).steps.map(({ id }) => id))
  for (const step of survey.steps) {
    const path = `answers.${step.id}`
    const answer = answers[step.id]
    if (answer === undefined) {
      if (finished && step.required && onWay.has(step.id)) return { path, reason: 'required' }
      continue
    }
    const unfit = findUnfit(step, answer)
    if (unfit) return { path, reason: unfit }
    if (!onWay.has(step.id)) return { path, reason: 'off_way' }
  }
  return undefined
}
