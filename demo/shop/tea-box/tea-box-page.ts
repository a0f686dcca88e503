/** The monthly box of tea: what it is, and the way out of it, which asks why and never holds anybody. */
import { html } from 'hono/html'
import type { Html } from '../layout/html.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'

/** In the shop's own list of surveys; asked where the script runs. */
const LEAVING = 'leaving'

export function teaBoxPage(hasBox: boolean, visit: Visit): Page {
  const { t } = visit
  return page(
    visit,
    hasBox
      ? html`<p>${t('box.yours')}</p>
          <p>
            <a class="button button-quiet" href="/account/tea-box/cancel">${t('box.cancel')}</a>
          </p>`
      : html`<p>${t('box.none')}</p>
          <form method="post" action="/account/tea-box">
            <button class="button">${t('box.order')}</button>
          </form>`,
  )
}

export function cancelPage(visit: Visit): Page {
  const { t } = visit
  return page(
    visit,
    html`<p>${t('box.cancel-text')}</p>
      <regulars-feedback
        class="survey"
        data-survey="${LEAVING}"
        data-next="/account/tea-box/cancelled"
        >${cancelForm(visit)}</regulars-feedback
      >`,
  )
}

/** Pressed once more: a link alone must never end anything. */
export function cancelledPage(hasBox: boolean, visit: Visit): Page {
  const { t } = visit
  return page(
    visit,
    hasBox
      ? html`<p>${t('box.sure')}</p>
          ${cancelForm(visit)}`
      : html`<p role="status">${t('box.cancelled')}</p>`,
  )
}

function cancelForm({ t }: Visit): Html {
  return html`<form method="post" action="/account/tea-box/cancelled">
    <button class="button">${t('box.cancel-now')}</button>
    <a href="/account/tea-box">${t('box.keep')}</a>
  </form>`
}

function page({ t }: Visit, body: Html): Page {
  return {
    title: t('box.title'),
    description: t('box.lead'),
    body: html`<header class="page-head">
        <h1>${t('box.title')}</h1>
        <p>${t('box.lead')}</p>
      </header>
      <section class="tea-box section section-first">${body}</section>`,
  }
}
