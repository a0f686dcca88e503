/** What one would like to know: a card for each, ready to be looked over. */
import type { JSX } from 'preact'
import { Chapter } from '../Chapter.tsx'
import { t } from '../texts.ts'
import type { SurveyEditorModel } from './editor-model.ts'
import { TEMPLATES } from './templates/index.ts'

export function NewSurvey({ model }: { readonly model: SurveyEditorModel }): JSX.Element {
  return (
    <Chapter title={t('surveys.templates')}>
      <p class="muted">{t('surveys.templates-lead')}</p>
      <ul class="plain recipes">
        {TEMPLATES.map((name) => (
          <li key={name}>
            <button
              class="quiet recipe"
              onClick={() => {
                location.hash = `#surveys/edit/${model.begin(name)}`
              }}
            >
              <b>{t(`surveys.template.${name}`)}</b>
              <span>{t(`surveys.template.${name}.text`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Chapter>
  )
}
