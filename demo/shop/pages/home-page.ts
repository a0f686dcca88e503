/** The first page: a mood, four ways in, what people buy, and who makes it. */
import { html } from 'hono/html'
import { findProduct } from '../catalogue/catalogue.ts'
import { pictureUrl } from '../catalogue/pictures/index.ts'
import { CATEGORIES, type Category } from '../catalogue/product.ts'
import type { Html } from '../layout/html.ts'
import { icons } from '../layout/icons.ts'
import { productPicture } from '../layout/picture.ts'
import { offers } from '../layout/slot.ts'
import { productGrid } from '../layout/product-card.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'

const FAVOURITES = ['smoke-and-plum', 'dune-mug', 'ember-candle', 'linen-napkins'] as const
const FACE_OF: Readonly<Record<Category, string>> = {
  tea: 'fern-garden',
  ceramics: 'moss-teapot',
  scent: 'fig-leaf-diffuser',
  table: 'quiet-evening-box',
}

export function homePage(visit: Visit): Page {
  const { t } = visit
  return {
    title: t('home.title'),
    description: t('home.description'),
    body: html`${hero(visit)} ${offers('home')}
      <section class="section" aria-labelledby="ways">
        <h2 class="section-title" id="ways">${t('home.ways')}</h2>
        <ul class="ways">
          ${CATEGORIES.map((category) => way(category, visit))}
        </ul>
      </section>
      <section class="section" aria-labelledby="favourites">
        <h2 class="section-title" id="favourites">${t('home.favourites')}</h2>
        ${productGrid(
          FAVOURITES.flatMap((id) => findProduct(id) ?? []),
          visit,
        )}
      </section>
      ${makers(visit)} ${regulars(visit)}`,
  }
}

function hero(visit: Visit): Html {
  const { t } = visit
  return html`<section class="hero">
    <picture>
      <source media="(min-width: 40em)" srcset="${pictureUrl('morning-wide')}" />
      <img
        class="hero-picture"
        src="${pictureUrl('morning')}"
        width="800"
        height="900"
        alt=""
        fetchpriority="high"
      />
    </picture>
    <div class="hero-text">
      <h1>${t('home.hero')}</h1>
      <p>${t('home.hero-text')}</p>
      <p><a class="button" href="/categories/tea">${t('home.hero-link')}</a></p>
    </div>
  </section>`
}

function way(category: Category, visit: Visit): Html {
  return html`<li class="way">
    ${productPicture(FACE_OF[category])}
    <a href="/categories/${category}">${visit.t(`category.${category}`)} ${icons.arrow}</a>
  </li>`
}

function makers(visit: Visit): Html {
  const { t } = visit
  return html`<section class="makers" aria-labelledby="makers">
    <img
      class="makers-picture"
      src="${pictureUrl('shelf')}"
      width="1000"
      height="800"
      alt=""
      loading="lazy"
    />
    <div class="makers-text">
      <h2 id="makers">${t('home.makers')}</h2>
      <p>${t('home.makers-text')}</p>
      <p>${t('home.makers-more')}</p>
    </div>
  </section>`
}

function regulars(visit: Visit): Html {
  const { t } = visit
  return html`<section class="regulars-band" aria-labelledby="coming-back">
    <h2 id="coming-back">${t('home.regulars')}</h2>
    <p>${t('home.regulars-text')}</p>
    <p><a class="button button-light" href="/account">${t('home.regulars-link')}</a></p>
  </section>`
}
