/** What a page may set, its defaults, and a readable word about everything that is wrong. */
import { z } from 'zod/mini'
import { LauncherConfig, OwnTexts, Theme } from './contract/shop.ts'
import { Locale, PublicKey } from './contract/scalars.ts'
import { RegularsError } from './core/errors.ts'

export const Config = z.object({
  /** The shop's public key. */
  shop: PublicKey,
  /** Where the backend answers, without `/v1`. */
  endpoint: z.string().check(z.regex(/^https?:\/\/[^\s/?#]+/)),
  locale: z.optional(Locale),
  /** `auto`: nothing but the functional until the shopper or a consent banner says so. */
  consent: z._default(z.enum(['auto', 'granted', 'denied']), 'auto'),
  theme: z._default(Theme, {}),
  launcher: z._default(LauncherConfig, {}),
  texts: z._default(OwnTexts, {}),
})
export type Config = z.output<typeof Config>
export type ConfigInput = z.input<typeof Config>

/** Option, what is allowed, and a value that works. Nested options are named by their path. */
const ALLOWED: Readonly<Record<string, readonly [allowed: string, example: string]>> = {
  shop: ['the public key of the shop, which begins with pk_', 'pk_demo'],
  endpoint: ['the http(s) address of the backend', 'https://api.example.com'],
  locale: ['a language tag', 'ro'],
  consent: ['auto, granted or denied', 'auto'],
  theme: ['an object of design tokens', '{ "brand": "#1f4d3a" }'],
  'theme.brand': ['a colour as #rrggbb', '#1f4d3a'],
  'theme.surface': ['a colour as #rrggbb', '#ffffff'],
  'theme.radius': ['a whole number of pixels from 0 to 32', '14'],
  'theme.font': ['system or page', 'page'],
  'theme.scheme': ['auto, light or dark', 'auto'],
  'theme.density': ['comfortable or compact', 'compact'],
  launcher: ['an object', '{ "side": "start" }'],
  'launcher.kind': ['button or none', 'none'],
  'launcher.side': ['start or end', 'end'],
  'launcher.offset': ['a whole number of pixels from 0 to 400', '20'],
  'launcher.bottom': ['a whole number of pixels from 0 to 400', '80'],
  'launcher.phone': ['an object with offset and bottom', '{ "bottom": 72 }'],
  'launcher.z': ['a whole number from 0 to 2147483647', '900'],
  'launcher.avoid': ['a list of selectors', '[".sticky-cart"]'],
  'launcher.hideOn': ['a list of paths', '["/checkout/*"]'],
  texts: ['texts by language, widget and key', '{ "en": { "ui": { "open": "Club" } } }'],
}
const NAMES = Object.keys(ALLOWED).filter((name) => !name.includes('.'))

export interface CheckedConfig {
  /** Absent when `shop` or `endpoint` is wrong: without them nothing can start. */
  readonly config: Config | undefined
  readonly problems: readonly RegularsError<'config_invalid'>[]
}

/** A wrong option is reported and falls back to its default; the rest is used. */
export function checkConfig(raw: Readonly<Record<string, unknown>>): CheckedConfig {
  const given = { ...raw }
  const problems = Object.keys(given)
    .filter((name) => !NAMES.includes(name))
    .map(
      (name) =>
        new RegularsError('config_invalid', name, 'not an option', NAMES.join(', '), 'consent'),
    )

  const checked = Config.safeParse(given)
  if (checked.success) return { config: checked.data, problems }
  for (const { path } of checked.error.issues) {
    problems.push(describe(path.map(String), given))
    delete given[String(path[0])]
  }
  const repaired = Config.safeParse(given)
  return { config: repaired.success ? repaired.data : undefined, problems }
}

function describe(path: readonly string[], given: unknown): RegularsError<'config_invalid'> {
  const option = path.join('.')
  const [allowed, example] = ALLOWED[option] ?? ALLOWED[path[0]!] ?? ['another value', '…']
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    given,
  )
  const shown = found === undefined ? 'missing' : JSON.stringify(found).slice(0, 80)
  return new RegularsError('config_invalid', option, shown, allowed, example)
}
