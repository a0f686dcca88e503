/** How often each score or option was given. */
import type { JSX } from 'preact'
import { isScore } from '../../../widgets/feedback/contract/walk.ts'
import { number, t } from '../texts.ts'
import type { StepProps } from './StepChapter.tsx'
import { shareText } from './words.ts'

export function Counts({ step, survey }: StepProps): JSX.Element {
  const { counts = [], answered, stepId } = step
  const asked = survey.steps.find(({ id }) => id === stepId)
  const isMultiple = asked !== undefined && 'multiple' in asked && asked.multiple
  const isScale = asked !== undefined && isScore(asked)
  return (
    <section class="survey-part">
      <h3>{t('answers.counts')}</h3>
      {isMultiple && <p class="hint">{t('answers.multiple')}</p>}
      <ul class={`plain survey-counts ${isScale ? 'survey-scale' : ''}`}>
        {counts.map(({ value, label, count }) => (
          <li key={value}>
            <span dir="auto">{label}</span>
            <span class="survey-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(count / answered) * 100}%` }} />
            </span>
            <span class="survey-count">
              {t('answers.count', { count: number(count), share: shareText(count / answered) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
