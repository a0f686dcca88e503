/** Shipping, delivery, returns and payment, as the shop has said them; what it has not said is left out. */
import type { ComponentChildren, JSX } from 'preact'
import { type FreeShipping, reckonFreeShipping } from '../../campaigns/free-shipping.ts'
import type { FactKind } from '../../contract/campaign/block.ts'
import type { ShopFacts } from '../../contract/campaign/facts.ts'
import type { Cart } from '../../core/cart-form.ts'
import type { Format, Translate } from '../../i18n/index.ts'
import {
  addWorkingDays,
  FACT_KINDS,
  isTold,
  type ShippingFact,
  tellShipping,
} from '../../model/campaign/shop-facts.ts'
import type { BlockOf, BlockProps, CampaignWords } from './block-props.ts'

export interface FactListProps {
  readonly facts: ShopFacts
  /** All of them if left out. */
  readonly kinds?: readonly FactKind[]
  readonly cart: Cart | null
  /** Sent to it, ISO 3166 alpha-2, as far as is known. */
  readonly country: string | undefined
  readonly t: Translate<CampaignWords>
  readonly format: Format
}

export function Facts(props: BlockProps<BlockOf<'facts'>>): JSX.Element | null {
  const { block, showing, model, t, format } = props
  const { facts, country } = showing.occasion
  const cart = model.cart.value
  return <FactList {...{ facts, country, cart, t, format }} kinds={block.facts} />
}

const TELL = { shipping: Shipping, delivery: Delivery, returns: Returns, payment: Payment } as const

export function FactList(props: FactListProps): JSX.Element | null {
  const { facts, kinds = FACT_KINDS, cart, country } = props
  const free = reckonFreeShipping({ cart, facts, country })
  // Of a download there is nothing to send, and nothing to say of sending it.
  const shipping = free.isNothingSent
    ? undefined
    : tellShipping(facts, { country: cart?.country ?? country, currency: cart?.currency })
  const told = kinds.filter((kind) => isTold(kind, facts, shipping !== undefined))
  if (told.length === 0) return null
  return (
    <dl class="facts">
      {told.map((kind) => {
        const Fact = TELL[kind]
        return <Fact key={kind} {...props} shipping={shipping} free={free.state} />
      })}
    </dl>
  )
}

interface FactProps extends FactListProps {
  readonly shipping: ShippingFact | undefined
  /** How far the cart is from free shipping. */
  readonly free: FreeShipping['state']
}

function Shipping({ shipping, free, t, format }: FactProps): JSX.Element | null {
  if (!shipping) return null
  const { price, isFrom, freeFrom } = shipping
  const amount = format.money(price)
  const isFree = price.minor === 0 && !isFrom
  // What lies in the cart may be of a kind that is never sent for free.
  const promise = free === 'unavailable' || isFree ? undefined : freeFrom
  const words = isFrom ? t('shippingFrom', { price: amount }) : amount
  return (
    <Row name={t('factShipping')}>
      <strong>
        {isFree ? t('shippingFree') : free === 'reached' ? t('shippingFreeNow') : words}
      </strong>
      {promise && free !== 'reached' && (
        <span class="note">{t('shippingFreeFrom', { amount: format.money(promise) })}</span>
      )}
    </Row>
  )
}

function Delivery({ shipping, t, format }: FactProps): JSX.Element | null {
  if (!shipping) return null
  const { min, max: count } = shipping.days
  const range = min < count ? t('deliveryRange', { min, count }) : t('delivery', { count })
  return (
    <Row name={t('factDelivery')}>
      <strong>{count === 0 ? t('deliverySameDay') : range}</strong>
      {count > 0 && <span class="note">{tellDates({ shipping, t, format })}</span>}
    </Row>
  )
}

function tellDates({ shipping, t, format }: Pick<FactProps, 't' | 'format'> & Said): string {
  const dateIn = (days: number): string =>
    format.date(addWorkingDays(new Date(), days).toISOString())
  const { min, max } = shipping.days
  const [from, to] = [dateIn(min), dateIn(max)]
  return from === to ? t('deliveryOn', { date: to }) : t('deliveryBetween', { from, to })
}

interface Said {
  readonly shipping: ShippingFact
}

function Returns({ facts, t }: FactProps): JSX.Element | null {
  if (!facts.returns) return null
  const { days: count, isFree, url } = facts.returns
  return (
    <Row name={t('factReturns')}>
      <strong>{t(isFree ? 'returnsFree' : 'returnsPaid', { count })}</strong>
      {url && (
        <a class="fact-more" href={url}>
          {t('returnsHow')}
        </a>
      )}
    </Row>
  )
}

function Payment({ facts, t, format }: FactProps): JSX.Element {
  return (
    <Row name={t('factPayment')}>
      <span>{format.list(facts.payment)}</span>
    </Row>
  )
}

interface RowProps {
  readonly name: string
  readonly children: ComponentChildren
}

function Row({ name, children }: RowProps): JSX.Element {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
