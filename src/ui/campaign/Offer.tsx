/** One offer as it stands: what it gives, its code, until when and on which terms; and what became of it. */
import type { ComponentChildren, JSX } from 'preact'
import type { IssuedOffer } from '../../contract/campaign/issue.ts'
import type { CampaignProps } from './block-props.ts'
import { Timer } from './Timer.tsx'
import { useCode } from './use-code.ts'
import { momentOf, worthOf } from './worth.ts'

export interface OfferProps extends Pick<CampaignProps, 'model' | 't' | 'format'> {
  readonly offer: IssuedOffer
  /** Of the button that uses the code: the merchant’s, or ours. */
  readonly useLabel?: JSX.Element | string | undefined
  onUse?(): void
  /** What to do with it, once it can be used; without, nothing is drawn around the button. */
  drawWays?(button: ComponentChildren, isDone: boolean): JSX.Element | null
}

const OUTCOMES = {
  applied: 'codeApplied',
  copied: 'codeCopied',
  selected: 'codeSelected',
} as const

export function Offer(props: OfferProps): JSX.Element {
  const { offer, model, t, useLabel, onUse, drawWays } = props
  const { state, code } = offer
  const { shown, outcome, use } = useCode(model, offer)
  const isLive = state === 'live'
  const onPress = (): void => {
    onUse?.()
    void use()
  }
  const button = isLive && code && outcome !== 'applied' && (
    <button type="button" class="action" onClick={onPress}>
      {useLabel ?? t('codeUse')}
    </button>
  )
  return (
    <div class="cmp-offer" data-state={state}>
      <p class="cmp-worth">
        <strong>{worthOf(offer.value, props)}</strong>
        {isLive && code && (
          <output ref={shown} class="code" translate={false}>
            {code}
          </output>
        )}
      </p>
      {isLive && <Terms {...props} />}
      <p class="cmp-told" role="status">
        {isLive ? outcome && t(OUTCOMES[outcome]) : ending(offer, t)}
      </p>
      {drawWays
        ? drawWays(button, outcome !== undefined)
        : button && <p class="cmp-ways">{button}</p>}
    </div>
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
