/** All of it as JSON: what no field above can say. */
import type { JSX } from 'preact'
import { t } from '../../texts.ts'
import type { Draft } from '../draft.ts'
import type { EditorPartProps } from '../Editor.tsx'
import { TreeField } from './TreeField.tsx'

export function RawFields({ draft, model }: EditorPartProps): JSX.Element {
  return (
    <details class="messages">
      <summary>{t('editor.raw')}</summary>
      <TreeField<Draft | undefined>
        path=""
        label={t('editor.raw-label')}
        faults={[]}
        value={draft}
        onTree={(next) => {
          // Its name stays: another one would be another campaign.
          if (next && Array.isArray(next.blocks)) model.edit({ ...next, id: draft.id })
        }}
      />
    </details>
  )
}
