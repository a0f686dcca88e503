/** Reads a shop's config by hand: a wrong field falls away alone, and an answer that is no shop at all is none. */
import type { OwnTexts, Shop } from '../contract/shop.ts'

type Fields = Readonly<Record<string, unknown>>

export function parseShop(value: unknown): Shop | undefined {
  const fields = fieldsOf(value)
  const { id, name, currency, timezone, locales, theme, launcher, texts, widgets } = fields
  const { campaigns, destinations } = fields
  if (!isText(id) || !isText(currency)) return undefined
  return {
    id,
    name: isText(name) ? name : '',
    currency,
    timezone: isText(timezone) ? timezone : 'UTC',
    locales: Array.isArray(locales) ? locales.filter(isText) : [],
    // Whoever draws looks at each token itself: the page's own settings come the same way, unchecked.
    theme: { ...fieldsOf(theme) },
    launcher: { ...fieldsOf(launcher) },
    texts: { ...fieldsOf(texts) } as OwnTexts,
    widgets: { ...fieldsOf(widgets) },
    ...(isText(campaigns) && { campaigns }),
    // Each is looked at when its code has been loaded.
    ...(Array.isArray(destinations) && { destinations }),
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
