/** What cards of a shopper are made of. */
import type { ComponentChildren, JSX } from 'preact'
import type { ShopperCard } from '../../../widgets/chat/contract.ts'
import { day, money, t } from '../texts.ts'

interface PartProps {
  readonly title: string
  readonly children: ComponentChildren
}

export function CardPart({ title, children }: PartProps): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <ul class="plain">{children}</ul>
    </section>
  )
}

export function Fact({
  name,
  children,
}: {
  readonly name: string
  readonly children: ComponentChildren
}): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface OrdersProps {
  readonly orders: ShopperCard['orders']
}

export function OrderList({ orders }: OrdersProps): JSX.Element {
  return (
    <CardPart title={t('card.orders')}>
      {orders.length === 0 && <li class="muted">{t('card.no-orders')}</li>}
      {orders.map(({ orderId, at, total, status }) => (
        <li key={orderId} class="card-order">
          <span>{orderId}</span>
          <span>{money(total)}</span>
          <span class="muted">
            {day(at)} · {status}
          </span>
        </li>
      ))}
    </CardPart>
  )
}
