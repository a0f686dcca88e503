/** The product of this page as a card that leads back to it. */
import type { ProductCard } from '../../contract/campaign/facts.ts'
import type { Money } from '../../contract/scalars.ts'
import type { Structured } from './structured.ts'

export interface ProductOfPage {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly price?: Money | undefined
}

const MAX_URL_LENGTH = 2048
/** Without its query such an address is no page of a product. */
const SCRIPT = /\.(php|aspx?|jsp|cgi)$/i

/** `undefined` where it has no name, or no address of its own. */
export function readCard(
  { id, name, price }: ProductOfPage,
  { product, image, canonical }: Structured,
  page: URL,
): ProductCard | undefined {
  const url = addressOf(page, canonical)
  if (!id || !name || !url) return undefined
  const picture = usable(product?.image ?? image, page)
  return { id, name, url, ...(picture && { image: picture }), ...(price && { price }) }
}

/** What the page calls its address, if it is of this site; else its path, for a query may carry what is nobody's business. */
function addressOf(page: URL, canonical: string | undefined): string | undefined {
  const said = canonical && usable(canonical, page)
  if (said?.startsWith('/')) return said
  return page.search && SCRIPT.test(page.pathname) ? undefined : page.pathname
}

/** Of this site without its host, or over https. */
function usable(address: string | undefined, page: URL): string | undefined {
  if (!address || !URL.canParse(address, page)) return undefined
  const url = new URL(address, page)
  const found = url.origin === page.origin ? url.pathname + url.search : url.href
  const isSafe = /^(https:\/\/|\/(?!\/))/.test(found)
  return isSafe && found.length <= MAX_URL_LENGTH ? found : undefined
}
