/** What the cart lacks for the gift, once there is something in it. */
import type { JSX } from 'preact'
import type { InvitationProps } from './Invitation.tsx'

export function Missing({ model, t, format }: InvitationProps): JSX.Element | null {
  const missing = model.invitation.missing.value
  if (!missing) return null
  return <strong class="inv-missing">{t('invMissing', { amount: format.money(missing) })} </strong>
}
