/** The order that is late: when it was promised, and when it comes, as far as the shop has said. */
import type { JSX } from 'preact'
import type { BlockOf, BlockProps } from './block-props.ts'

export function Order({ showing, t, format }: BlockProps<BlockOf<'order'>>): JSX.Element | null {
  const order = showing.occasion.delayedOrder
  if (!order) return null
  const { orderId, promisedAt, expectedAt } = order
  return (
    <dl class="cmp-order">
      <dt>{t('order')}</dt>
      <dd translate={false}>{orderId}</dd>
      <dt>{t('orderPromised')}</dt>
      <dd>{format.date(promisedAt)}</dd>
      <dt>{t('orderExpected')}</dt>
      <dd>{expectedAt ? format.date(expectedAt) : t('orderUnknown')}</dd>
    </dl>
  )
}
