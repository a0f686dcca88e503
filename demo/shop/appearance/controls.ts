/** The fields of the appearance form, in the groups a merchant thinks in. */
import { html } from 'hono/html'
import { LANGUAGES } from '../../../src/i18n/index.ts'
import type { Html } from '../layout/html.ts'
import { ENDONYMS } from '../layout/footer.ts'
import type { Visit } from '../visit.ts'
import { PRESETS } from './presets.ts'

type Option = readonly [value: string, label: string]

const FIRST = PRESETS.fern

export function colours({ t }: Visit): Html {
  const schemes: Option[] = [
    ['light', t('look.scheme.light')],
    ['dark', t('look.scheme.dark')],
  ]
  return group(
    t('look.colours'),
    html`${field(
        t('look.brand'),
        html`<input class="look-colour" type="color" name="brand" value="${FIRST.brand}" />`,
      )}
      <output class="look-note" name="contrast" dir="auto"></output>
      <div class="field">
        <label class="look-check"
          ><input type="checkbox" name="ownSurface" /><span>${t('look.surface-own')}</span></label
        >
        <label
          ><span class="sr">${t('look.surface')}</span
          ><input class="look-colour" type="color" name="surface" value="#ffffff"
        /></label>
      </div>
      ${field(t('look.scheme'), select('scheme', [['auto', t('look.scheme.auto')], ...schemes]))}
      ${field(t('look.page'), select('page', schemes))}`,
  )
}

export function shape({ t }: Visit): Html {
  return group(
    t('look.shape'),
    html`${field(t('look.radius'), range('radius', { max: 32, value: FIRST.radius }))}
    ${field(
      t('look.density'),
      select('density', [
        ['comfortable', t('look.density.comfortable')],
        ['compact', t('look.density.compact')],
      ]),
    )}
    ${field(
      t('look.font'),
      select('font', [
        ['page', t('look.font.page')],
        ['system', t('look.font.system')],
      ]),
    )}`,
  )
}

export function place({ t }: Visit): Html {
  return group(
    t('look.place'),
    html`${field(
      t('look.side'),
      select('side', [
        ['end', t('look.side.end')],
        ['start', t('look.side.start')],
      ]),
    )}
    ${field(t('look.offset'), range('offset', { max: 120, value: FIRST.offset }))}`,
  )
}

export function words({ t, language }: Visit): Html {
  const languages = LANGUAGES.map((one): Option => [one, ENDONYMS[one]])
  return group(
    t('look.words'),
    html`${field(
      t('look.page-language'),
      select('pageLanguage', [
        ['', ENDONYMS[language]],
        ['ar', 'العربية'],
      ]),
    )}
    ${field(t('look.language'), select('language', [['', t('look.language.page')], ...languages]))}
    ${field(t('look.own-open'), text('open', t('look.example-open')))}
    ${field(t('look.own-title'), text('title', t('look.example-title')))}`,
  )
}

function group(title: string, fields: Html): Html {
  return html`<fieldset class="look-group">
    <legend>${title}</legend>
    ${fields}
  </fieldset>`
}

function field(label: string, control: Html): Html {
  return html`<label class="field look-field"><span>${label}</span>${control}</label>`
}

function select(name: string, options: readonly Option[]): Html {
  return html`<select name="${name}">
    ${options.map(([value, label]) => html`<option value="${value}">${label}</option>`)}
  </select>`
}

function range(
  name: string,
  { max, value }: { readonly max: number; readonly value: string },
): Html {
  return html`<span class="look-range"
    ><input type="range" name="${name}" min="0" max="${max}" step="1" value="${value}" /><output
      name="${name}Shown"
      >${value}</output
    ></span
  >`
}

function text(name: string, example: string): Html {
  return html`<input name="${name}" maxlength="60" placeholder="${example}" autocomplete="off" />`
}
