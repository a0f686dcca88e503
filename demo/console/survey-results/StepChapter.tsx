/** One question: its score with the range it lies in, how often each answer was given, its weeks, and words that recur. */
import type { JSX } from 'preact'
import type { StepResult, Survey } from '../../../widgets/feedback/contract.ts'
import { Chapter } from '../Chapter.tsx'
import { number, t } from '../texts.ts'
import { Counts } from './Counts.tsx'
import { Weeks } from './Weeks.tsx'
import { estimateText, meansText, scoreText } from './words.ts'

export interface StepProps {
  readonly step: StepResult
  readonly survey: Survey
}

export function StepChapter({ step, survey }: StepProps): JSX.Element {
  const { question, answered, reached, counts = [], overTime = [], words = [] } = step
  return (
    <Chapter title={question}>
      <p class="muted">
        {answered === 0
          ? t('answers.no-answer')
          : t('answers.reached', { answered: number(answered), reached: number(reached) })}
      </p>
      <Score step={step} survey={survey} />
      {answered > 0 && counts.length > 0 && <Counts step={step} survey={survey} />}
      {overTime.length > 1 && <Weeks step={step} survey={survey} />}
      {words.length > 0 && <RecurringWords words={words} />}
    </Chapter>
  )
}

function Score({ step, survey }: StepProps): JSX.Element | null {
  const { score, kind } = step
  if (!score) return null
  return (
    <div class="survey-figure">
      <p class="definition-value">{scoreText(kind, score.value)}</p>
      <div>
        <p>{estimateText(score, (value) => scoreText(kind, value))}</p>
        <p class="hint">{meansText(step, survey)}</p>
      </div>
    </div>
  )
}

function RecurringWords({
  words,
}: {
  readonly words: NonNullable<StepResult['words']>
}): JSX.Element {
  return (
    <section class="survey-part">
      <h3>{t('answers.words')}</h3>
      <p class="hint">{t('answers.words-hint')}</p>
      <ul class="plain survey-words">
        {words.map(({ word, count }) => (
          <li key={word} class="tag">
            <span dir="auto">{word}</span> <b>{number(count)}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
