/** Who gets the parcel: labels that stay, errors that name their field, and everything a browser can fill in by itself. */
import { html } from 'hono/html'
import type { Html } from '../layout/html.ts'
import type { Visit } from '../visit.ts'
import type { ContactField } from './checkout-form.ts'
import type { CheckoutState } from './checkout-page.ts'
import { COUNTRIES, LIKELY_COUNTRY } from './country.ts'

const AUTOCOMPLETE: Readonly<Record<ContactField, string>> = {
  email: 'email',
  phone: 'tel',
  name: 'shipping name',
  address: 'shipping street-address',
  postcode: 'shipping postal-code',
  city: 'shipping address-level2',
  country: 'shipping country',
}

const TYPES: Readonly<Partial<Record<ContactField, string>>> = { email: 'email', phone: 'tel' }
const MAX_LENGTHS: Readonly<Partial<Record<ContactField, number>>> = { email: 320, phone: 40 }

export function contactFields(state: CheckoutState, visit: Visit): Html {
  const { t } = visit
  return html`<fieldset>
      <legend>${t('checkout.contact')}</legend>
      ${textField('email', state, visit)} ${textField('phone', state, visit)}
    </fieldset>
    <fieldset>
      <legend>${t('checkout.address-title')}</legend>
      ${textField('name', state, visit)} ${textField('address', state, visit)}
      <div class="field-row">
        ${textField('postcode', state, visit)} ${textField('city', state, visit)}
      </div>
      ${countryField(state, visit)}
    </fieldset>`
}

function textField(
  field: Exclude<ContactField, 'country'>,
  state: CheckoutState,
  visit: Visit,
): Html {
  const isWrong = state.wrong.includes(field)
  return html`<p class="field">
    <label for="${field}">${visit.t(`checkout.${field}`)}</label>
    <input
      id="${field}"
      name="${field}"
      type="${TYPES[field] ?? 'text'}"
      value="${valueOf(field, state, visit)}"
      autocomplete="${AUTOCOMPLETE[field]}"
      maxlength="${MAX_LENGTHS[field] ?? 120}"
      ${field !== 'phone' && html`required`}
      ${isWrong && html`aria-invalid="true" aria-describedby="${field}-error"`}
    />
    ${
      isWrong &&
      html`<span class="field-error" id="${field}-error"
        >${visit.t(`checkout.${field}.wrong`)}</span
      >`
    }
  </p>`
}

function countryField(state: CheckoutState, visit: Visit): Html {
  const names = new Intl.DisplayNames(visit.language, { type: 'region' })
  const chosen = valueOf('country', state, visit) || LIKELY_COUNTRY[visit.language]
  return html`<p class="field">
    <label for="country">${visit.t('checkout.country')}</label>
    <select id="country" name="country" autocomplete="${AUTOCOMPLETE.country}" required>
      ${COUNTRIES.map(
        (code) =>
          html`<option value="${code}" ${code === chosen && html`selected`}>
            ${names.of(code)}
          </option>`,
      )}
    </select>
  </p>`
}

/** What was typed, else what the shop knows of the customer. */
function valueOf(field: ContactField, state: CheckoutState, visit: Visit): string {
  const typed = state.fields[field]
  if (typed !== undefined) return typed
  return field === 'email' || field === 'name' ? (visit.customer?.[field] ?? '') : ''
}
