/** Which steps a shopper comes by with these answers, and whether the answers fit: the same rules in the page and at the backend. */
import type { AnswerValue, Answers, Bucket, ScoreStep, Step } from './steps.ts'
import type { Ending, Survey } from './survey.ts'

export interface Walk {
  /** In order; the last one is where the shopper stands, if there is no ending yet. */
  readonly steps: readonly Step[]
  /** Reached when every step before it was answered or passed over. */
  readonly ending: Ending | undefined
}

/**
 * Goes as far as answers and `passed` carry: a step that is neither answered nor passed over is the last.
 * Never endless: a branch that leads back is refused by `checkSurvey`, and is not followed here.
 */
export function walk(
  survey: Pick<Survey, 'steps' | 'endings'>,
  answers: Answers,
  passed: ReadonlySet<string> | 'all' = 'all',
): Walk {
  const { steps, endings } = survey
  const seen: Step[] = []
  for (let at = 0; at < steps.length;) {
    const step = steps[at]!
    seen.push(step)
    const answer = answers[step.id]
    if (answer === undefined && passed !== 'all' && !passed.has(step.id))
      return { steps: seen, ending: undefined }
    const goTo = targetOf(step, answer)
    const later = goTo === undefined ? at + 1 : steps.findIndex(({ id }) => id === goTo)
    if (goTo !== undefined && later <= at)
      return { steps: seen, ending: endings.find(({ id }) => id === goTo) ?? endings[0] }
    at = later
  }
  return { steps: seen, ending: endings[0] }
}

function targetOf({ branches, next }: Step, answer: AnswerValue | undefined): string | undefined {
  const branch = branches.find(({ when }) => {
    if ('skipped' in when) return answer === undefined
    if ('chosen' in when)
      return Array.isArray(answer) && when.chosen.some((id) => answer.includes(id))
    return typeof answer === 'number' && answer >= when.from && answer <= when.to
  })
  return branch?.goTo ?? next
}

export function isScore(step: Step): step is ScoreStep {
  return (
    step.kind === 'nps' || step.kind === 'csat' || step.kind === 'ces' || step.kind === 'rating'
  )
}

/** Lowest and highest score of a step. */
export function scaleOf(step: ScoreStep): readonly [lowest: number, highest: number] {
  if (step.kind === 'nps') return [0, 10]
  if (step.kind === 'csat') return [1, 5]
  if (step.kind === 'ces') return [1, 7]
  return [1, step.most]
}

/** NPS: 0–6, 7–8, 9–10. CSAT: 1–2, 3, 4–5. CES: 1–3, 4–5, 6–7. A rating is cut where CSAT is. */
export function bucketOf(step: ScoreStep, score: number): Bucket {
  const [lowest, highest] = scaleOf(step)
  if (step.kind === 'nps') return score <= 6 ? 'low' : score <= 8 ? 'mid' : 'high'
  if (step.kind === 'ces') return score <= 3 ? 'low' : score <= 5 ? 'mid' : 'high'
  const share = (score - lowest) / (highest - lowest)
  return share < 0.5 ? 'low' : share < 0.75 ? 'mid' : 'high'
}

/** The first score of a walk that is low enough for a ticket. */
export function findLowScore(
  steps: readonly Step[],
  answers: Answers,
): { readonly step: ScoreStep; readonly score: number } | undefined {
  for (const step of steps) {
    const score = answers[step.id]
    if (isScore(step) && typeof score === 'number' && score <= (step.ticketUpTo ?? -1))
      return { step, score }
  }
  return undefined
}

/** Why an answer does not fit its step; `undefined` if it does. */
export type Unfit = 'type' | 'range' | 'option' | 'single' | 'length' | 'email'

export function findUnfit(step: Step, answer: AnswerValue): Unfit | undefined {
  if (isScore(step)) {
    if (typeof answer !== 'number') return 'type'
    const [lowest, highest] = scaleOf(step)
    return answer < lowest || answer > highest ? 'range' : undefined
  }
  if (step.kind === 'choice' || step.kind === 'picture') {
    if (!Array.isArray(answer)) return 'type'
    const known = new Set(step.options.map(({ id }) => id))
    if (answer.some((id) => !known.has(id)) || new Set(answer).size < answer.length) return 'option'
    return answer.length > 1 && !step.multiple ? 'single' : undefined
  }
  if (typeof answer !== 'string') return 'type'
  if (step.kind === 'email')
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answer) && answer.length <= 320 ? undefined : 'email'
  return answer.trim() === '' || answer.length > step.most ? 'length' : undefined
}
