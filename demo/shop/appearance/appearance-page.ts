/** Where a merchant tries the look: the controls, the wallet as it stands in a page, and the lines to paste. */
import { html } from 'hono/html'
import { linkToPoints, wallet } from '../layout/wallet.ts'
import type { Html } from '../layout/html.ts'
import type { Page } from '../layout/render.ts'
import type { Visit } from '../visit.ts'
import { colours, place, shape, words } from './controls.ts'
import { PRESETS, type PresetName } from './presets.ts'

export function appearancePage(visit: Visit): Page {
  const { t } = visit
  return {
    title: t('look.title'),
    description: t('look.description'),
    body: html`<header class="page-head">
        <h1 data-arabic="المظهر">${t('look.title')}</h1>
        <p data-arabic="غيّر ما تشاء هنا: الزر في الزاوية واللوحة خلفه يتغيران في الحال.">
          ${t('look.lead')}
        </p>
      </header>
      <div class="split look">
        <form class="look-form" data-appearance ${textsFor(visit)}>
          ${presets(visit)}
          <fieldset class="look-fields" disabled data-appearance-fields>
            ${colours(visit)} ${shape(visit)} ${place(visit)} ${words(visit)}
          </fieldset>
        </form>
        <div class="look-result">
          <section class="look-preview" aria-labelledby="look-preview">
            <h2 class="look-heading" id="look-preview">${t('look.preview')}</h2>
            ${wallet(visit, linkToPoints(visit))}
            <button class="button" type="button" data-regulars-open="loyalty">
              ${t('look.open')}
            </button>
          </section>
          ${snippet(visit)}
        </div>
      </div>`,
  }
}

/** What the script says by itself. */
function textsFor({ t }: Visit): Html {
  return html`data-enough="${t('look.enough', { ratio: '{ratio}' })}"
  data-weak="${t('look.weak', { ratio: '{ratio}' })}" data-copied="${t('look.copied')}"`
}

function presets({ t }: Visit): Html {
  // Safe: the keys of PRESETS are its names.
  const names = Object.keys(PRESETS) as PresetName[]
  return html`<fieldset class="look-presets" disabled data-appearance-fields>
    <legend>${t('look.presets')}</legend>
    ${names.map(
      (name) =>
        html`<button
          class="look-preset"
          type="button"
          data-preset="${JSON.stringify(PRESETS[name])}"
        >
          <svg class="look-swatch" viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="11" fill="${PRESETS[name].brand}" />
          </svg>
          ${t(`look.preset.${name}`)}
        </button>`,
    )}
  </fieldset>`
}

function snippet({ t }: Visit): Html {
  return html`<section class="look-snippet" aria-labelledby="look-snippet">
    <h2 class="look-heading" id="look-snippet">${t('look.snippet')}</h2>
    <p>${t('look.snippet-text')}</p>
    <pre class="look-code" dir="ltr" tabindex="0" aria-labelledby="look-snippet"><code
      data-appearance-snippet></code></pre>
    <button class="button button-quiet" type="button" data-appearance-copy>
      ${t('look.copy')}
    </button>
  </section>`
}
