/** How many were asked, how many answered, and how the others closed it. */
import type { JSX } from 'preact'
import { Chapter } from '../Chapter.tsx'
import { number, t } from '../texts.ts'
import type { SurveyResults } from './model.ts'
import { rateText, shareText } from './words.ts'

const OF_COMERS = ['answered', 'finished'] as const
const OF_ASKED = ['asked', ...OF_COMERS, 'later', 'dismissed', 'never'] as const

export function Overview({ results }: { readonly results: SurveyResults }): JSX.Element {
  const { survey, asked, answered, finished, closed } = results
  const isAsking = survey.moment.on !== 'button' && survey.moment.on !== 'element'
  const counts = { asked, answered, finished, ...closed }
  return (
    <Chapter title={t('answers.overview')}>
      {isAsking ? <Rate results={results} /> : <p>{t('answers.rate-comes')}</p>}
      <dl class="campaign-numbers">
        {(isAsking ? OF_ASKED : OF_COMERS).map((name) => (
          <div key={name}>
            <dt>{t(`answers.${name}`)}</dt>
            <dd>{number(counts[name])}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t('answers.caveat')}</p>
    </Chapter>
  )
}

function Rate({
  results: { responseRate: rate },
}: {
  readonly results: SurveyResults
}): JSX.Element {
  if (!rate) return <p>{t('answers.rate-none')}</p>
  return (
    <div class="survey-figure">
      <p class="definition-value">{shareText(rate.value)}</p>
      <p>
        <b>{t('answers.rate')}.</b> {rateText(rate)}
      </p>
    </div>
  )
}
