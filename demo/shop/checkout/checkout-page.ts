/** One page, one form, no card. */
import { html } from 'hono/html'
import { discountIn, priceCart, type PricedCart } from '../cart/priced-cart.ts'
import { codeField } from '../codes/code-field.ts'
import type { CodeInCart } from '../codes/code-in-cart.ts'
import { codeSums } from '../codes/code-sums.ts'
import { codeText } from '../codes/code-texts.ts'
import { giftLine } from '../codes/gift-line.ts'
import type { Fields } from '../forms.ts'
import type { Html } from '../layout/html.ts'
import { productPicture } from '../layout/picture.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'
import type { ContactField } from './checkout-form.ts'
import { contactFields } from './contact-fields.ts'
import { freePostBase, SHIPPING_METHODS, shippingPrice } from './shipping.ts'

export interface CheckoutState {
  readonly fields: Fields
  readonly token: string
  readonly wrong: readonly ContactField[]
  readonly changed: boolean
  readonly code: CodeInCart
  readonly seen: string
}

export function checkoutPage(state: CheckoutState, visit: Visit): Page {
  const { t } = visit
  const priced = priceCart(visit)
  return {
    title: t('checkout.title'),
    description: t('checkout.description'),
    body: html`<h1 class="page-title">${t('checkout.title')}</h1>
      ${state.changed && html`<p class="alert" role="alert">${changeText(state, visit)}</p>`}
      ${
        state.wrong.length > 0 &&
        html`<p class="alert" role="alert">
          ${t('checkout.wrong', { count: state.wrong.length })}
        </p>`
      }
      <form class="split" method="post" action="/checkout" data-checkout>
        <button hidden data-default></button>
        <div class="checkout">
          <input type="hidden" name="token" value="${state.token}" />
          <input type="hidden" name="seen" value="${state.seen}" />
          ${contactFields(state, visit)} ${shippingFields(state, priced, visit)}
        </div>
        ${summary(state, priced, visit)}
      </form>`,
  }
}

/** A code that does not hold any more is the likeliest change, and the one to be named. */
function changeText({ code }: CheckoutState, visit: Visit): string {
  const { t } = visit
  if (code.kind === 'none' || code.kind === 'applied') return t('checkout.changed')
  return `${codeText(code, visit)} ${t('checkout.without-code')}`
}

function shippingFields(state: CheckoutState, priced: PricedCart, visit: Visit): Html {
  const { t } = visit
  const base = freePostBase(priced, discountIn(state.code))
  const chosen = state.fields['shipping'] ?? SHIPPING_METHODS[0]
  return html`<fieldset>
    <legend>${t('checkout.shipping')}</legend>
    ${SHIPPING_METHODS.map((method) => {
      const isFree = discountIn(state.code)?.freeShipping === true
      const price = isFree ? 0 : shippingPrice(method, base, priced.currency)
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

function summary({ code }: CheckoutState, priced: PricedCart, visit: Visit): Html {
  const { t } = visit
  const gift = discountIn(code)?.gift
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
      ${gift && giftLine(gift, visit)}
    </ul>
    ${codeSums(code, priced, visit)} ${codeField({ code, action: '/checkout/code' }, visit)}
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
