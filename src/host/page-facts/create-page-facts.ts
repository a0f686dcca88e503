/** Everything a condition may ask of the page, the device and the way here, as far as this page can answer; what it cannot stays absent. */
import type { Facts, OpenFacts } from '../../campaigns/audience/facts.ts'
import type { ProductCard } from '../../contract/campaign/facts.ts'
import { readTouch, type TouchWords } from '../../core/touch.ts'
import type { Visit } from '../../core/visit-rules.ts'
import type { ViewedProduct } from '../platform/platform.ts'
import { channelOf } from './channel.ts'
import { followDevice } from './device.ts'
import { readPageType, readSaidType } from './page-type.ts'
import { type ProductOfPage, readCard } from './product-card.ts'
import { parseMarks, readMarks, type Structured } from './structured.ts'

export interface PageFactsOptions {
  /** How long this page was looked at, ms. */
  visibleMs(): number | undefined
  /** How much of it was seen at most, percent. */
  scrollDepth(): number | undefined
  /** Where the visit began; `undefined` without consent to analytics. */
  visit(): Pick<Visit, 'landingPath' | 'touch'> | undefined
  /** What the shop’s platform calls the product of this page. */
  viewed?(): ViewedProduct | undefined
}

export interface PageFacts {
  read(): { readonly facts: Facts; readonly open: OpenFacts }
  /** The product of this page, to be found again; `undefined` where there is none, or it cannot be shown. */
  product(): ProductCard | undefined
}

const NOTHING: Structured = {
  types: [],
  product: undefined,
  image: undefined,
  canonical: undefined,
}
const MAX_QUERY = 50
const MAX_LENGTH = 500

export function createPageFacts(options: PageFactsOptions): PageFacts {
  const structuredNow = followStructured()
  const saidTypeNow = followSaidType()
  const deviceNow = followDevice()
  // As it was on arrival: a soft navigation changes the address, and not the way here.
  const arrival: Arrival = {
    path: location.pathname,
    touch: readTouch(location.href, document.referrer, 0),
  }

  function look() {
    const structured = structuredNow()
    const viewed = options.viewed?.()
    const { product } = structured
    // A cart speaks of products as its platform does, so that name of it goes before.
    const own: ProductOfPage = {
      id: viewed?.id ?? product?.id,
      name: product?.name ?? viewed?.name,
      price: product?.price ?? viewed?.price,
    }
    const { pathname: path } = location
    const hasProduct = viewed !== undefined || product !== undefined
    const type = saidTypeNow() ?? readPageType({ path, types: structured.types, hasProduct })
    return { structured, viewed, own, type }
  }

  return {
    read() {
      const { structured, viewed, own, type } = look()
      const { product } = structured
      const tags = [...new Set([...(product?.tags ?? []), ...(viewed?.tags ?? [])])]
      // Of another kind of page it is known that it is about no product.
      const none = type === undefined || type === 'product' ? undefined : null
      const hasTags = product?.tags !== undefined || viewed?.tags !== undefined
      const traffic = readTraffic(options.visit(), arrival)
      return {
        facts: {
          ...readPage(options),
          'page.type': type,
          'page.productId': none === null ? null : own.id,
          'page.productTags': none === null ? null : hasTags ? tags : undefined,
          'page.productPrice': none === null ? null : own.price,
          'page.productAvailable': none === null ? null : product?.isAvailable,
          ...traffic.facts,
          ...deviceNow(),
        },
        open: { 'page.query': readQuery(), ...traffic.open },
      }
    },

    product() {
      const { structured, own, type } = look()
      return type === 'product' ? readCard(own, structured, new URL(location.href)) : undefined
    },
  }
}

function readPage({ visibleMs, scrollDepth }: PageFactsOptions): Facts {
  const visible = visibleMs()
  return {
    'page.host': location.hostname,
    'page.path': readable(location.pathname),
    'page.title': document.title || undefined,
    'page.language': document.documentElement.lang || undefined,
    'page.visibleSeconds': visible === undefined ? undefined : Math.floor(visible / 1000),
    'page.scrollDepth': scrollDepth(),
  }
}

/** As the merchant would write it: `/eșarfe`, not its escapes. */
function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path // No valid escapes: read as it stands.
  }
}

function readQuery(): Facts {
  const pairs = [...new URLSearchParams(location.search)].slice(0, MAX_QUERY)
  // Of a name that stands there twice the first counts, as `get` has it.
  return Object.fromEntries(
    pairs.reverse().map(([name, value]) => [name, value.slice(0, MAX_LENGTH)]),
  )
}

interface Arrival {
  readonly path: string
  readonly touch: TouchWords | undefined
}

interface Traffic {
  readonly facts: Facts
  readonly open: OpenFacts
}

/**
 * Without a visit that may be counted this page can tell of its own arrival alone: somebody who comes from another page of the shop came to that
 * one by a way nobody remembers, and so may somebody without a referrer.
 */
function readTraffic(
  visit: Pick<Visit, 'landingPath' | 'touch'> | undefined,
  arrival: Arrival,
): Traffic {
  const { touch }: { readonly touch?: TouchWords | undefined } = visit ?? arrival
  if (!visit && !touch) return { facts: {}, open: {} }
  const { referrerHost = null, clickIds, source, medium, campaign, content, term } = touch ?? {}
  const utm = { source, medium, campaign, content, term }
  const known = Object.entries(utm).filter(([, value]) => value !== undefined)
  return {
    facts: {
      'traffic.channel': channelOf(touch),
      'traffic.referrerHost': referrerHost,
      'traffic.landingPath': readable(visit?.landingPath ?? arrival.path),
      'traffic.hasClickId': clickIds !== undefined,
    },
    open: { 'traffic.utm': Object.fromEntries(known) },
  }
}

/** Pages that move on without a load often leave in place what they said of themselves: it is the page's own once it has changed. */
function followStructured(): () => Structured {
  let marks: readonly string[] = []
  let path = ''
  let found = NOTHING
  return () => {
    const now = readMarks(document)
    const isSame = marks.length === now.length && marks.every((mark, at) => mark === now[at])
    if (isSame) return path === location.pathname ? found : NOTHING
    marks = now
    path = location.pathname
    found = parseMarks(now)
    return found
  }
}

/** `data-page-type` of our tag, as long as it can be of the page that is shown. */
function followSaidType(): () => ReturnType<typeof readSaidType> {
  const read = () =>
    document.querySelector('script[data-page-type]')?.getAttribute('data-page-type')
  const atFirst = read()
  const { pathname } = location
  return () => {
    const now = read()
    return now !== atFirst || location.pathname === pathname ? readSaidType(now) : undefined
  }
}
