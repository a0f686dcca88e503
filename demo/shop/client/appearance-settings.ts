/** From the fields of the form to what the loyalty script takes, and to what a merchant pastes. */
import type { Fields } from '../appearance/presets.ts'
import { ARABIC } from './arabic.ts'

type Words = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export interface Settings {
  readonly theme: Readonly<Record<string, string | number | undefined>>
  readonly launcher: { readonly side: string; readonly offset: number }
  readonly locale: string | undefined
  readonly texts: Readonly<Record<string, Words>>
}

/** Every field is there, also where it is empty: what was set before has to go. */
export function settingsOf(fields: Fields, shopLanguage: string): Settings {
  const language = fields.language || fields.pageLanguage || shopLanguage
  const { open, title } = fields
  return {
    theme: {
      brand: fields.brand,
      surface: fields.surface || undefined,
      scheme: fields.scheme,
      radius: Number(fields.radius),
      density: fields.density,
      font: fields.font,
    },
    launcher: { side: fields.side, offset: Number(fields.offset) },
    locale: fields.language || undefined,
    texts: {
      ...(fields.pageLanguage && { [fields.pageLanguage]: ARABIC }),
      [language]: overlay(language === 'ar' ? ARABIC : {}, {
        ui: { open },
        loyalty: { title, guestTitle: title },
      }),
    },
  }
}

/** The block of JSON for the page, without what is empty. */
export function snippetOf(settings: Settings): string {
  const json = JSON.stringify(withoutEmpty(settings), null, 2)
  // A text of the merchant's own must not end the block.
  const safe = json.replaceAll('<', '\\u003c')
  return `<script type="application/json" data-regulars-config>\n${safe}\n</script>`
}

/** An emptied field leaves what is below it. */
function overlay(below: Words, above: Words): Words {
  const merged: Record<string, Readonly<Record<string, unknown>>> = { ...below }
  for (const [widget, texts] of Object.entries(above)) {
    const given = Object.entries(texts).filter(
      ([key, text]) => text || !(key in { ...below[widget] }),
    )
    merged[widget] = { ...below[widget], ...Object.fromEntries(given) }
  }
  return merged
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value)
    .map(([name, field]) => [name, withoutEmpty(field)] as const)
    .filter(([, field]) => field !== undefined && field !== '' && !isEmptyObject(field))
  return Object.fromEntries(fields)
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
