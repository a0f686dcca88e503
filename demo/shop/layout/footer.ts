/** The foot of every page: language and currency, the cookie answer, and what this shop is. */
import { html } from 'hono/html'
import { CATEGORIES } from '../catalogue/product.ts'
import { LANGUAGES, type Language } from '../../../src/i18n/index.ts'
import { CURRENCIES } from '../money/currency.ts'
import type { Visit } from '../visit.ts'
import type { Html } from './html.ts'
import { mark } from './icons.ts'
import { openFriends } from './invite.ts'

/** Each language by its own name. */
export const ENDONYMS: Readonly<Record<Language, string>> = {
  en: 'English',
  ro: 'Română',
  ru: 'Русский',
  es: 'Español',
  pl: 'Polski',
}

export function footer(visit: Visit): Html {
  const { t } = visit
  return html`<footer class="footer">
    <div class="footer-inner">
      <div class="footer-about">
        <p class="brand brand-large">
          ${mark}<span>Fern <i>&amp;</i> Ember</span>
        </p>
        <p>${t('footer.about')}</p>
      </div>
      <nav aria-label="${t('footer.nav')}">
        <ul class="footer-links">
          ${CATEGORIES.map(
            (category) =>
              html`<li><a href="/categories/${category}">${t(`category.${category}`)}</a></li>`,
          )}
          <li><a href="/account">${t('nav.account')}</a></li>
          <li>${openFriends(visit)}</li>
          <li><a href="/service">${t('service.title')}</a></li>
          <li>
            <a href="/service#contact" data-regulars-open="feedback">${t('footer.feedback')}</a>
          </li>
          <li><a href="/appearance">${t('look.title')}</a></li>
          <li><a href="/shelf">${t('shelf.title')}</a></li>
          <li><a href="?regulars-debug" data-debug>${t('footer.debug')}</a></li>
        </ul>
      </nav>
      ${preferences(visit)}
      <p class="footer-note">${t('footer.demo')}</p>
      <form class="footer-cookies" method="post" action="/consent">
        ${returnTo(visit)}
        <button class="link" name="answer" value="ask">${t('footer.cookies')}</button>
      </form>
    </div>
  </footer>`
}

/** Forms in the frame of the page lead back to it. */
export function returnTo(visit: Visit): Html {
  return html`<input type="hidden" name="return" value="${visit.path}" />`
}

function preferences(visit: Visit): Html {
  const { t } = visit
  return html`<form class="preferences" id="preferences" method="post" action="/preferences">
    ${returnTo(visit)}
    <label>
      <span>${t('preferences.language')}</span>
      <select name="language">
        ${LANGUAGES.map((language) =>
          option(language, ENDONYMS[language], language === visit.language),
        )}
      </select>
    </label>
    <label>
      <span>${t('preferences.currency')}</span>
      <select name="currency">
        ${CURRENCIES.map((currency) => option(currency, currency, currency === visit.currency))}
      </select>
    </label>
    <button class="button button-quiet">${t('preferences.save')}</button>
  </form>`
}

function option(value: string, label: string, selected: boolean): Html {
  return html`<option value="${value}" ${selected && html`selected`}>${label}</option>`
}
