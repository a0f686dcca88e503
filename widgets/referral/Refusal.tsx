/** Why an invitation could not be taken, in words a friend can act on, and the way to act. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { contactHref } from './contact-href.ts'
import type { InvitationProps } from './Invitation.tsx'
import type { Taking } from './model/claiming.ts'

/** What trying again would not change. */
const FINAL = ['own_link', 'not_new_customer', 'not_eligible', 'unknown_referral', 'program_paused']
/** Who is no new customer invites others: the section has what it takes. */
const MAY_INVITE = ['own_link', 'not_new_customer']

export function isFinal(taking: Taking | undefined): boolean {
  return taking?.status === 'refused' && FINAL.includes(taking.code ?? '')
}

export function Refusal(props: InvitationProps): JSX.Element {
  const { model, t, close, pressed } = props
  const taking = model.invitation.taking.value
  const text = taking && taking.status !== 'sending' && wordsFor(taking, props)
  const words = useRef<HTMLParagraphElement>(null)
  const isOver = isFinal(taking)

  // The button that was pressed is gone.
  useEffect(() => {
    if (!isOver || !pressed?.current) return
    pressed.current = false
    words.current?.focus()
  }, [isOver, pressed])

  return (
    <>
      <p ref={words} class="inv-refusal" role="status" tabIndex={-1}>
        {text}
      </p>
      {isOver && (
        <p class="inv-buttons">
          <Remedy {...props} taking={taking} />
          {close && (
            <button type="button" class="plain" onClick={() => close('done')}>
              {t('invGoOn')}
            </button>
          )}
        </p>
      )}
    </>
  )
}

function Remedy(
  props: InvitationProps & { readonly taking: Taking | undefined },
): JSX.Element | null {
  const { model, t, close, taking } = props
  const code = taking?.code ?? ''
  const onInvite = (): void => {
    close?.('done')
    model.openPanel()
  }
  if (MAY_INVITE.includes(code) && close)
    return (
      <button type="button" class="action" onClick={onInvite}>
        {t('invite')}
      </button>
    )
  const contact = taking?.params?.['contact'] ?? model.invitation.offer.value?.contact
  const href = code === 'not_eligible' ? contactHref(contact) : undefined
  return href ? (
    <a class="action" href={href}>
      {t('contact')}
    </a>
  ) : null
}

function wordsFor({ status, code, retryAt }: Taking, { t, format }: InvitationProps): string {
  switch (code) {
    case 'own_link':
    case 'not_new_customer':
    case 'not_eligible':
    case 'unknown_referral':
    case 'program_paused':
    case 'email_required':
    case 'code_unavailable':
      return t(code)
    case 'rate_limited':
      return retryAt ? t('rateLimitedUntil', { time: format.time(retryAt) }) : t('rate_limited')
    default:
      return `${t(code === 'no_answer' ? 'no_answer' : 'sorry')}${status === 'unsure' ? ` ${t('invUnsure')}` : ''}`
  }
}
