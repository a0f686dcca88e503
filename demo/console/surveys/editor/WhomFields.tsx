/** Whom a survey asks, how many of them, and how loudly. */
import type { JSX } from 'preact'
import type { Condition } from '../../../../src/contract/campaign/condition.ts'
import type { Survey } from '../../../../widgets/feedback/contract.ts'
import { AudienceFields } from '../../campaigns/editor/AudienceFields.tsx'
import { SelectField } from '../../campaigns/SelectField.tsx'
import { NumberField } from '../../campaigns/TypedField.tsx'
import { t } from '../../texts.ts'
import type { PartProps } from './part.ts'

const PRESETS = {
  everybody: undefined,
  known: { field: 'customer.known', op: 'isTrue' },
  first: { field: 'customer.ordersCount', op: 'eq', value: 1 },
  regulars: { field: 'customer.ordersCount', op: 'gte', value: 2 },
  vip: { field: 'customer.vip', op: 'isTrue' },
  /** Where conditions of one’s own begin. */
  own: { all: [{ field: 'page.type', op: 'eq', value: 'product' }] },
} as const satisfies Record<string, Condition | undefined>
type Preset = keyof typeof PRESETS

const NAMES = ['everybody', 'known', 'first', 'regulars', 'vip', 'own'] as const
const SURFACES = ['sheet', 'badge', 'modal'] as const

export function WhomFields({ form, model }: PartProps): JSX.Element {
  const faults = model.faults.value
  const preset = presetOf(form)
  return (
    <>
      <div class="rule-fields">
        <SelectField
          path="preset"
          label={t('survey.audience')}
          faults={[]}
          value={preset}
          options={NAMES}
          words={(each) => t(`survey.audience.${each}`)}
          onPick={(each) => model.edit({ audience: copyOf(each) })}
        />
        <NumberField
          path="sample"
          label={t('survey.share')}
          hint={t('survey.share-hint')}
          faults={faults}
          value={form.sample / 100}
          onNumber={(percent) => model.edit({ sample: Math.round((percent ?? Number.NaN) * 100) })}
        />
      </div>
      {preset === 'own' && <AudienceFields draft={form} model={model} />}
      <SelectField
        path="surface"
        label={t('survey.surface')}
        hint={form.surface === 'modal' ? undefined : t(`survey.surface.${form.surface}.hint`)}
        faults={faults}
        value={form.surface}
        options={SURFACES}
        words={(each) => t(`survey.surface.${each}`)}
        onPick={(surface) => model.edit({ surface })}
      />
      {form.surface === 'modal' && (
        <p class="survey-warning" role="status">
          {t('survey.surface.modal-warning')}
        </p>
      )}
    </>
  )
}

function presetOf({ audience }: Survey): Preset {
  const written = JSON.stringify(audience)
  return NAMES.find((name) => JSON.stringify(PRESETS[name]) === written) ?? 'own'
}

function copyOf(name: Preset): Condition | undefined {
  return structuredClone<Condition | undefined>(PRESETS[name])
}
