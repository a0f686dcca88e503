/** Somebody without a link: the deal, and how to get one, with an account or without. */
import type { JSX } from 'preact'
import { Deal } from './Deal.tsx'
import { GuestStart } from './GuestStart.tsx'
import type { PartProps } from './Referral.tsx'

export function GuestView(props: PartProps): JSX.Element {
  const { model, t } = props
  const takesGuests = model.program.value?.guests === true
  return (
    <>
      <Deal {...props} />
      {takesGuests ? <GuestStart {...props} /> : <p>{t('signInLead')}</p>}
      {model.signInUrl && (
        <a class={takesGuests ? 'plain' : 'action'} href={model.signInUrl}>
          {t(takesGuests ? 'signInInstead' : 'signIn')}
        </a>
      )}
    </>
  )
}
