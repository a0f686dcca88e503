/** Reads a shop's config by hand: a wrong field falls away alone, and an answer that is no shop at all is none. */
import type { Shop } from '../contract/shop.ts'

/** A field of another kind is as if it were missing. */
const DEFAULTS = {
  name: '',
  timezone: 'UTC',
  locales: [],
  theme: {},
  launcher: {},
  texts: {},
  widgets: {},
}

export function parseShop(value: unknown): Shop | undefined {
  const fields: Readonly<Record<string, unknown>> = { ...Object(value) }
  const { id, currency, campaigns, destinations } = fields
  if (!isText(id) || !isText(currency)) return undefined
  const others = Object.entries(DEFAULTS).map(([name, missing]) => {
    const given = fields[name]
    const isOfKind =
      typeof given === typeof missing && Array.isArray(given) === Array.isArray(missing)
    return [name, (isOfKind && given) || missing]
  })
  return {
    id,
    currency,
    // Safe: each is of its kind. What is inside, whoever draws looks at: the page's own settings come the same way, unchecked.
    ...(Object.fromEntries(others) as Omit<Shop, 'id' | 'currency'>),
    ...(isText(campaigns) && { campaigns }),
    ...(Array.isArray(destinations) && { destinations }),
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
