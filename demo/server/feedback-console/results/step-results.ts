/** What was answered to each step: how many came by it, the score with its interval, counts, words. */
import type { AnswerValue, Step, StepResult } from '../../../../widgets/feedback/contract.ts'
import type { Estimate, ScoreStep, Survey } from '../../../../widgets/feedback/contract.ts'
import { findUnfit, isScore, scaleOf } from '../../../../widgets/feedback/contract/walk.ts'
import { groupBy } from '../../loyalty/group-by.ts'
import { wordsIn } from '../words-in.ts'
import { meanOf, npsOf, shareOf } from './estimate.ts'
import { stepsReached, surveyOf, type Submission, type SurveyHistory } from './submission.ts'
import { weekOf } from './week.ts'
import { countWords } from './words.ts'

interface Answered {
  readonly value: AnswerValue
  readonly locale: string
  readonly at: Date
}

interface Question {
  readonly history: SurveyHistory
  readonly submissions: readonly Submission[]
  /** Of the shop. */
  readonly timezone: string
}

/** In the order of the newest revision. What was answered to an older one counts where it still fits. */
export function readSteps({ history, submissions, timezone }: Question): StepResult[] {
  const came = submissions.map((submission) => ({
    submission,
    ids: new Set(stepsReached(surveyOf(history, submission), submission).map(({ id }) => id)),
  }))
  return history.newest.steps.map((step) => {
    const answered = submissions.flatMap(({ answers, locale, at }): Answered[] => {
      const value = answers[step.id]
      return value === undefined || findUnfit(step, value) ? [] : [{ value, locale, at }]
    })
    return {
      stepId: step.id,
      kind: step.kind,
      question: wordsIn(history.newest, step.question),
      reached: came.filter(({ ids }) => ids.has(step.id)).length,
      answered: answered.length,
      ...describe(step, answered, { survey: history.newest, timezone }),
    }
  })
}

interface Place {
  readonly survey: Survey
  readonly timezone: string
}

function describe(
  step: Step,
  answered: readonly Answered[],
  { survey, timezone }: Place,
): Partial<StepResult> {
  if (isScore(step)) {
    const score = scoreOf(step, answered)
    return {
      ...(score && { score }),
      counts: countScores(step, answered),
      overTime: byWeek(step, answered, timezone),
    }
  }
  if ('options' in step) return { counts: countOptions(step, answered, survey) }
  if (step.kind !== 'text') return {}
  const texts = answered.map(({ value, locale }) => ({ text: String(value), locale }))
  return { words: countWords(texts) }
}

function scoreOf(step: ScoreStep, answered: readonly Answered[]): Estimate | undefined {
  const scores = scoresOf(answered)
  if (step.kind === 'nps') return npsOf(scores)
  if (step.kind !== 'csat') return meanOf(scores, scaleOf(step))
  const share = shareOf(scores.filter((score) => score >= 4).length, scores.length)
  return share && percent(share)
}

function percent({ value, low, high, n }: Estimate): Estimate {
  return { value: value * 100, low: low * 100, high: high * 100, n }
}

function scoresOf(answered: readonly Answered[]): number[] {
  return answered.map(({ value }) => Number(value))
}

/** Every score of the scale, also those nobody gave. */
function countScores(step: ScoreStep, answered: readonly Answered[]): StepResult['counts'] {
  const scores = scoresOf(answered)
  const [lowest, highest] = scaleOf(step)
  return Array.from({ length: highest - lowest + 1 }, (_, at) => {
    const value = lowest + at
    const count = scores.filter((score) => score === value).length
    return { value: String(value), label: String(value), count }
  })
}

function countOptions(
  step: Extract<Step, { options: unknown }>,
  answered: readonly Answered[],
  survey: Survey,
): StepResult['counts'] {
  return step.options.map(({ id, label }) => ({
    value: id,
    label: wordsIn(survey, label),
    count: answered.filter(({ value }) => Array.isArray(value) && value.includes(id)).length,
  }))
}

function byWeek(
  step: ScoreStep,
  answered: readonly Answered[],
  timezone: string,
): StepResult['overTime'] {
  const weeks = groupBy(answered, ({ at }) => weekOf(at, timezone))
  return [...weeks]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([week, those]) => {
      const score = scoreOf(step, those)
      return score ? [{ week, ...score }] : []
    })
}
