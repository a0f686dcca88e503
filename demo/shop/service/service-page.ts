/** What the shop promises about parcels: cost, time, returns, payment, and whom to ask. */
import { html } from 'hono/html'
import { FREE_POST_FROM, SHIPPING_METHODS, SHIPPING_PRICES } from '../checkout/shipping.ts'
import type { Html } from '../layout/html.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'

export const CONTACT_MAIL = 'hello@fern-and-ember.example'

export function servicePage(visit: Visit): Page {
  const { t } = visit
  return {
    title: t('service.title'),
    description: t('service.lead'),
    body: html`<header class="page-head">
        <h1>${t('service.title')}</h1>
        <p>${t('service.lead')}</p>
      </header>
      <div class="service section section-first">
        ${shipping(visit)} ${part('returns', visit)} ${part('payment', visit)}
        ${part('parcel', visit)}
        <section id="contact">
          <h2>${t('service.contact')}</h2>
          <p>${t('service.contact-text')} <a href="mailto:${CONTACT_MAIL}">${CONTACT_MAIL}</a></p>
          ${openChat(visit)}
        </section>
      </div>`,
  }
}

/** Opens the chat where the script runs, and a mail where it does not. */
function openChat({ t }: Visit): Html {
  return html`<p>
    <a class="button" href="mailto:${CONTACT_MAIL}" data-regulars-open="chat"
      >${t('service.chat')}</a
    >
  </p>`
}

function shipping(visit: Visit): Html {
  const { t, currency } = visit
  return html`<section id="shipping">
    <h2>${t('checkout.shipping')}</h2>
    <dl class="service-rates">
      ${SHIPPING_METHODS.map(
        (method) =>
          html`<div>
            <dt>${t(`shipping.${method}`)}, ${t(`shipping.${method}.time`)}</dt>
            <dd>${visit.money(SHIPPING_PRICES[method][currency])}</dd>
          </div>`,
      )}
    </dl>
    <p>${t('service.free', { amount: visit.money(FREE_POST_FROM[currency]) })}</p>
  </section>`
}

function part(name: 'returns' | 'payment' | 'parcel', { t }: Visit): Html {
  return html`<section id="${name}">
    <h2>${t(`service.${name}`)}</h2>
    <p>${t(`service.${name}-text`)}</p>
  </section>`
}
