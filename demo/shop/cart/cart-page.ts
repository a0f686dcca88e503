/** The cart: what is in it, how many, and what it comes to. */
import { html } from 'hono/html'
import type { CodeInCart } from '../codes/code-in-cart.ts'
import { codeField } from '../codes/code-field.ts'
import { codeSums } from '../codes/code-sums.ts'
import { estimate, estimateLines } from '../layout/estimate.ts'
import type { Html } from '../layout/html.ts'
import { productPicture } from '../layout/picture.ts'
import type { Page } from '../layout/render.ts'
import { offers } from '../layout/slot.ts'
import { openPoints } from '../layout/wallet.ts'
import type { Visit } from '../visit.ts'
import { freePostText } from './answer.ts'
import { MAX_QUANTITY } from './cart.ts'
import {
  discountIn,
  orderedLines,
  priceCart,
  type PricedCart,
  type PricedLine,
} from './priced-cart.ts'

export function cartPage(visit: Visit, code: CodeInCart): Page {
  const { t } = visit
  const priced = priceCart(visit)
  return {
    title: t('nav.cart'),
    description: t('cart.description'),
    body: priced.lines.length === 0 ? emptyCart(visit) : filledCart(priced, code, visit),
  }
}

function emptyCart({ t }: Visit): Html {
  return html`<section class="notice-page">
    <h1>${t('cart.empty')}</h1>
    <p>${t('cart.empty-text')}</p>
    <p><a class="button" href="/categories/tea">${t('cart.empty-link')}</a></p>
  </section>`
}

function filledCart(priced: PricedCart, code: CodeInCart, visit: Visit): Html {
  const { t } = visit
  const { currency } = priced
  const points = estimateLines(orderedLines(priced), { currency, discount: discountIn(code) })
  return html`<h1 class="page-title">${t('nav.cart')}</h1>
    <div class="split">
      <div class="cart-main">
        <ul class="lines" aria-label="${t('cart.contents')}" data-cart-lines>
          ${priced.lines.map((line) => cartLine(line, visit))}
        </ul>
        ${offers('cart-more')}
      </div>
      <aside class="summary" aria-labelledby="summary">
        <h2 id="summary">${t('cart.summary')}</h2>
        ${codeSums(code, priced, visit)}
        <form method="post" action="/cart/code" data-code-form>
          ${codeField({ code, action: '/cart/code' }, visit)}
        </form>
        ${estimate(points)} ${offers('cart', freePostNote(priced, code, visit))}
        <a class="button button-wide" href="/checkout">${t('cart.checkout')}</a>
        <p class="summary-note">${openPoints(visit)}</p>
      </aside>
    </div>`
}

function freePostNote(priced: PricedCart, code: CodeInCart, visit: Visit): Html {
  return html`<p class="summary-note" data-free-post>${freePostText(priced, code, visit)}</p>`
}

function cartLine({ product, name, quantity, unit, line }: PricedLine, visit: Visit): Html {
  const { t } = visit
  return html`<li class="line" data-line="${product.id}">
    <a class="line-picture" href="/products/${product.id}" tabindex="-1" aria-hidden="true"
      >${productPicture(product.id)}</a
    >
    <div class="line-text">
      <h2 class="line-name"><a href="/products/${product.id}">${name}</a></h2>
      <p class="line-unit">${t('cart.each', { price: visit.money(unit) })}</p>
      <div class="line-forms">
        <form method="post" action="/cart/lines" data-quantity>
          <input type="hidden" name="product" value="${product.id}" />
          <label>
            <span class="sr">${t('cart.quantity-of', { name })}</span>
            <input
              type="number"
              name="quantity"
              value="${quantity}"
              min="0"
              max="${MAX_QUANTITY}"
              inputmode="numeric"
              required
            />
          </label>
          <noscript><button class="link">${t('cart.update')}</button></noscript>
        </form>
        <form method="post" action="/cart/lines" data-remove>
          <input type="hidden" name="product" value="${product.id}" />
          <input type="hidden" name="quantity" value="0" />
          <button class="link" aria-label="${t('cart.remove-of', { name })}">
            ${t('cart.remove')}
          </button>
        </form>
      </div>
    </div>
    <p class="line-total" data-line-total>${visit.money(line)}</p>
  </li>`
}
