/** The section: what is the shopper’s now, what the shop has to say, and what has ended; in the page, what belongs to that place. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import { CampaignView } from '../../src/ui/campaign/CampaignView.tsx'
import { Offer } from '../../src/ui/campaign/Offer.tsx'
import { styles as campaign } from '../../src/ui/campaign/styles.ts'
import { worthOf } from '../../src/ui/campaign/worth.ts'
import { Skeleton } from '../../src/ui/Skeleton.tsx'
import { Trouble } from '../../src/ui/Trouble.tsx'
import type { ViewProps } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { OffersModel } from './model.ts'
import offers from './offers.css?inline'

export const styles = campaign + offers
export type OffersProps = ViewProps<OffersModel, (typeof messages)['en']>

export function Offers(props: OffersProps): JSX.Element {
  const slot = props.attributes?.['slot']
  return slot === undefined ? <Section {...props} /> : <Slot {...props} slot={slot} />
}

/** Nothing at all where nothing is to be said: the page keeps the room it has reserved. */
function Slot({ slot, model, t, format }: OffersProps & { readonly slot: string }): JSX.Element {
  return (
    <>
      {model.inSlot(slot).map((showing) => (
        <CampaignView
          key={showing.occasion.campaign.id}
          showing={showing}
          model={model.campaigns}
          t={t}
          format={format}
          level="inline"
        />
      ))}
    </>
  )
}

function Section(props: OffersProps): JSX.Element {
  const { model, t, place } = props
  const status = model.status.value
  useEffect(() => model.show(), [model])

  return (
    // A landmark of the page, but not within the panel, which is one already.
    <section class="offers" aria-label={place === 'page' ? t('title') : undefined}>
      {status === 'loading' && <Skeleton label={t('loading')} />}
      {status === 'failed' && (
        <Trouble retry={t('retry')} onRetry={() => void model.refresh()}>
          {t('failed')}
        </Trouble>
      )}
      {status === 'stale' && (
        <p class="stale" role="status">
          {t('stale')}
        </p>
      )}
      {(status === 'ready' || status === 'stale') && <Content {...props} />}
      {model.isGuest.value && <Guest {...props} />}
    </section>
  )
}

function Content(props: OffersProps): JSX.Element {
  const { model, t } = props
  const hasEnded = model.ended.value.length > 0
  const isEmpty = model.live.value.length === 0 && model.waiting.value.length === 0
  return (
    <>
      {isEmpty && <p class="note">{t(hasEnded ? 'emptyNow' : 'empty')}</p>}
      <Live {...props} />
      <Waiting {...props} />
      {hasEnded && <Ended {...props} />}
    </>
  )
}

function Live({ model, t, format }: OffersProps): JSX.Element | null {
  const live = model.live.value
  if (live.length === 0) return null
  return (
    <div>
      <h3>{t('now')}</h3>
      <ul class="offers-list">
        {live.map((offer) => (
          <li key={offer.offerId} class="offers-card">
            <Offer offer={offer} model={model.campaigns} t={t} format={format} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Waiting({ model, t, format }: OffersProps): JSX.Element | null {
  const waiting = model.waiting.value
  if (waiting.length === 0) return null
  return (
    <div>
      <h3 class="offers-for">{t('forYou')}</h3>
      <ul class="offers-list">
        {waiting.map((showing) => (
          <li key={showing.occasion.campaign.id} class="offers-card">
            <CampaignView
              showing={showing}
              model={model.campaigns}
              t={t}
              format={format}
              level="panel"
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Ended({ model, t, format }: OffersProps): JSX.Element {
  return (
    <div>
      <h3>{t('ended')}</h3>
      <ul class="offers-ended">
        {model.ended.value.map((offer) => (
          <li key={offer.offerId}>
            <strong>{worthOf(offer.value, { t, format })}</strong>{' '}
            <span class="note">{t(offer.state === 'used' ? 'offerUsed' : 'offerExpired')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Guest({ model, t }: OffersProps): JSX.Element | null {
  if (!model.signInUrl) return null
  return (
    <p class="offers-guest">
      <span class="note">{t('guest')}</span>{' '}
      <a class="plain" href={model.signInUrl}>
        {t('signIn')}
      </a>
    </p>
  )
}

export { Offers as View }
