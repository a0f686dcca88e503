/** Where a code is put into the cart and taken out again, in the summary of cart and checkout. */
import { html } from 'hono/html'
import type { Html } from '../layout/html.ts'
import type { Visit } from '../visit.ts'
import type { CodeInCart } from './code-in-cart.ts'
import { codeText } from './code-texts.ts'

interface CodeFieldOptions {
  readonly code: CodeInCart
  /** Where its buttons send the form they stand in. */
  readonly action: string
}

/** Stands in a form: of its own in the cart, of the whole page at the checkout. */
export function codeField({ code, action }: CodeFieldOptions, visit: Visit): Html {
  const { t } = visit
  const isKept = code.kind === 'applied' || code.kind === 'unchecked'
  const isRefused = code.kind === 'refused'
  const send = html`formaction="${action}" formnovalidate`
  return html`<div class="code" data-code>
    <p class="code-add" data-code-add ${isKept && html`hidden`}>
      <label for="code">${t('code.label')}</label>
      <input
        id="code"
        name="code"
        value="${isRefused ? code.code : ''}"
        maxlength="80"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        ${isRefused && html`aria-invalid="true"`}
        aria-describedby="code-text"
      />
      <button class="button button-quiet" name="do" value="apply" ${send}>
        ${t('code.apply')}
      </button>
    </p>
    <p class="code-text code-${code.kind}" id="code-text" data-code-text>
      ${codeText(code, visit)}
    </p>
    <button
      class="link"
      name="do"
      value="remove"
      ${send}
      data-code-remove
      ${code.kind === 'none' && html`hidden`}
    >
      ${t('code.remove')}
    </button>
  </div>`
}
