/** The search form and what it found. */
import { html } from 'hono/html'
import type { Product } from '../catalogue/product.ts'
import { productGrid } from '../layout/product-card.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'

export function searchPage(question: string, found: readonly Product[], visit: Visit): Page {
  const { t } = visit
  return {
    title: question ? t('search.title-for', { question }) : t('nav.search'),
    description: t('search.description'),
    body: html`<header class="page-head">
        <h1>${t('nav.search')}</h1>
        <form class="search" role="search" action="/search">
          <label class="sr" for="question">${t('search.label')}</label>
          <input
            id="question"
            type="search"
            name="q"
            value="${question}"
            maxlength="80"
            placeholder="${t('search.example')}"
            autocomplete="off"
          />
          <button class="button">${t('nav.search')}</button>
        </form>
        ${
          question &&
          html`<p role="status">${t('search.found', { count: found.length, question })}</p>`
        }
      </header>
      ${
        found.length > 0 &&
        html`<section class="section section-first" aria-labelledby="products">
          <h2 class="sr" id="products">${t('products', { count: found.length })}</h2>
          ${productGrid(found, visit)}
        </section>`
      }`,
  }
}
