/** How many were asked, how many answered, and how the others closed it. */
import type { JSX } from 'preact'
import { Chapter } from '../Chapter.tsx'
import { number, t } from '../texts.ts'
import type { SurveyResults } from './model.ts'
import { rateText, shareText } from './words.ts'

export function Overview({ results }: { readonly results: SurveyResults }): JSX.Element {
  const { responseRate: rate, asked, answered, finished, closed } = results
  const figures = [
    ['asked', asked],
    ['answered', answered],
    ['finished', finished],
    ['later', closed.later],
    ['dismissed', closed.dismissed],
    ['never', closed.never],
  ] as const
  return (
    <Chapter title={t('answers.overview')}>
      {rate ? (
        <div class="survey-figure">
          <p class="definition-value">{shareText(rate.value)}</p>
          <p>
            <b>{t('answers.rate')}.</b> {rateText(rate)}
          </p>
        </div>
      ) : (
        <p>{t('answers.rate-none')}</p>
      )}
      <dl class="campaign-numbers">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`answers.${name}`)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t('answers.caveat')}</p>
    </Chapter>
  )
}
