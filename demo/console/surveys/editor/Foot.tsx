/** Saving, what came of it, and all that is wrong with a way to each place. */
import type { JSX } from 'preact'
import type { Survey } from '../../../../widgets/feedback/contract.ts'
import { t } from '../../texts.ts'
import { troubleText } from '../../trouble-text.ts'
import type { SurveyEditorModel } from '../editor-model.ts'
import type { SurveyFault } from '../faults.ts'
import { goTo } from '../go-to.ts'
import { placeName } from '../place-name.ts'

interface FootProps {
  readonly model: SurveyEditorModel
  readonly form: Survey
  onSaveAndOpen(): Promise<void>
}

export function Foot({ model, form, onSaveAndOpen }: FootProps): JSX.Element {
  const { faults, trouble, isSaved, busy } = model
  const isOpen = model.row.value?.status === 'open'
  const isTouched = model.draft.value?.isTouched ?? false
  return (
    <div class="rules-foot save-bar">
      {faults.value.length > 0 && <FaultList faults={faults.value} form={form} model={model} />}
      {faults.value.length === 0 && trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value.code === 'revision_conflict'
            ? t('survey.conflict')
            : troubleText(trouble.value)}
        </p>
      )}
      <p class="done" role="status">
        {isSaved.value && t(isOpen ? 'survey.saved' : 'survey.saved-quiet')}
      </p>
      <p class="rules-buttons">
        <button class="primary" aria-disabled={busy.value}>
          {t('survey.save')}
        </button>
        {!isOpen && (
          <button
            type="button"
            class="quiet"
            aria-disabled={busy.value}
            onClick={() => void onSaveAndOpen()}
          >
            {t('survey.save-open')}
          </button>
        )}
        {isTouched && (
          <>
            <button type="button" class="quiet" onClick={() => model.startOver()}>
              {t('survey.start-over')}
            </button>
            <span class="muted save-note">{t('survey.unsaved')}</span>
          </>
        )}
      </p>
    </div>
  )
}

interface FaultListProps extends Pick<FootProps, 'model' | 'form'> {
  readonly faults: readonly SurveyFault[]
}

function FaultList({ faults, form, model }: FaultListProps): JSX.Element {
  const onGo = ({ path, language }: SurveyFault): void => {
    if (language) model.write(language)
    goTo(path)
  }
  return (
    <div class="trouble" role="alert">
      <p>{t('rules.wrong', { count: faults.length })}</p>
      <ul class="fault-list">
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.why}`}>
            <button type="button" class="link" onClick={() => onGo(fault)}>
              {placeName(form, fault.path)}
            </button>
            : {fault.why}
          </li>
        ))}
      </ul>
    </div>
  )
}
