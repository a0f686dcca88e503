/** Whom it is for: rows where rows can say it, and the tree itself for developers. */
import type { JSX } from 'preact'
import type { Condition } from '../../../../src/contract/campaign/condition.ts'
import { fromRows, toRows, type Rows } from '../condition-rows.ts'
import { t } from '../../texts.ts'
import { removeAt, replaceAt } from '../draft.ts'
import type { EditorModel } from '../editor-model.ts'
import { SelectField } from '../SelectField.tsx'
import { ConditionRow } from './ConditionRow.tsx'
import { TreeField } from './TreeField.tsx'

const JOINS = ['all', 'any'] as const

/** Of a campaign, or of a survey. */
interface AudienceProps {
  readonly draft: { readonly audience?: Condition | undefined }
  readonly model: Pick<EditorModel, 'faults' | 'settings'> & {
    edit(change: { readonly audience: Condition | undefined }): void
  }
}

export function AudienceFields({ draft, model }: AudienceProps): JSX.Element {
  const rows = toRows(draft.audience)
  return (
    <>
      {rows ? (
        <RowList rows={rows} draft={draft} model={model} />
      ) : (
        <p class="muted">{t('audience.too-deep')}</p>
      )}
      <details class="messages" open={!rows}>
        <summary>{t('audience.tree')}</summary>
        <TreeField
          path="audience"
          label={t('audience.tree-label')}
          faults={model.faults.value}
          value={draft.audience}
          onTree={(audience) => model.edit({ audience })}
        />
      </details>
    </>
  )
}

interface RowListProps extends AudienceProps {
  readonly rows: Rows
}

function RowList({ rows: { join, rows }, draft, model }: RowListProps): JSX.Element {
  const put = (next: Partial<Rows>): void =>
    model.edit({ audience: fromRows({ join, rows, ...next }) })
  const segments = Object.keys(model.settings.value?.segments ?? {})
  // A single comparison stands by itself, without a group around it.
  const isGrouped = draft.audience !== undefined && join in draft.audience
  return (
    <>
      {rows.length === 0 && <p>{t('audience.everybody')}</p>}
      {rows.length > 1 && (
        <SelectField
          path="audience.join"
          label={t('audience.join')}
          faults={[]}
          value={join}
          options={JOINS}
          words={(each) => t(`audience.join.${each}`)}
          onPick={(next) => put({ join: next })}
        />
      )}
      <ol class="plain conditions">
        {rows.map((row, index) => (
          <ConditionRow
            key={index}
            row={row}
            model={model}
            path={isGrouped ? `audience.${join}.${index}` : 'audience'}
            number={index + 1}
            onRow={(next) => put({ rows: replaceAt(rows, index, next) })}
            onRemove={() => put({ rows: removeAt(rows, index) })}
          />
        ))}
      </ol>
      <p class="block-add">
        <button
          type="button"
          class="quiet"
          onClick={() =>
            put({ rows: [...rows, { field: 'page.type', op: 'eq', value: 'product' }] })
          }
        >
          {t('audience.add')}
        </button>
        {segments.length > 0 && (
          <button
            type="button"
            class="quiet"
            onClick={() => put({ rows: [...rows, { segment: segments[0] ?? '' }] })}
          >
            {t('audience.add-segment')}
          </button>
        )}
      </p>
    </>
  )
}
