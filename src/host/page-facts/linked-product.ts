/** A schema.org Product as pages print it: one offer or several, prices as texts, availability as an address. */
import type { Money } from '../../contract/scalars.ts'
import { currencyOf, minorOf } from '../platform/amount.ts'
import { type Fields, fieldsOf, textAt } from '../platform/data-layer/fields.ts'

export interface StructuredProduct {
  readonly id?: string
  readonly name?: string
  readonly image?: string
  /** The lowest of its offers that can be had. */
  readonly price?: Money
  readonly isAvailable?: boolean
  /** Keywords and categories; `undefined` where it says neither. */
  readonly tags?: readonly string[]
}

interface Offer {
  readonly price: Money | undefined
  readonly isAvailable: boolean | undefined
}

const MAX_TAGS = 50
const BUYABLE = /(InStock|LimitedAvailability|OnlineOnly|PreOrder|PreSale|BackOrder|MadeToOrder)$/i
const GONE = /(OutOfStock|SoldOut|Discontinued|InStoreOnly)$/i

export function readLinkedProduct(node: Fields): StructuredProduct {
  const id = textAt(node, 'productID', 'productId', 'sku', 'productGroupID', 'mpn')
  const name = textAt(node, 'name')
  const image = imageOf(node['image'])
  const variants = listOf(node['hasVariant']).map(fieldsOf)
  const offers = [node, ...variants].flatMap((each) => listOf(each['offers']).flatMap(readOffer))
  const isAvailable = availabilityOf(offers)
  const price = lowestOf(isAvailable ? offers.filter((each) => each.isAvailable) : offers)
  const tags = tagsOf(node)
  return {
    ...(id && { id }),
    ...(name && { name }),
    ...(image && { image }),
    ...(price && { price }),
    ...(isAvailable !== undefined && { isAvailable }),
    ...(tags && { tags }),
  }
}

function readOffer(value: unknown): Offer[] {
  const offer = fieldsOf(value)
  const below = listOf(offer['offers'])
  if (below.length > 0 && !('lowPrice' in offer)) return below.flatMap(readOffer)
  const [first] = listOf(offer['priceSpecification']).map(fieldsOf)
  const currency = currencyOf(offer['priceCurrency'] ?? first?.['priceCurrency'])
  const written = offer['price'] ?? offer['lowPrice'] ?? first?.['price']
  const minor = currency === undefined ? undefined : minorOf(written, currency)
  const availability = textAt(offer, 'availability') ?? ''
  return [
    {
      price: currency && minor !== undefined ? { minor, currency } : undefined,
      isAvailable: BUYABLE.test(availability) || (GONE.test(availability) ? false : undefined),
    },
  ]
}

/** One that can be had is enough; that none can is known where each says so. */
function availabilityOf(offers: readonly Offer[]): boolean | undefined {
  if (offers.some(({ isAvailable }) => isAvailable)) return true
  const isKnown = offers.length > 0 && offers.every(({ isAvailable }) => isAvailable === false)
  return isKnown ? false : undefined
}

/** Offers in several currencies have no lowest. */
function lowestOf(offers: readonly Offer[]): Money | undefined {
  const prices = offers.flatMap(({ price }) => price ?? [])
  const [currency, other] = new Set(prices.map((price) => price.currency))
  if (!currency || other) return undefined
  return { minor: Math.min(...prices.map(({ minor }) => minor)), currency }
}

/** `Women > Scarves` is two. */
function tagsOf(node: Fields): readonly string[] | undefined {
  const said = [...listOf(node['keywords']), ...listOf(node['category'])]
  if (said.length === 0) return undefined
  const texts = said.flatMap(
    (each) => textAt({ each, name: fieldsOf(each)['name'] }, 'each', 'name') ?? [],
  )
  const tags = texts.flatMap((text) => text.split(/[,>]/)).map((tag) => tag.trim())
  return [...new Set(tags.filter(Boolean))].slice(0, MAX_TAGS)
}

function imageOf(value: unknown): string | undefined {
  const [first] = listOf(value)
  const { url, contentUrl } = fieldsOf(first)
  return [first, url, contentUrl].find((each) => typeof each === 'string')
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '') return []
  return Array.isArray(value) ? value : [value]
}
