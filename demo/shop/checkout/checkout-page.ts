/** One page, one form, no card. */
import { html } from 'hono/html'
import { priceCart, type PricedCart } from '../cart/priced-cart.ts'
import type { Fields } from '../forms.ts'
import type { Html } from '../layout/html.ts'
import { productPicture } from '../layout/picture.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'
import type { ContactField } from './checkout-form.ts'
import { contactFields } from './contact-fields.ts'
import { SHIPPING_METHODS, shippingPrice } from './shipping.ts'

export interface CheckoutState {
  readonly fields: Fields
  readonly token: string
  readonly wrong: readonly ContactField[]
  readonly changed: boolean
  readonly seen: string
}

export function checkoutPage(state: CheckoutState, visit: Visit): Page {
  const { t } = visit
  const priced = priceCart(visit.cart, visit.currency, visit.language)
  return {
    title: t('checkout.title'),
    description: t('checkout.description'),
    body: html`<h1 class="page-title">${t('checkout.title')}</h1>
      ${state.changed && html`<p class="alert" role="alert">${t('checkout.changed')}</p>`}
      ${
        state.wrong.length > 0 &&
        html`<p class="alert" role="alert">
          ${t('checkout.wrong', { count: state.wrong.length })}
        </p>`
      }
      <form class="split" method="post" action="/checkout" data-checkout>
        <div class="checkout">
          <input type="hidden" name="token" value="${state.token}" />
          <input type="hidden" name="seen" value="${state.seen}" />
          ${contactFields(state, visit)} ${shippingFields(state, priced, visit)}
        </div>
        ${summary(priced, visit)}
      </form>`,
  }
}

function shippingFields(state: CheckoutState, priced: PricedCart, visit: Visit): Html {
  const { t } = visit
  const chosen = state.fields['shipping'] ?? SHIPPING_METHODS[0]
  return html`<fieldset>
    <legend>${t('checkout.shipping')}</legend>
    ${SHIPPING_METHODS.map((method) => {
      const price = shippingPrice(method, priced.subtotal, priced.currency)
      return html`<label class="choice">
        <input
          type="radio"
          name="shipping"
          value="${method}"
          ${method === chosen && html`checked`}
          required
        />
        <span class="choice-text"
          ><b>${t(`shipping.${method}`)}</b><span>${t(`shipping.${method}.time`)}</span></span
        >
        <span class="choice-price">${price === 0 ? t('shipping.free') : visit.money(price)}</span>
      </label>`
    })}
  </fieldset>`
}

function summary(priced: PricedCart, visit: Visit): Html {
  const { t } = visit
  return html`<aside class="summary" aria-labelledby="summary">
    <h2 id="summary">${t('cart.summary')}</h2>
    <ul class="mini-lines">
      ${priced.lines.map(
        ({ product, name, quantity, line }) =>
          html`<li>
            ${productPicture(product.id)}
            <span
              >${name}<span class="mini-quantity">× ${visit.format.number(quantity)}</span></span
            >
            <span>${visit.money(line)}</span>
          </li>`,
      )}
    </ul>
    <dl class="sums">
      <div class="sum-total">
        <dt>${t('cart.subtotal')}</dt>
        <dd>${visit.money(priced.subtotal)}</dd>
      </div>
    </dl>
    <p class="summary-note">${t('checkout.plus-shipping')}</p>
    <button class="button button-wide">${t('checkout.place')}</button>
    <p class="summary-note">${t('checkout.demo')}</p>
    ${
      !visit.customer &&
      html`<p class="summary-note">
        ${t('checkout.guest')} <a href="/account">${t('account.sign-in')}</a>
      </p>`
    }
  </aside>`
}
