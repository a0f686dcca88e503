/** Products seen lately in this browser, to find them again; kept with consent to personalisation alone. */
import type { ProductCard } from '../contract/campaign/facts.ts'
import type { Cart } from '../core/cart-form.ts'
import { DAY } from '../core/clock.ts'

export interface RecentProduct {
  readonly card: ProductCard
  /** When it was seen last, ms. */
  readonly at: number
}

const MOST = 20
const REMEMBERED = 60 * DAY
const MAX_URL_LENGTH = 2048
/** Of this site, or over https; of a backslash or a tab browsers make another site’s address. */
const URL_FORM = /^(https:\/\/|\/(?!\/))[^\s\\]*$/

/** The newest first, each product once, with what was known of it last. */
export function rememberProduct(
  list: readonly RecentProduct[],
  card: ProductCard,
  now: number,
): RecentProduct[] {
  const others = list.filter((each) => each.card.id !== card.id && isRecent(each, now))
  return [{ card, at: now }, ...others].slice(0, MOST)
}

/** What was kept, as far as it may still be shown; storage is open to every script of the page. */
export function parseRecent(value: unknown, now: number): RecentProduct[] {
  const found = Array.isArray(value) ? value.flatMap(parseEntry) : []
  return found
    .filter((each) => isRecent(each, now))
    .sort((one, other) => other.at - one.at)
    .filter(({ card }, index, all) => all.findIndex((each) => each.card.id === card.id) === index)
    .slice(0, MOST)
}

export function cardsOfRecent(list: readonly RecentProduct[]): ProductCard[] {
  return list.map(({ card }) => card)
}

/** What lies in the cart, as cards that lead back to it; a line without a page of its own is left out. */
export function cardsOfCart(cart: Cart | null): ProductCard[] {
  const cards = (cart?.items ?? []).flatMap(({ id, name, url, image, unit: minor }) =>
    url && name
      ? [{ id, name, url, ...(image && { image }), price: { minor, currency: cart!.currency } }]
      : [],
  )
  return cards.filter(({ url }, index) => cards.findIndex((each) => each.url === url) === index)
}

/** Seen in the future means that the clock was set back since: it would never grow old. */
function isRecent({ at }: RecentProduct, now: number): boolean {
  return at <= now && now - at < REMEMBERED
}

function parseEntry(value: unknown): RecentProduct[] {
  const { card, at } = fieldsOf(value)
  const { id, name, url, image, price } = fieldsOf(card)
  const { minor, currency } = fieldsOf(price)
  if (!isText(id, 128) || !isText(name, 300) || !isUrl(url)) return []
  if (typeof at !== 'number' || !Number.isFinite(at)) return []
  const isPriced =
    typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) && Number.isSafeInteger(minor)
  return [
    {
      card: {
        id,
        name,
        url,
        ...(isUrl(image) && { image }),
        ...(isPriced && { price: { minor: Number(minor), currency } }),
      },
      at,
    },
  ]
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= most
}

function isUrl(value: unknown): value is string {
  return isText(value, MAX_URL_LENGTH) && URL_FORM.test(value)
}
