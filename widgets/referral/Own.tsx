/** How the link looks to friends: a code of one's own, and whether a first name stands on the invitation. */
import type { JSX } from 'preact'
import { NameSwitch } from './NameSwitch.tsx'
import { OwnCode } from './OwnCode.tsx'
import type { PartProps } from './Referral.tsx'

export function Own(props: PartProps): JSX.Element | null {
  const { model, t } = props
  if (!model.isMember.value) return null
  return (
    <details class="part">
      <summary>{t('own')}</summary>
      <div class="ref-own">
        <OwnCode {...props} />
        <NameSwitch {...props} />
      </div>
    </details>
  )
}
