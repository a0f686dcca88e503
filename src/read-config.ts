/** The start's side of the config: settings that are plainly right need no schema library to be told so. */
import type { Config } from './config.ts'

/** Narrower than the schema on purpose: what does not match is not wrong, only looked at more closely. */
const PLAIN: Readonly<Record<string, RegExp>> = {
  shop: /^pk_[\w-]{1,64}$/,
  endpoint: /^https?:\/\/[a-z\d.-]+(:\d+)?$/i,
  locale: /^[a-z]{2}(-[A-Z]{2})?$/,
  consent: /^(auto|granted|denied)$/,
}

/** @throws Error with all that is wrong, when `shop` or `endpoint` is: without them nothing can start */
export async function readConfig(
  raw: Readonly<Record<string, unknown>>,
  report: (error: unknown) => void,
): Promise<Config> {
  if (isPlain(raw)) return { consent: 'auto', theme: {}, launcher: {}, texts: {}, ...raw }
  const { checkConfig } = await import('./config.ts')
  const { config, problems } = checkConfig(raw)
  // One line for all of it, so that the first mistake does not hide the second.
  const summary =
    problems.length > 1 ? new Error(problems.map(({ message }) => message).join('\n')) : problems[0]
  if (!config) throw summary
  if (summary) report(summary)
  return config
}

/** Settings over settings, field by field: defaults < shop config from the backend < what the page says. */
export function merge<B, A>(below: B, above: A): B & A {
  // Safe: what is above stands, with no more added to it than `below` has.
  if (!isFields(below) || !isFields(above)) return above as B & A
  const names = new Set([...Object.keys(below), ...Object.keys(above)])
  const fields = [...names].map((name) => [
    name,
    Object.hasOwn(above, name) ? merge(below[name], above[name]) : below[name],
  ])
  return Object.fromEntries(fields)
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPlain(
  raw: Readonly<Record<string, unknown>>,
): raw is Pick<Config, 'shop' | 'endpoint'> & Partial<Pick<Config, 'locale' | 'consent'>> {
  return (
    'shop' in raw &&
    'endpoint' in raw &&
    Object.entries(raw).every(
      ([name, value]) =>
        Object.hasOwn(PLAIN, name) && typeof value === 'string' && PLAIN[name]!.test(value),
    )
  )
}
