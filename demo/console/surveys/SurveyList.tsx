/** All surveys: when each asks, how it stands, and what was answered. */
import type { JSX } from 'preact'
import type { SurveyRow } from '../../../widgets/feedback/contract.ts'
import { Chapter } from '../Chapter.tsx'
import { day, t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import type { SurveyDraft } from './editor-model.ts'
import type { SurveyListModel } from './list-model.ts'
import type { SurveysModel } from './model.ts'
import { momentText } from './words.ts'

export function SurveyList({ model }: { readonly model: SurveysModel }): JSX.Element {
  const { list, editor } = model
  const rows = list.rows.value
  const drafts = editor.drafts.value
  const fresh = Object.entries(drafts).filter(([, { isNew, isTouched }]) => isNew && isTouched)
  return (
    <Chapter title={t('surveys.all')}>
      <TroubleLine trouble={list.trouble.value} />
      {!rows && !list.trouble.value && <p role="status">{t('loading')}</p>}
      {rows?.length === 0 && fresh.length === 0 && <p>{t('surveys.none')}</p>}
      <ul class="plain campaigns">
        {fresh.map(([id, draft]) => (
          <FreshLine key={id} id={id} draft={draft} />
        ))}
        {rows?.map((row) => (
          <SurveyLine
            key={row.survey.id}
            row={row}
            model={list}
            isTouched={drafts[row.survey.id]?.isTouched ?? false}
          />
        ))}
      </ul>
      <p>
        <a class="button-like" href="#surveys/new">
          {t('surveys.new')}
        </a>
      </p>
    </Chapter>
  )
}

interface FreshProps {
  readonly id: string
  readonly draft: SurveyDraft
}

function FreshLine({ id, draft: { form } }: FreshProps): JSX.Element {
  return (
    <li class="campaign">
      <div class="campaign-head">
        <h3>
          <a href={`#surveys/edit/${id}`}>{form.name || id}</a>
        </h3>
        <span class="tag survey-touched">{t('surveys.status.new')}</span>
      </div>
      <p class="muted">{momentText(form.moment)}</p>
    </li>
  )
}

interface LineProps {
  readonly row: SurveyRow
  readonly model: SurveyListModel
  /** It is being written on. */
  readonly isTouched: boolean
}

function SurveyLine({ row, model, isTouched }: LineProps): JSX.Element {
  const { survey, status, answered, lastAnswerAt } = row
  return (
    <li class="campaign">
      <div class="campaign-head">
        <h3>
          <a href={`#surveys/edit/${survey.id}`} dir="auto">
            {survey.name}
          </a>
        </h3>
        <span class={`tag survey-${status}`}>{t(`surveys.status.${status}`)}</span>
      </div>
      <p class="muted">{momentText(survey.moment)}</p>
      <p>
        {lastAnswerAt
          ? t('surveys.answered', { count: answered, date: day(lastAnswerAt) })
          : t('surveys.unanswered')}
        {isTouched && <span class="tag survey-touched">{t('surveys.touched')}</span>}
      </p>
      <Actions row={row} model={model} />
    </li>
  )
}

function Actions({ row, model }: Pick<LineProps, 'row' | 'model'>): JSX.Element {
  const { id, name } = row.survey
  const change = row.status === 'open' ? 'closed' : 'open'
  const what = t(`surveys.do.${change}`)
  return (
    <p class="campaign-actions">
      <button
        class="quiet"
        aria-label={t('surveys.do-of', { what, name })}
        aria-disabled={model.busy.value}
        onClick={() => void model.switchTo(id, change)}
      >
        {what}
      </button>
      <a
        href={`#surveys/edit/${id}`}
        aria-label={t('surveys.do-of', { what: t('surveys.edit'), name })}
      >
        {t('surveys.edit')}
      </a>
      <a href={`#surveys/results/${id}`} aria-label={t('surveys.results-of', { name })}>
        {t('surveys.results')}
      </a>
    </p>
  )
}
