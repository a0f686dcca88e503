/** Which survey it is, how it stands, and the way to what was answered. */
import type { JSX } from 'preact'
import type { Survey } from '../../../../widgets/feedback/contract.ts'
import { t } from '../../texts.ts'
import { TroubleLine } from '../../TroubleLine.tsx'
import type { SurveyEditorModel } from '../editor-model.ts'
import type { SurveyListModel } from '../list-model.ts'

interface HeadProps {
  readonly model: SurveyEditorModel
  readonly list: SurveyListModel
  readonly form: Survey
}

export function Head({ model, list, form: { id, name } }: HeadProps): JSX.Element {
  const row = model.row.value
  const status = row?.status ?? 'draft'
  const change = status === 'open' ? 'closed' : 'open'
  return (
    <div class="editor-head">
      <a class="survey-back" href="#surveys">
        {t('answers.back')}
      </a>
      <div class="campaign-head">
        <h2 dir="auto">{name || t('surveys.new')}</h2>
        <span class={`tag survey-${status}`}>
          {t(row ? `surveys.status.${status}` : 'surveys.status.new')}
        </span>
      </div>
      <p class="muted">{t(`survey.${status}-text`)}</p>
      <TroubleLine trouble={list.trouble.value} />
      {row && (
        <p class="campaign-actions">
          <button
            type="button"
            class="quiet"
            aria-disabled={list.busy.value}
            onClick={() => void list.switchTo(id, change)}
          >
            {t(`surveys.do.${change}`)}
          </button>
          <a href={`#surveys/results/${id}`}>{t('surveys.results')}</a>
        </p>
      )}
    </div>
  )
}
