/** Whether friends see a first name, and what they read either way. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import type { PartProps } from './Referral.tsx'

export function NameSwitch({ model, t, words }: PartProps): JSX.Element | null {
  const id = useId()
  const name = model.home.value?.name.first
  if (!name || !model.program.value?.names) return null
  const isShown = model.isNameShown.value
  const doing = model.doings.all.value.get('name')
  const text = isShown ? t('invFrom', { name }) : t('invFromFriend')
  return (
    <div class="ref-field">
      <label class="ref-switch">
        <input
          type="checkbox"
          role="switch"
          checked={isShown}
          aria-describedby={id}
          onChange={({ currentTarget }) => void model.setNameShown(currentTarget.checked)}
        />
        {t('name')}
      </label>
      <p id={id} class="note" role="status">
        {doing?.status === 'refused' ? words.problem(doing) : t('namePreview', { text })}
      </p>
    </div>
  )
}
