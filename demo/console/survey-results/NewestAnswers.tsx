/** The answers themselves, the newest first, each with the ticket it made. */
import type { JSX } from 'preact'
import { Chapter } from '../Chapter.tsx'
import { languageName } from '../inbox/words.ts'
import { t } from '../texts.ts'
import { whenText } from '../tickets/words.ts'
import type { SurveyResults, SurveyResultsModel } from './model.ts'
import { answerText, inOrder, questionText } from './words.ts'

interface NewestProps {
  readonly model: SurveyResultsModel
  readonly results: SurveyResults
}

export function NewestAnswers({ model, results }: NewestProps): JSX.Element {
  const { responses, hasMore, survey } = results
  return (
    <Chapter title={t('answers.newest')}>
      <ul class="plain survey-answers">
        {responses.map((given) => (
          <GivenAnswers key={given.submissionId} given={given} survey={survey} />
        ))}
      </ul>
      {hasMore && (
        <button class="quiet" aria-disabled={model.busy.value} onClick={() => void model.more()}>
          {t('answers.more')}
        </button>
      )}
    </Chapter>
  )
}

interface GivenProps {
  readonly given: SurveyResults['responses'][number]
  readonly survey: SurveyResults['survey']
}

function GivenAnswers({ given, survey }: GivenProps): JSX.Element {
  const { shopper, at, answers, finished, bucket, locale } = given
  return (
    <li class="arm">
      <p class="survey-who">
        <b dir="auto">{shopper?.name ?? shopper?.email ?? t('answers.somebody')}</b>
        {bucket && (
          <span class={`tag survey-bucket-${bucket}`}>{t(`answers.bucket.${bucket}`)}</span>
        )}
        {!finished && <span class="tag">{t('answers.partial')}</span>}
        <span class="muted">
          <time dateTime={at}>{whenText(at)}</time> · {languageName(locale)}
        </span>
      </p>
      <dl class="survey-said">
        {inOrder(survey, answers).map(([stepId, value]) => (
          <div key={stepId}>
            <dt class="muted" dir="auto">
              {questionText(survey, stepId)}
            </dt>
            <dd dir="auto">{answerText(survey, stepId, value)}</dd>
          </div>
        ))}
      </dl>
      <Ways given={given} />
    </li>
  )
}

function Ways({ given: { ticketId, about = {} } }: Pick<GivenProps, 'given'>): JSX.Element | null {
  if (!ticketId && !about.orderId && !about.conversationId) return null
  return (
    <p class="campaign-actions">
      {ticketId && <a href={`#tickets/${ticketId}`}>{t('answers.to-ticket')}</a>}
      {about.conversationId && (
        <a href={`#inbox/${about.conversationId}`}>{t('answers.to-conversation')}</a>
      )}
      {about.orderId && <span class="muted">{t('answers.order', { id: about.orderId })}</span>}
    </p>
  )
}
