/** Whether the shopper’s name goes along with the answers. */
import type { JSX } from 'preact'
import type { SittingProps } from '../part-props.ts'

export function Anonymous({ sitting, t }: SittingProps): JSX.Element | null {
  const isAnonymous = sitting.isAnonymous.value
  if (sitting.mayBeAnonymous.value)
    return (
      <label class="fb-option">
        <input
          type="checkbox"
          checked={isAnonymous}
          onChange={({ currentTarget }) => sitting.setAnonymous(currentTarget.checked)}
        />
        <span>{t('anonymous')}</span>
      </label>
    )
  return isAnonymous ? <p class="note">{t('isAnonymous')}</p> : null
}
