/** The sums of a cart: goods, what the code takes off, and what is left; the last two only while a code fits. */
import { html } from 'hono/html'
import { codeAnswer } from '../cart/answer.ts'
import type { PricedCart } from '../cart/priced-cart.ts'
import type { Html } from '../layout/html.ts'
import type { Visit } from '../visit.ts'
import type { CodeInCart } from './code-in-cart.ts'

export function codeSums(code: CodeInCart, { subtotal }: PricedCart, visit: Visit): Html {
  const { t, money } = visit
  const { name, amount, total } = codeAnswer(code, visit)
  const isHidden = name === '' && html`hidden`
  return html`<dl class="sums">
    <div class="sum-total">
      <dt>${t('cart.subtotal')}</dt>
      <dd data-subtotal>${money(subtotal)}</dd>
    </div>
    <div data-code-sum ${isHidden}>
      <dt data-code-name>${name}</dt>
      <dd data-code-amount>${amount}</dd>
    </div>
    <div class="sum-total" data-code-sum ${isHidden}>
      <dt>${t('code.total')}</dt>
      <dd data-total>${total}</dd>
    </div>
  </dl>`
}
