/** What was in an order and what it came to, in the currency it was charged in. */
import { html } from 'hono/html'
import { codeAmount } from '../codes/code-texts.ts'
import { giftLine } from '../codes/gift-line.ts'
import type { Html } from '../layout/html.ts'
import { productPicture } from '../layout/picture.ts'
import type { Visit } from '../visit.ts'
import type { PlacedOrder } from './order.ts'

export function orderLines(order: PlacedOrder, visit: Visit): Html {
  const { t } = visit
  const money = (minor: number): string => visit.format.money({ minor, currency: order.currency })
  return html`<ul class="mini-lines">
      ${order.lines.map(
        ({ productId, name, quantity, line }) =>
          html`<li>
            ${productPicture(productId)}
            <span
              >${name}<span class="mini-quantity">× ${visit.format.number(quantity)}</span></span
            >
            <span>${money(line)}</span>
          </li>`,
      )}
      ${order.discount?.gift && giftLine(order.discount.gift, visit)}
    </ul>
    <dl class="sums">
      ${
        order.discount &&
        html`<div>
          <dt>${t('code.sum', { code: order.discount.code })}</dt>
          <dd>${codeAmount(order.discount, { t, money })}</dd>
        </div>`
      }
      <div>
        <dt>${t(`shipping.${order.shippingMethod}`)}</dt>
        <dd>${order.shipping === 0 ? t('shipping.free') : money(order.shipping)}</dd>
      </div>
      <div class="sum-total">
        <dt>${t('cart.total')}</dt>
        <dd>${money(order.total)}</dd>
      </div>
    </dl>`
}
