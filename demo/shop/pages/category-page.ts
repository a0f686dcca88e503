/** One category and everything in it. */
import { html } from 'hono/html'
import { productsOf } from '../catalogue/catalogue.ts'
import type { Category } from '../catalogue/product.ts'
import { productGrid } from '../layout/product-card.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'

export function categoryPage(category: Category, visit: Visit): Page {
  const { t } = visit
  const products = productsOf(category)
  return {
    title: t(`category.${category}`),
    description: t(`category.${category}.text`),
    body: html`<header class="page-head">
        <h1>${t(`category.${category}`)}</h1>
        <p>${t(`category.${category}.text`)}</p>
      </header>
      <section class="section section-first" aria-labelledby="products">
        <h2 class="sr" id="products">${t('products', { count: products.length })}</h2>
        ${productGrid(products, visit)}
      </section>`,
  }
}
