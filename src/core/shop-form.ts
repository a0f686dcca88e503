/** Reads a shop's config by hand: a wrong field falls away alone, and an answer that is no shop at all is none. */
import type { Shop } from '../contract/shop.ts'

type Fields = Readonly<Record<string, unknown>>

export function parseShop(value: unknown): Shop | undefined {
  const { id, name, currency, timezone, locales, theme, launcher, widgets } = fieldsOf(value)
  if (!isText(id) || !isText(currency)) return undefined
  return {
    id,
    name: isText(name) ? name : '',
    currency,
    timezone: isText(timezone) ? timezone : 'UTC',
    locales: Array.isArray(locales) ? locales.filter(isText) : [],
    theme: pick<Shop['theme']>(theme, {
      brand: /^#[\da-f]{6}$/i,
      radius: 32,
      font: /^(system|page)$/,
      scheme: /^(auto|light|dark)$/,
      density: /^(comfortable|compact)$/,
    }),
    launcher: pick<Shop['launcher']>(launcher, {
      kind: /^(button|none)$/,
      side: /^(start|end)$/,
      offset: 400,
    }),
    widgets: { ...fieldsOf(widgets) },
  }
}

/** A pattern allows texts, a number whole numbers from 0 to itself. */
type Rules<T> = { readonly [K in keyof T]-?: T[K] extends number | undefined ? number : RegExp }

function pick<T extends object>(value: unknown, rules: Rules<T>): T {
  const given = fieldsOf(value)
  const allowed = Object.entries<RegExp | number>(rules).filter(([name, rule]) => {
    const found = given[name]
    return typeof rule === 'number'
      ? Number.isInteger(found) && Number(found) >= 0 && Number(found) <= rule
      : typeof found === 'string' && rule.test(found)
  })
  // Safe: every field that is kept has passed the rule the type asks for.
  return Object.fromEntries(allowed.map(([name]) => [name, given[name]])) as T
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
