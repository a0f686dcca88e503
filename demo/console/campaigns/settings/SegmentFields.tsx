/** Conditions with a name, for several campaigns. */
import type { JSX } from 'preact'
import type { Segment } from '../../../../src/contract/campaign/condition.ts'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { TreeField } from '../editor/TreeField.tsx'
import type { SettingsPartProps } from './Settings.tsx'

export function SegmentFields({ form: { segments }, model }: SettingsPartProps): JSX.Element {
  const put = (id: string, segment: Segment): void =>
    model.edit({ segments: { ...segments, [id]: segment } })
  const remove = (id: string): void => {
    const { [id]: _, ...others } = segments
    model.edit({ segments: others })
  }
  return (
    <>
      <p class="muted">{t('settings.segments-lead')}</p>
      {Object.entries(segments).map(([id, segment]) => (
        <fieldset class="block" key={id}>
          <legend class="sr">{segment.name}</legend>
          <TextField
            path={`segments.${id}.name`}
            label={t('settings.segment-name', { id })}
            faults={model.faults.value}
            value={segment.name}
            onText={(name) => put(id, { ...segment, name })}
          />
          <TreeField
            path={`segments.${id}.condition`}
            label={t('audience.tree-label')}
            faults={model.faults.value}
            value={segment.condition}
            onTree={(condition) => put(id, { ...segment, condition })}
          />
          <p>
            <button type="button" class="quiet" onClick={() => remove(id)}>
              {t('settings.segment-remove', { name: segment.name })}
            </button>
          </p>
        </fieldset>
      ))}
      <p>
        <button
          type="button"
          class="quiet"
          onClick={() =>
            put(freeId(segments), {
              name: t('settings.segment-new'),
              condition: { all: [{ field: 'customer.known', op: 'isTrue' }] },
            })
          }
        >
          {t('settings.segment-add')}
        </button>
      </p>
    </>
  )
}

function freeId(segments: Readonly<Record<string, Segment>>): string {
  let number = Object.keys(segments).length + 1
  while (Object.hasOwn(segments, `segment-${number}`)) number += 1
  return `segment-${number}`
}
