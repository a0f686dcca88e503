/** An invitation taken: its code, until when and on which order it counts, and whose invitation it is when there were two. */
import { useRef, useState } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import { copyText } from '../../src/ui/copy-text.ts'
import type { Claim } from './contract/offer.ts'
import type { InvitationProps } from './Invitation.tsx'
import { InvitationHeading } from './InvitationHeading.tsx'
import { Missing } from './Missing.tsx'

export function Claimed(props: InvitationProps): JSX.Element | null {
  const { model, t, format, words, headingId, pressed } = props
  const claim = model.invitation.claim.value
  if (!claim) return null
  const { advocateName, minOrder, expiresAt, code } = claim
  const date = format.date(expiresAt)
  return (
    <div class="inv inv-claimed">
      <InvitationHeading
        id={headingId}
        who={advocateName ? t('invOf', { name: advocateName }) : t('invYours')}
        what={words.reward(claim.reward)}
        pressed={pressed}
      />
      {model.invitation.isEarlier.value && (
        <p class="inv-earlier">
          {advocateName ? t('invCounts', { name: advocateName }) : t('invCountsFriend')}
        </p>
      )}
      {!code && <p>{t('invByItself')}</p>}
      <Code {...props} claim={claim}>
        <p class="inv-terms">
          {minOrder.minor > 0
            ? t('invUntil', { amount: format.money(minOrder), date })
            : t('invUntilAny', { date })}{' '}
          <Missing {...props} />
        </p>
      </Code>
    </div>
  )
}

interface CodeProps extends InvitationProps {
  readonly claim: Claim
  /** Between the code and what can be done with it. */
  readonly children: ComponentChildren
}

function Code({ model, t, claim, close, children }: CodeProps): JSX.Element {
  const { isApplied, apply, noteCopied } = model.invitation
  const { code } = claim
  const shown = useRef<HTMLOutputElement>(null)
  const [copied, setCopied] = useState<boolean>()

  async function onUse(): Promise<void> {
    if (!code || (await apply()) || !shown.current) return
    setCopied(await copyText(code, shown.current))
    noteCopied()
  }

  return (
    <>
      {code && (
        <output ref={shown} class="code" translate={false}>
          {code}
        </output>
      )}
      {children}
      <p class="inv-status" role="status">
        {isApplied.value
          ? t('applied')
          : copied === undefined
            ? ''
            : t(copied ? 'copied' : 'selected')}
      </p>
      <p class="inv-buttons">
        {code && !isApplied.value && (
          <button type="button" class="action" onClick={() => void onUse()}>
            {t('useCode')}
          </button>
        )}
        {close && (
          <button type="button" class="plain" onClick={() => close('done')}>
            {t('invGoOn')}
          </button>
        )}
      </p>
    </>
  )
}
