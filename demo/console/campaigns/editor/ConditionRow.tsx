/** One comparison: a field, how, and with what. */
import type { JSX } from 'preact'
import { FITTING } from '../../../../src/campaigns/authoring/check-condition.ts'
import type { FieldCondition, Operator } from '../../../../src/contract/campaign/condition.ts'
import { FIELDS, kindOf } from '../../../../src/contract/campaign/field.ts'
import { Field, tiesOf } from '../../referrals/Field.tsx'
import { t } from '../../texts.ts'
import { readValue, writeValue, type Row } from '../condition-rows.ts'
import type { EditorModel } from '../editor-model.ts'
import { SelectField } from '../SelectField.tsx'
import { TypedField } from '../TypedField.tsx'

interface ConditionRowProps {
  readonly row: Row
  readonly model: Pick<EditorModel, 'faults' | 'settings'>
  readonly path: string
  readonly number: number
  onRow(row: Row): void
  onRemove(): void
}

export function ConditionRow(props: ConditionRowProps): JSX.Element {
  const { row, model, path, number, onRow, onRemove } = props
  return (
    <li class="condition">
      {'segment' in row ? (
        <SelectField
          path={`${path}.segment`}
          label={t('audience.segment')}
          faults={model.faults.value}
          value={row.segment}
          options={Object.keys(model.settings.value?.segments ?? { [row.segment]: true })}
          words={(id) => model.settings.value?.segments[id]?.name ?? id}
          onPick={(segment) => onRow({ segment })}
        />
      ) : (
        <Comparison row={row} model={model} path={path} onRow={onRow} />
      )}
      <button
        type="button"
        class="quiet"
        aria-label={t('audience.remove-of', { number })}
        onClick={onRemove}
      >
        {t('block.remove')}
      </button>
    </li>
  )
}

interface ComparisonProps extends Omit<ConditionRowProps, 'row' | 'number' | 'onRemove'> {
  readonly row: FieldCondition
}

/** Of lines, only a tree can speak: which line is meant has to be said. */
const NAMES = Object.keys(FIELDS).filter((name) => !name.startsWith('line.'))

function Comparison({ row, model, path, onRow }: ComparisonProps): JSX.Element {
  const faults = model.faults.value
  const kind = kindOf(row.field) ?? 'any'
  const place = { path: `${path}.field`, label: t('audience.field'), faults }
  return (
    <>
      <Field {...place}>
        <input
          {...tiesOf(place)}
          list="audience-fields"
          autocomplete="off"
          value={row.field}
          onInput={({ currentTarget: { value: field } }) => onRow(refit({ ...row, field }))}
        />
        <datalist id="audience-fields">
          {NAMES.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Field>
      <SelectField
        path={`${path}.op`}
        label={t('audience.op')}
        faults={faults}
        value={row.op}
        options={FITTING[kind].includes(row.op) ? FITTING[kind] : [row.op, ...FITTING[kind]]}
        words={(op) => t(`op.${op}`)}
        onPick={(op) => onRow(refit({ ...row, op }))}
      />
      {row.op !== 'exists' && row.op !== 'isTrue' && (
        <TypedField
          path={`${path}.value`}
          label={t('audience.value')}
          hint={t(`audience.value.${kind}`)}
          faults={faults}
          value={row.value}
          write={writeValue}
          read={(text) => readValue(text, { kind, op: row.op })}
          onValue={(value) =>
            onRow({ field: row.field, op: row.op, ...(value !== undefined && { value }) })
          }
        />
      )}
    </>
  )
}

/** The value as the new field and operator read it. */
function refit({ field, op, value }: FieldCondition): FieldCondition {
  const kind = kindOf(field) ?? 'any'
  const fitting: readonly Operator[] = FITTING[kind]
  const next = fitting.includes(op) || !kindOf(field) ? op : (fitting[0] ?? op)
  const read = readValue(writeValue(value), { kind, op: next })
  return { field, op: next, ...(read !== undefined && { value: read }) }
}
