/** The account: whose it is, what they ordered, their points and their friends. */
import { html } from 'hono/html'
import type { Html } from '../layout/html.ts'
import { friends } from '../layout/invite.ts'
import type { Page } from '../layout/render.ts'
import { wallet } from '../layout/wallet.ts'
import { orderLines } from '../orders/order-lines.ts'
import type { PlacedOrder } from '../orders/order.ts'
import type { Visit } from '../visit.ts'
import { CUSTOMERS, firstName, type Customer } from './customers.ts'

export function accountPage(orders: readonly PlacedOrder[], visit: Visit): Page {
  const { t, customer } = visit
  return {
    title: t('nav.account'),
    description: t('account.description'),
    body: customer
      ? html`<div data-signed-in>${signedIn(customer, orders, visit)}</div>
          <template data-signed-out>${signedOut(visit)}</template>`
      : signedOut(visit),
  }
}

function signedOut({ t }: Visit): Html {
  return html`<section class="sign-in">
    <h1>${t('account.welcome')}</h1>
    <p>${t('account.choose')}</p>
    <form method="post" action="/account/sign-in">
      <ul class="people">
        ${CUSTOMERS.map(
          (customer) =>
            html`<li>
              <button class="person" name="customer" value="${customer.id}">
                <span class="person-sign person-${customer.id}" aria-hidden="true"
                  >${initials(customer)}</span
                >
                <span class="person-text"
                  ><b>${customer.name}</b><span>${t(`account.${customer.id}`)}</span></span
                >
              </button>
            </li>`,
        )}
      </ul>
    </form>
  </section>`
}

function signedIn(customer: Customer, orders: readonly PlacedOrder[], visit: Visit): Html {
  const { t } = visit
  return html`<header class="page-head account-head">
      <h1>${t('account.hello', { name: firstName(customer) })}</h1>
      <p>${customer.name} · ${customer.email}</p>
      <form method="post" action="/account/sign-out" data-sign-out>
        <button class="button button-quiet">${t('account.sign-out')}</button>
      </form>
    </header>
    <div class="split account">
      <div class="account-main">
        <section aria-labelledby="orders">
          <h2 id="orders">${t('account.orders')}</h2>
          ${
            orders.length === 0
              ? html`<p>${t('account.no-orders')}</p>`
              : html`<p>${t('account.order-count', { count: orders.length })}</p>
                  <ul class="orders">
                    ${orders.map((order) => orderCard(order, visit))}
                  </ul>`
          }
        </section>
        <section aria-labelledby="box">
          <h2 id="box">${t('box.title')}</h2>
          <p>${t('box.lead')} <a href="/account/tea-box">${t('box.manage')}</a></p>
        </section>
        <section class="account-friends" aria-labelledby="friends">
          <h2 id="friends">${t('account.friends')}</h2>
          ${friends(visit)}
        </section>
      </div>
      <section class="account-wallet" aria-labelledby="points">
        <h2 id="points">${t('account.points')}</h2>
        ${wallet(visit, html`<p>${t('account.points-fallback')}</p>`)}
      </section>
    </div>`
}

function orderCard(order: PlacedOrder, visit: Visit): Html {
  const { t } = visit
  return html`<li class="order">
    <h3>${t('thanks.number', { number: order.id })}</h3>
    <p class="order-date">
      <time datetime="${order.placedAt.toISOString()}"
        >${visit.format.date(order.placedAt.toISOString())}</time
      >
      ${order.state === 'cancelled' && html`<b class="order-cancelled">${t('account.cancelled')}</b>`}
    </p>
    ${orderLines(order, visit)}
    ${
      order.state === 'placed' &&
      html`<form method="post" action="/account/orders/${order.id}/cancel">
        <button class="link" aria-label="${t('account.cancel-of', { number: order.id })}">
          ${t('account.cancel')}
        </button>
      </form>`
    }
  </li>`
}

function initials(customer: Customer): string {
  return customer.name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
}
