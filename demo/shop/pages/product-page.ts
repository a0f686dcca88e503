/** One product: how it looks, what it is, what it costs. */
import { html } from 'hono/html'
import { MAX_QUANTITY } from '../cart/cart.ts'
import { goesWith } from '../catalogue/catalogue.ts'
import type { Product } from '../catalogue/product.ts'
import { isSoldOut, priceOf } from '../shelf/shelf.ts'
import { estimate, estimateLines } from '../layout/estimate.ts'
import type { Html } from '../layout/html.ts'
import { productPicture } from '../layout/picture.ts'
import { productGrid } from '../layout/product-card.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'
import { productData } from './product-data.ts'

export function productPage(product: Product, visit: Visit): Page {
  const { t } = visit
  const text = product.texts[visit.language]
  return {
    title: text.name,
    description: `${text.line}. ${text.story}`,
    body: html`<article class="product" data-product="${JSON.stringify(viewed(product, visit))}">
        <div class="product-picture">
          ${productPicture(product.id, { alt: text.name, eager: true })}
        </div>
        <div class="product-text">
          <nav class="crumbs" aria-label="${t('nav.crumbs')}">
            <a href="/categories/${product.category}">${t(`category.${product.category}`)}</a>
          </nav>
          <h1>${text.name}</h1>
          <p class="product-line">${text.line}</p>
          <p class="product-price">${visit.money(priceOf(product, visit.currency, visit.shelf))}</p>
          ${pointsOf(product, visit)} ${buyForm(product, visit)}
          <p class="product-story">${text.story}</p>
          <ul class="product-details">
            ${text.details.map((detail) => html`<li>${detail}</li>`)}
          </ul>
        </div>
      </article>
      <section class="section" aria-labelledby="goes-with">
        <h2 class="section-title" id="goes-with">${t('product.goes-with')}</h2>
        ${productGrid(goesWith(product), visit)}
      </section>
      ${productData(product, visit)}`,
  }
}

function buyForm(product: Product, visit: Visit): Html {
  const { t } = visit
  if (isSoldOut(product.id, visit.shelf))
    return html`<p class="sold-out">${t('product.sold-out')}</p>`
  return html`<form class="buy" method="post" action="/cart" data-buy>
    <input type="hidden" name="product" value="${product.id}" />
    <label class="quantity">
      <span>${t('cart.quantity')}</span>
      <input
        type="number"
        name="quantity"
        value="1"
        min="1"
        max="${MAX_QUANTITY}"
        inputmode="numeric"
        required
      />
    </label>
    <button class="button button-wide">${t('product.buy')}</button>
  </form>`
}

/** Of one; money for later earns none, so nothing is foretold. */
function pointsOf(product: Product, { currency, shelf }: Visit): Html | false {
  if (product.earnsNothing) return false
  const line = { productId: product.id, quantity: 1, line: priceOf(product, currency, shelf) }
  return estimate(estimateLines([line], { currency, discount: null }))
}

/** What the loyalty script is told was looked at. */
function viewed(product: Product, visit: Visit): Readonly<Record<string, string | number>> {
  return {
    productId: product.id,
    name: product.texts[visit.language].name,
    value: priceOf(product, visit.currency, visit.shelf),
    currency: visit.currency,
  }
}
