/** A product in a row of products. */
import { html } from 'hono/html'
import type { Product } from '../catalogue/product.ts'
import { isSoldOut, priceOf } from '../shelf/shelf.ts'
import type { Visit } from '../visit.ts'
import type { Html } from './html.ts'
import { productPicture } from './picture.ts'

export function productCard(product: Product, visit: Visit): Html {
  const text = product.texts[visit.language]
  return html`<li class="card">
    ${productPicture(product.id)}
    <h3 class="card-name"><a href="/products/${product.id}">${text.name}</a></h3>
    <p class="card-line">${text.line}</p>
    <p class="card-price">
      ${
        isSoldOut(product.id, visit.shelf)
          ? visit.t('product.sold-out')
          : visit.money(priceOf(product, visit.currency, visit.shelf))
      }
    </p>
  </li>`
}

export function productGrid(products: readonly Product[], visit: Visit): Html {
  return html`<ul class="grid">
    ${products.map((product) => productCard(product, visit))}
  </ul>`
}
