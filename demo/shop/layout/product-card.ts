/** A product in a row of products. */
import { html } from 'hono/html'
import type { Product } from '../catalogue/product.ts'
import type { Visit } from '../visit.ts'
import type { Html } from './html.ts'
import { productPicture } from './picture.ts'

export function productCard(product: Product, visit: Visit): Html {
  const text = product.texts[visit.language]
  return html`<li class="card">
    ${productPicture(product.id)}
    <h3 class="card-name"><a href="/products/${product.id}">${text.name}</a></h3>
    <p class="card-line">${text.line}</p>
    <p class="card-price">${visit.money(product.prices[visit.currency])}</p>
  </li>`
}

export function productGrid(products: readonly Product[], visit: Visit): Html {
  return html`<ul class="grid">
    ${products.map((product) => productCard(product, visit))}
  </ul>`
}
