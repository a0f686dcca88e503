/** Whether answers have a name, and how long they may be changed. */
import type { JSX } from 'preact'
import { SelectField } from '../../campaigns/SelectField.tsx'
import { NumberField } from '../../campaigns/TypedField.tsx'
import { t } from '../../texts.ts'
import type { PartProps } from './part.ts'

const ANONYMOUS = ['never', 'offered', 'always'] as const

export function NameFields({
  form: { anonymous, editableMinutes },
  model,
}: PartProps): JSX.Element {
  const faults = model.faults.value
  return (
    <div class="rule-fields">
      <SelectField
        path="anonymous"
        label={t('survey.anonymous')}
        hint={t(`survey.anonymous.${anonymous}.hint`)}
        faults={faults}
        value={anonymous}
        options={ANONYMOUS}
        words={(each) => t(`survey.anonymous.${each}`)}
        onPick={(each) => model.edit({ anonymous: each })}
      />
      <NumberField
        path="editableMinutes"
        label={t('survey.editable')}
        hint={t('survey.editable-hint')}
        faults={faults}
        value={editableMinutes}
        onNumber={(minutes) => model.edit({ editableMinutes: minutes ?? Number.NaN })}
      />
    </div>
  )
}
