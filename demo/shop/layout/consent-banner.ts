/** The shop's own question about cookies: two answers of equal weight, and nothing in the way meanwhile. */
import { html } from 'hono/html'
import type { Visit } from '../visit.ts'
import { returnTo } from './footer.ts'
import type { Html } from './html.ts'

export function consentBanner(visit: Visit): Html {
  const { t } = visit
  return html`<section
    class="consent"
    aria-labelledby="consent-title"
    data-consent="${visit.consentAnswer ?? ''}"
    ${visit.consentAnswer !== undefined && html`hidden`}
  >
    <h2 class="consent-title" id="consent-title">${t('consent.title')}</h2>
    <p>${t('consent.text')}</p>
    <form method="post" action="/consent">
      ${returnTo(visit)}
      <button class="button button-quiet" name="answer" value="necessary">
        ${t('consent.necessary')}
      </button>
      <button class="button button-quiet" name="answer" value="all">${t('consent.all')}</button>
    </form>
  </section>`
}
