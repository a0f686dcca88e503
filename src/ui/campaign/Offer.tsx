/** One offer as it stands: what it gives, its code, until when and on which terms; and what became of it. */
import { useEffect, useRef } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import type { IssuedOffer } from '../../contract/campaign/issue.ts'
import type { CampaignProps } from './block-props.ts'
import { Timer } from './Timer.tsx'
import { useCode } from './use-code.ts'
import { momentOf, worthOf } from './worth.ts'

export interface OfferProps extends Pick<CampaignProps, 'model' | 't' | 'format'> {
  readonly offer: IssuedOffer
  /** Of a preview: its code is none, and is put nowhere. */
  readonly isSample?: boolean
  /** Of the button that uses the code: the merchant’s, or ours. */
  readonly useLabel?: JSX.Element | string | undefined
  onUse?(): void
  /** Of a card: what the shopper came to it for is done. */
  onDone?(): void
  /** Draws the button among others; `isDone`: it was used, and needs no “no” beside it. */
  drawWays?(button: ComponentChildren, isDone: boolean): JSX.Element | null
}

const OUTCOMES = {
  applied: 'codeApplied',
  copied: 'codeCopied',
  selected: 'codeSelected',
  sample: 'codeSample',
} as const

export function Offer(props: OfferProps): JSX.Element {
  const { offer, isSample = false, model, t, onUse, onDone, drawWays } = props
  const { state, code } = offer
  const { shown, outcome, use } = useCode(model, offer, isSample)
  const isLive = state === 'live'
  const told = useRef<HTMLParagraphElement>(null)
  const pressed = useRef(false)
  const isButtonGone = outcome === 'applied' && !onDone
  useEffect(() => {
    // The button that was pressed is gone: what came of it is what to look at next.
    if (isButtonGone && pressed.current) told.current?.focus()
  }, [isButtonGone])
  const onPress = (): void => {
    pressed.current = true
    onUse?.()
    void use()
  }
  const button = isLive && code && !isButtonGone && (
    <UseButton
      {...props}
      isUsed={outcome !== undefined && onDone !== undefined}
      onPress={onPress}
    />
  )
  return (
    <div class="cmp-offer" data-state={state}>
      {state !== 'refused' && (
        <p class="cmp-worth">
          <strong>{worthOf(offer.value, props)}</strong>
          {isLive && code && (
            <output ref={shown} class="code" translate={false}>
              {code}
            </output>
          )}
        </p>
      )}
      {isLive && <Terms {...props} />}
      <p ref={told} class="cmp-told" role="status" tabIndex={-1}>
        {isLive ? outcome && t(OUTCOMES[outcome]) : ending(offer, t)}
      </p>
      {drawWays
        ? drawWays(button, outcome !== undefined)
        : button && <p class="cmp-ways">{button}</p>}
    </div>
  )
}

interface UseButtonProps extends OfferProps {
  readonly isUsed: boolean
  onPress(): void
}

/** One button from beginning to end: who pressed it stays on it. */
function UseButton(props: UseButtonProps): JSX.Element {
  const { offer, t, useLabel, onDone, drawWays, isUsed, onPress } = props
  // Of several in a list, each says for what.
  const label = drawWays ? undefined : `${t('codeUse')}: ${worthOf(offer.value, props)}`
  return (
    <button type="button" class="action" aria-label={label} onClick={isUsed ? onDone : onPress}>
      {isUsed ? t('goOn') : (useLabel ?? t('codeUse'))}
    </button>
  )
}

/** Everything that decides whether it can be used, before it is used. */
function Terms({ offer, model, t, format }: OfferProps): JSX.Element {
  const { expiresAt, minOrder, isPersonal } = offer
  const missing = model.offers.missing(offer)
  return (
    <p class="cmp-terms">
      {expiresAt && (
        <span class="cmp-end">
          <span>{t('until', { time: momentOf(expiresAt, { format }) })}</span>{' '}
          <Timer model={model} t={t} format={format} expiresAt={expiresAt} />
        </span>
      )}{' '}
      {minOrder && (
        <span>
          {t('minOrder', { amount: format.money(minOrder) })}
          {missing && <b> {t('minOrderMissing', { amount: format.money(missing) })}</b>}
        </span>
      )}{' '}
      <span>{t('once')}</span> {isPersonal && <span>{t('personal')}</span>}
    </p>
  )
}

function ending({ state, refused }: IssuedOffer, t: CampaignProps['t']): string {
  if (state === 'expired') return t('offerExpired')
  if (state === 'used') return t('offerUsed')
  switch (refused) {
    case 'cool_down':
    case 'issued_recently':
      return t('offerHad')
    case 'has_code':
      return t('offerHasCode')
    case 'over':
      return t('offerOver')
    case 'currency_mismatch':
      return t('offerCurrency')
    case 'code_unavailable':
      return t('offerNoCode')
    default:
      return t('offerNone')
  }
}
