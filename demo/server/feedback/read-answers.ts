/** What answers say: the scores among them, the shopper’s own words, and each as it was read. */
import type {
  Answers,
  AnswerValue,
  Bucket,
  Step,
  Survey,
} from '../../../widgets/feedback/contract.ts'
import {
  bucketOf,
  findLowScore,
  isScore,
  scaleOf,
  walk,
} from '../../../widgets/feedback/contract/walk.ts'
import { wordsIn } from '../feedback-console/words-in.ts'

export interface Scores {
  /** The first score: which step, how much, of how much at most. */
  readonly scoreStep: string | null
  readonly score: number | null
  readonly scoreMost: number | null
  readonly bucket: Bucket | null
  /** Of the first step that asks how likely they are to recommend. */
  readonly nps: number | null
}

export function readScores(survey: Survey, answers: Answers): Scores {
  const scored = walk(survey, answers).steps.flatMap((step) => {
    const score = answers[step.id]
    return isScore(step) && typeof score === 'number' ? [{ step, score }] : []
  })
  const [first] = scored
  return {
    scoreStep: first?.step.id ?? null,
    score: first?.score ?? null,
    scoreMost: first ? scaleOf(first.step)[1] : null,
    bucket: first ? bucketOf(first.step, first.score) : null,
    nps: scored.find(({ step }) => step.kind === 'nps')?.score ?? null,
  }
}

export interface Complaint {
  readonly stepId: string
  /** The question that was answered with a low score, as it was read. */
  readonly question: string
  readonly score: number
  readonly most: number
  /** The first words of their own. */
  readonly text: string | undefined
  readonly email: string | undefined
}

/** `undefined` where no score is low enough for a ticket. */
export function findComplaint(
  survey: Survey,
  { answers, locale }: { readonly answers: Answers; readonly locale: string },
): Complaint | undefined {
  const { steps } = walk(survey, answers)
  const low = findLowScore(steps, answers)
  if (!low) return undefined
  const { step, score } = low
  return {
    stepId: step.id,
    question: wordsIn(survey, step.question, locale),
    score,
    most: scaleOf(step)[1],
    text: firstOf(steps, answers, 'text'),
    email: firstOf(steps, answers, 'email'),
  }
}

export interface ReadAnswer {
  readonly stepId: string
  readonly question: string
  readonly value: AnswerValue
  /** Of a choice, what was chosen as it was read. */
  readonly labels?: readonly string[]
}

/** In the order of the way that they make. */
export function listAnswers(
  survey: Survey,
  { answers, locale }: { readonly answers: Answers; readonly locale: string },
): ReadAnswer[] {
  return walk(survey, answers).steps.flatMap((step) => {
    const value = answers[step.id]
    if (value === undefined) return []
    const question = wordsIn(survey, step.question, locale)
    if (!('options' in step) || !Array.isArray(value)) return [{ stepId: step.id, question, value }]
    const chosen = step.options.filter(({ id }) => value.includes(id))
    const labels = chosen.map(({ label }) => wordsIn(survey, label, locale))
    return [{ stepId: step.id, question, value, labels }]
  })
}

function firstOf(
  steps: readonly Step[],
  answers: Answers,
  kind: 'text' | 'email',
): string | undefined {
  for (const step of steps) {
    const said = step.kind === kind ? answers[step.id] : undefined
    if (typeof said === 'string') return said.trim()
  }
  return undefined
}
