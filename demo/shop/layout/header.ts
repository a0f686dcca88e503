/** The top of every page: what post costs, the ways through the shop, and the basket. */
import { html } from 'hono/html'
import { firstName } from '../account/customers.ts'
import { countItems } from '../cart/cart.ts'
import { CATEGORIES } from '../catalogue/product.ts'
import { FREE_POST_FROM } from '../checkout/shipping.ts'
import type { Visit } from '../visit.ts'
import type { Html } from './html.ts'
import { icons, mark } from './icons.ts'

export function header(visit: Visit): Html {
  const { t } = visit
  return html`<header>
    <p class="strip">
      ${t('strip.post', { amount: visit.money(FREE_POST_FROM[visit.currency]) })}
      <a href="#preferences" lang="${visit.language}"
        >${t('strip.preferences')} · ${visit.currency}</a
      >
    </p>
    <div class="header">
      <a class="brand" href="/"
        >${mark}<span>Fern <i>&amp;</i> Ember</span></a
      >
      <nav class="nav" aria-label="${t('nav.label')}">
        <ul>
          ${CATEGORIES.map((category) => categoryLink(category, visit))}
        </ul>
      </nav>
      <ul class="tools">
        <li>
          <a class="tool" href="/search" aria-label="${t('nav.search')}">${icons.search}</a>
        </li>
        <li>
          <a class="tool" href="/account" data-account data-signed-out-label="${t('nav.account')}"
            >${icons.account}<span class="tool-word" data-account-label
              >${visit.customer ? firstName(visit.customer) : t('nav.account')}</span
            ></a
          >
        </li>
        <li>
          <a class="tool" href="/cart"
            >${icons.basket}<span class="tool-word">${t('nav.cart')}</span
            ><span class="count" data-cart-count ${visit.cart.length === 0 && html`hidden`}
              >${visit.format.number(countItems(visit.cart))}</span
            ></a
          >
        </li>
      </ul>
    </div>
  </header>`
}

function categoryLink(category: (typeof CATEGORIES)[number], visit: Visit): Html {
  const href = `/categories/${category}`
  const here = visit.path === href
  return html`<li>
    <a href="${href}" ${here && html`aria-current="page"`}>${visit.t(`category.${category}`)}</a>
  </li>`
}
