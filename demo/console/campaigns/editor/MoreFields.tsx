/** How it stands among the others: order, groups, ladders, and what silences it. */
import type { JSX } from 'preact'
import { Check } from '../../referrals/Check.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import type { EditorPartProps } from '../Editor.tsx'
import { NumberField } from '../TypedField.tsx'

export function MoreFields({ draft, model }: EditorPartProps): JSX.Element {
  const faults = model.faults.value
  return (
    <>
      <Check
        label={t('more.promotional')}
        hint={t('more.promotional.hint')}
        isOn={draft.promotional}
        onTurn={(promotional) => model.edit({ promotional })}
      />
      {draft.surface !== 'inline' && (
        <Check
          label={t('more.quieter')}
          hint={t('more.quieter.hint')}
          isOn={draft.mayBeQuieter ?? true}
          onTurn={(mayBeQuieter) => model.edit({ mayBeQuieter })}
        />
      )}
      <div class="rule-fields">
        <NumberField
          path="priority"
          label={t('more.priority')}
          hint={t('more.priority.hint')}
          faults={faults}
          value={draft.priority ?? 0}
          onNumber={(priority) => model.edit({ priority })}
        />
        <TextField
          path="category"
          label={t('more.category')}
          hint={t('more.category.hint')}
          faults={faults}
          value={draft.category ?? ''}
          onText={(text) => model.edit({ category: text || undefined })}
        />
        <TextField
          path="group"
          label={t('more.group')}
          hint={t('more.group.hint')}
          faults={faults}
          value={draft.group ?? ''}
          onText={(text) => model.edit({ group: text || undefined })}
        />
      </div>
      <Ladder draft={draft} model={model} />
    </>
  )
}

function Ladder({ draft: { ladder, id }, model }: EditorPartProps): JSX.Element {
  const faults = model.faults.value
  return (
    <>
      <Check
        label={t('more.ladder')}
        hint={t('more.ladder.hint')}
        isOn={ladder !== undefined}
        onTurn={(isOn) => model.edit({ ladder: isOn ? { id, step: 1, afterDays: 0 } : undefined })}
      />
      {ladder && (
        <div class="rule-fields">
          <TextField
            path="ladder.id"
            label={t('more.ladder-id')}
            faults={faults}
            value={ladder.id}
            onText={(text) => model.edit({ ladder: { ...ladder, id: text } })}
          />
          <NumberField
            path="ladder.step"
            label={t('more.ladder-step')}
            faults={faults}
            value={ladder.step}
            onNumber={(step) => model.edit({ ladder: { ...ladder, step: step ?? Number.NaN } })}
          />
          <NumberField
            path="ladder.afterDays"
            label={t('more.ladder-after')}
            faults={faults}
            value={ladder.afterDays}
            onNumber={(afterDays) => model.edit({ ladder: { ...ladder, afterDays } })}
          />
        </div>
      )}
    </>
  )
}
