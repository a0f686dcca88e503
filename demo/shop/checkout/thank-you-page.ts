/** The order as it was placed, what it does for the points, and the moment to think of a friend. */
import { html } from 'hono/html'
import type { Program } from '../../../widgets/loyalty/contract.ts'
import type { Html } from '../layout/html.ts'
import { inviteLink } from '../layout/invite.ts'
import type { Page } from '../layout/render.ts'
import { offers } from '../layout/slot.ts'
import { balance, linkToPoints } from '../layout/wallet.ts'
import { orderLines } from '../orders/order-lines.ts'
import type { PlacedOrder } from '../orders/order.ts'
import type { Visit } from '../visit.ts'

export function thankYouPage(
  order: PlacedOrder,
  programme: Program | undefined,
  visit: Visit,
): Page {
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
      <p><a class="button" href="/">${t('thanks.more')}</a></p>
      ${offers('thanks')}
      <div class="thanks-cards">
        <div class="thanks-order">
          <section class="summary" aria-labelledby="ordered">
            <h2 id="ordered">${t('thanks.ordered')}</h2>
            ${orderLines(order, visit)}
          </section>
          <section class="summary" aria-labelledby="points">
            <h2 id="points">${t('account.points')}</h2>
            ${pointsText(order, programme, visit)}
            ${order.customerId ? balance(linkToPoints(visit)) : linkToSignIn(visit)}
          </section>
        </div>
        <section class="summary" aria-labelledby="invite">
          <h2 id="invite">${t('thanks.invite')}</h2>
          ${inviteLink(visit)}
        </section>
      </div>
    </section>`,
  }
}

/** What the programme gives would be much to read here; the account says it. */
function linkToSignIn({ t }: Visit): Html {
  return html`<p><a href="/account">${t('account.sign-in')}</a></p>`
}

const DAY_MS = 86_400_000

/** How many is the wallet's to say, which counts them as the programme does; from when on, the shop knows by itself. */
function pointsText(order: PlacedOrder, programme: Program | undefined, visit: Visit): Html {
  const { t, format } = visit
  if (!order.customerId) return html`<p>${t('thanks.guest')}</p>`
  if (!programme || order.state === 'cancelled') return html`<p>${t('thanks.points')}</p>`
  const until = new Date(order.placedAt.getTime() + programme.holdDays * DAY_MS)
  return html`<p>
    ${t('thanks.points')}
    ${
      programme.holdDays > 0
        ? t('thanks.until', { date: format.date(until.toISOString()) })
        : t('thanks.at-once')
    }
  </p>`
}
