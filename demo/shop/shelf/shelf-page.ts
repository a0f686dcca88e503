/** The shelf: one line for each product, with how many there are and what it costs today. */
import { html } from 'hono/html'
import { PRODUCTS } from '../catalogue/catalogue.ts'
import type { Product } from '../catalogue/product.ts'
import type { Html } from '../layout/html.ts'
import { productPicture } from '../layout/picture.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'
import { priceOf } from './shelf.ts'

export function shelfPage(visit: Visit): Page {
  const { t } = visit
  return {
    title: t('shelf.title'),
    description: t('shelf.lead'),
    body: html`<header class="page-head">
        <h1>${t('shelf.title')}</h1>
        <p>${t('shelf.lead')}</p>
        ${
          visit.shelf.size > 0 &&
          html`<form method="post" action="/shelf">
            <button class="button button-quiet" name="do" value="clear">${t('shelf.clear')}</button>
          </form>`
        }
      </header>
      <ul class="shelf section">
        ${PRODUCTS.map((product) => shelfLine(product, visit))}
      </ul>`,
  }
}

function shelfLine(product: Product, visit: Visit): Html {
  const { t, language } = visit
  const { name } = product.texts[language]
  const place = visit.shelf.get(product.id)
  return html`<li class="shelf-line" id="${product.id}">
    ${productPicture(product.id)}
    <h2 class="shelf-name"><a href="/products/${product.id}">${name}</a></h2>
    <p class="shelf-price">${visit.money(priceOf(product, visit.currency, visit.shelf))}</p>
    <form class="shelf-form" method="post" action="/shelf" aria-label="${name}">
      <input type="hidden" name="product" value="${product.id}" />
      <label
        ><span>${t('shelf.stock')}</span>
        <input
          type="number"
          name="stock"
          value="${place?.stock ?? ''}"
          min="0"
          max="999"
          inputmode="numeric"
      /></label>
      <label
        ><span>${t('shelf.percent')}</span>
        <input
          type="number"
          name="percent"
          value="${place?.pricePercent ?? 100}"
          min="10"
          max="500"
          inputmode="numeric"
          required
      /></label>
      <button class="button button-quiet">${t('shelf.save')}</button>
    </form>
  </li>`
}
