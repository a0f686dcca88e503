/** The order as it was placed, and what it does for the points. */
import { html } from 'hono/html'
import type { Page } from '../layout/render.ts'
import { linkToPoints, wallet } from '../layout/wallet.ts'
import { orderLines } from '../orders/order-lines.ts'
import type { PlacedOrder } from '../orders/order.ts'
import type { Visit } from '../visit.ts'

export function thankYouPage(order: PlacedOrder, visit: Visit): Page {
  const { t } = visit
  const name = order.contact.name.split(' ')[0] ?? order.contact.name
  return {
    title: t('thanks.title'),
    description: t('thanks.text'),
    body: html`<section
      class="thanks"
      data-order="${JSON.stringify({ orderId: order.id, value: order.total, currency: order.currency })}"
    >
      <p class="eyebrow">${t('thanks.number', { number: order.id })}</p>
      <h1>${t('thanks.heading', { name })}</h1>
      <p class="thanks-text">${t('thanks.text')}</p>
      <div class="thanks-cards">
        <section class="summary" aria-labelledby="ordered">
          <h2 id="ordered">${t('thanks.ordered')}</h2>
          ${orderLines(order, visit)}
        </section>
        <section class="summary" aria-labelledby="points">
          <h2 id="points">${t('account.points')}</h2>
          ${order.customerId ? html`<p>${t('thanks.points')}</p>` : html`<p>${t('thanks.guest')}</p>`}
          ${wallet(visit, linkToPoints(visit))}
        </section>
      </div>
      <p><a class="button" href="/">${t('thanks.more')}</a></p>
    </section>`,
  }
}
