/** Figures, scores and answers of a survey in words. */
import type { Words } from '../../../src/contract/words.ts'
import type {
  Answers,
  AnswerValue,
  Estimate,
  StepResult,
  Survey,
} from '../../../widgets/feedback/contract.ts'
import { isScore, scaleOf } from '../../../widgets/feedback/contract/walk.ts'
import { day, number, percent, t } from '../texts.ts'

/** With fewer the range is so wide that the figure alone would mislead. */
const FEW = 30

/** The console speaks English; a survey that does not is read in its first language. */
export function wordsOf({ locales }: Pick<Survey, 'locales'>, words: Words): string {
  return words['en'] ?? words[locales[0] ?? ''] ?? Object.values(words)[0] ?? ''
}

/** As one says it of this kind of question: `+41`, `83 %`, `5.2`. */
export function scoreText(kind: string, value: number): string {
  if (kind === 'nps') return signed(Math.round(value))
  if (kind === 'csat') return percent(Math.round(value) / 100)
  return number(Math.round(value * 10) / 10)
}

function signed(value: number): string {
  if (value === 0) return '0'
  return `${value > 0 ? '+' : '−'}${number(Math.abs(value))}`
}

/** Of how many it is, and between which values the true one lies. */
export function estimateText({ low, high, n }: Estimate, say: (value: number) => string): string {
  const few = n < FEW && ` ${t('answers.few', { count: n })}`
  return `${t('answers.of', { count: n })} ${between(low, high, say)}${few || ''}`
}

export function rateText({ low, high, n }: Estimate): string {
  const few = n < FEW && ` ${t('answers.few-asked', { count: n })}`
  return `${t('answers.of-asked', { count: n })} ${between(low, high, shareText)}${few || ''}`
}

function between(low: number, high: number, say: (value: number) => string): string {
  return t('answers.between', { low: say(low), high: say(high) })
}

/** Of 1, in whole percent. */
export function shareText(share: number): string {
  return percent(Math.round(share * 100) / 100)
}

export function meansText(step: StepResult, survey: Survey): string {
  switch (step.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
      return t(`answers.means.${step.kind}`)
    default:
      return t('answers.means.rating', { most: String(scaleOfResult(step, survey)[1]) })
  }
}

/** Lowest and highest figure a score of this kind can have. */
export function scaleOfResult(
  { kind, stepId }: Pick<StepResult, 'kind' | 'stepId'>,
  survey: Survey,
): readonly [lowest: number, highest: number] {
  if (kind === 'nps') return [-100, 100]
  if (kind === 'csat') return [0, 100]
  const step = survey.steps.find(({ id }) => id === stepId)
  return step && isScore(step) ? scaleOf(step) : [1, 5]
}

/** In the order of the survey; what it asks no more stands last. */
export function inOrder({ steps }: Survey, answers: Answers): [stepId: string, AnswerValue][] {
  const placeOf = (stepId: string): number => {
    const place = steps.findIndex(({ id }) => id === stepId)
    return place < 0 ? steps.length : place
  }
  return Object.entries(answers).sort(([one], [other]) => placeOf(one) - placeOf(other))
}

/** What was answered as one reads it: `2 of 10`, the chosen options, the text. */
export function answerText(survey: Survey, stepId: string, value: AnswerValue): string {
  const step = survey.steps.find(({ id }) => id === stepId)
  if (step && isScore(step) && typeof value === 'number')
    return t('answers.score', { score: number(value), most: number(scaleOf(step)[1]) })
  if (!Array.isArray(value)) return String(value)
  const options = step && 'options' in step ? step.options : []
  return value
    .map((id) => {
      const label = options.find((option) => option.id === id)?.label
      return label ? wordsOf(survey, label) : id
    })
    .join(', ')
}

/** A step that was taken out of the survey since is named by its id. */
export function questionText(survey: Survey, stepId: string): string {
  const step = survey.steps.find(({ id }) => id === stepId)
  return step ? wordsOf(survey, step.question) : stepId
}

/** A day of the shop’s calendar, whatever this computer’s clock says of midnight. */
export function weekText(week: string): string {
  return day(`${week}T12:00:00`)
}
