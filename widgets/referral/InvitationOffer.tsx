/** An invitation not taken yet: who invites, what it gives, on which conditions; yes and no are equally easy. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { ReferralOffer } from './contract/offer.ts'
import { EmailField } from './EmailField.tsx'
import type { InvitationProps } from './Invitation.tsx'
import { InvitationHeading } from './InvitationHeading.tsx'
import { Missing } from './Missing.tsx'
import { isFinal, Refusal } from './Refusal.tsx'
import { useEmail } from './use-email.ts'

export function InvitationOffer(props: InvitationProps): JSX.Element | null {
  const { model, t, words, headingId } = props
  const offer = model.invitation.offer.value
  if (!offer) return null
  const { advocateName, reward } = offer
  return (
    <div class="inv">
      <InvitationHeading
        id={headingId}
        who={advocateName ? t('invFrom', { name: advocateName }) : t('invFromFriend')}
        what={words.reward(reward)}
      />
      {!isFinal(model.invitation.taking.value) && <Conditions {...props} offer={offer} />}
      <Answer {...props} />
      <Refusal {...props} />
    </div>
  )
}

function Conditions(props: InvitationProps & { readonly offer: ReferralOffer }): JSX.Element {
  const { t, format, offer } = props
  const { minOrder, claimDays: count, termsUrl } = offer
  return (
    <p class="inv-terms">
      {minOrder.minor > 0
        ? t('invTerms', { amount: format.money(minOrder), count })
        : t('invTermsAny', { count })}{' '}
      <Missing {...props} />
      {termsUrl && (
        <a href={termsUrl} target="_blank" rel="noopener">
          {t('terms')}
        </a>
      )}
    </p>
  )
}

function Answer({ model, t, close, pressed }: InvitationProps): JSX.Element | null {
  const { taking, needsEmail, take, decline } = model.invitation
  const email = useEmail()
  const [isAsked, setAsked] = useState(false)
  const { status, code } = taking.value ?? {}
  const isSending = status === 'sending'
  if (isFinal(taking.value)) return null

  const onSubmit = (event: Event): void => {
    event.preventDefault()
    // What was sent and not answered is sent again as it was.
    const isNeeded = needsEmail.value && status !== 'unsure'
    // Told first, asked after: the field comes with the wish to have it.
    if (isNeeded && !isAsked) return setAsked(true)
    if (isNeeded && !email.check()) return
    if (pressed) pressed.current = true
    void take(isNeeded ? email.text : undefined)
  }
  const onDecline = (): void => {
    void decline()
    close?.('later')
  }
  return (
    <form class="inv-answer" noValidate onSubmit={onSubmit}>
      {(isAsked || code === 'email_required') && (
        <EmailField t={t} email={email} why={t('invWhy')} isFocused />
      )}
      <p class="inv-buttons">
        <button type="submit" class="action" aria-disabled={isSending}>
          {isSending ? t('sending') : t(status === 'unsure' ? 'retry' : 'invTake')}
        </button>
        {close && (
          <button type="button" class="plain" onClick={onDecline}>
            {t('invDecline')}
          </button>
        )}
      </p>
    </form>
  )
}
