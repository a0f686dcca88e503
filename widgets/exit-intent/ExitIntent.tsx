/** Questions about an order, answered without being asked for a purchase: for everybody, and first of all for those no pointer gives away. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import type { ShopFacts } from '../../src/contract/campaign/facts.ts'
import { hasFacts } from '../../src/model/campaign/shop-facts.ts'
import { Contacts } from '../../src/ui/campaign/AskPerson.tsx'
import { CampaignView } from '../../src/ui/campaign/CampaignView.tsx'
import { FactList } from '../../src/ui/campaign/Facts.tsx'
import { contactsOf } from '../../src/ui/campaign/contacts-of.ts'
import { CartSaver } from '../../src/ui/campaign/SaveCart.tsx'
import { Skeleton } from '../../src/ui/Skeleton.tsx'
import { Trouble } from '../../src/ui/Trouble.tsx'
import type { ViewProps } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { ExitIntentModel } from './model.ts'
import { RestoreCart } from './RestoreCart.tsx'

export { styles } from './styles.ts'
export type ExitIntentProps = ViewProps<ExitIntentModel, (typeof messages)['en']>

export function ExitIntent(props: ExitIntentProps): JSX.Element | null {
  const { model, t, place, attributes } = props
  const slot = attributes?.['slot']
  useEffect(() => (slot === undefined ? model.start() : undefined), [model, slot])
  if (slot !== undefined) return <Inline {...props} slot={slot} />
  return (
    // A landmark of the page, but not within the panel, which is one already.
    <section class="exit-intent" aria-label={place === 'page' ? t('title') : undefined}>
      {model.restoring.state.value !== 'none' && <RestoreCart {...props} />}
      <Waiting {...props} />
      <AboutOrders {...props} />
    </section>
  )
}

/** Where the merchant has reserved a place for campaigns, there is nothing else. */
function Inline({ slot, model, t, format }: ExitIntentProps & { slot: string }): JSX.Element {
  const here = model.waiting.value.filter(
    ({ occasion, level }) => level === 'inline' && occasion.campaign.slot === slot,
  )
  return (
    <>
      {here.map((showing) => (
        <CampaignView
          key={showing.occasion.campaign.id}
          {...{ showing, model, t, format }}
          level="inline"
        />
      ))}
    </>
  )
}

function Waiting({ model, t, format }: ExitIntentProps): JSX.Element {
  const waiting = model.waiting.value.filter(({ level }) => level !== 'inline')
  return (
    <>
      {waiting.map((showing) => (
        <CampaignView
          key={showing.occasion.campaign.id}
          {...{ showing, model, t, format }}
          level="panel"
        />
      ))}
    </>
  )
}

function AboutOrders(props: ExitIntentProps): JSX.Element {
  const { model, t, format } = props
  const facts = model.facts.value
  if (!facts && !model.isFailed.value) return <Skeleton label={t('loading')} />
  return (
    <>
      {facts ? (
        <Said {...props} facts={facts} />
      ) : (
        <Trouble retry={t('retry')} onRetry={() => void model.refresh()}>
          {t('failed')}
        </Trouble>
      )}
      <CartSaver saving={model.saving} cartUrl={facts?.cartUrl} t={t} format={format} />
      {facts && <Contacts contact={facts.contact} t={t} openChat={model.openChat} />}
    </>
  )
}

function Said({ model, t, format, facts }: ExitIntentProps & { facts: ShopFacts }): JSX.Element {
  const cart = model.cart.value
  const isSilent =
    !hasFacts(facts) &&
    contactsOf(facts.contact).length === 0 &&
    !model.openChat &&
    model.restoring.state.value === 'none' &&
    !model.saving.hasCart.value &&
    !model.saving.saved.value
  if (isSilent && model.waiting.value.length === 0) return <p class="note">{t('none')}</p>
  return <FactList {...{ facts, cart, t, format }} country={undefined} />
}

export { ExitIntent as View }
