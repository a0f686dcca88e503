/** How often the same shopper may be shown it. */
import type { JSX } from 'preact'
import { t } from '../../texts.ts'
import { CapControls } from '../CapControls.tsx'
import type { EditorPartProps } from '../Editor.tsx'
import { Warnings } from './Warnings.tsx'

export function CapFields({ draft, model }: EditorPartProps): JSX.Element {
  return (
    <>
      <CapControls
        caps={draft.caps ?? {}}
        faults={model.faults.value}
        onCaps={(caps) => model.edit({ caps })}
      />
      <p class="hint">{t('caps.hint')}</p>
      <Warnings model={model} under="caps" />
    </>
  )
}
