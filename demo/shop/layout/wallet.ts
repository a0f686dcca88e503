/** Where the loyalty wallet goes: room kept for it, and a word for those who see the page without it. */
import { html } from 'hono/html'
import type { Visit } from '../visit.ts'
import type { Html } from './html.ts'

export function wallet(visit: Visit, fallback: Html): Html {
  const size = visit.customer ? 'wallet' : 'wallet wallet-of-guest'
  return html`<regulars-loyalty class="${size}">${fallback}</regulars-loyalty>`
}

/** In the way of nothing: how many points, and the tier. */
export function balance(fallback: Html): Html {
  return html`<regulars-loyalty class="balance" data-show="balance">${fallback}</regulars-loyalty>`
}

/** Opens the panel where the loyalty script runs, and leads to the account where it does not. */
export function openPoints({ t }: Visit): Html {
  return html`<a href="/account" data-regulars-open="loyalty">${t('cart.points-link')}</a>`
}

export function linkToPoints({ t }: Visit): Html {
  return html`<a href="/account">${t('account.points-link')}</a>`
}
