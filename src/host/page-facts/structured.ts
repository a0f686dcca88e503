/** What a page says of itself to search engines: JSON-LD and Open Graph, read leniently and no further than its own subject. */
import { type Fields, fieldsOf, textAt } from '../platform/data-layer/fields.ts'
import { readLinkedProduct, type StructuredProduct } from './linked-product.ts'

export interface Structured {
  readonly types: readonly string[]
  /** The one product it is about; pages that name several are about none. */
  readonly product: StructuredProduct | undefined
  readonly image: string | undefined
  readonly canonical: string | undefined
}

const MAX_SCRIPTS = 20
const MAX_LENGTH = 200_000
const PRODUCT = /^(Individual|Some)?Product(s|Group|Model)?$/

/** All of it as texts, to see whether it is the same as on the page before. */
export function readMarks(page: Document): readonly string[] {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')]
  const texts = scripts.slice(0, MAX_SCRIPTS).map(({ textContent }) => textContent ?? '')
  const content = (selector: string, attribute: string): string =>
    page.querySelector(selector)?.getAttribute(attribute) ?? ''
  return [
    content('meta[property="og:type"]', 'content'),
    content('meta[property="og:image"]', 'content'),
    content('link[rel="canonical"]', 'href'),
    ...texts.filter(({ length }) => length <= MAX_LENGTH),
  ]
}

export function parseMarks([ogType, image, canonical, ...texts]: readonly string[]): Structured {
  const nodes = texts.flatMap(parseNodes)
  const types = nodes.flatMap(typesOf)
  const products = nodes.filter((node) => typesOf(node).some((type) => PRODUCT.test(type)))
  const [only, other] = products
  return {
    types: [...new Set([...types, ...(ogType ? [ogType] : [])])],
    product: only && !other ? readLinkedProduct(only) : undefined,
    image: image || undefined,
    canonical: canonical || undefined,
  }
}

function parseNodes(text: string): Fields[] {
  try {
    return nodesOf(JSON.parse(text), 0)
  } catch {
    return [] // Templates print commas too many; search engines cannot read it either.
  }
}

/** The page's own things, not those they mention: a list of products is not about each of them. */
function nodesOf(value: unknown, depth: number): Fields[] {
  if (depth > 4) return []
  if (Array.isArray(value)) return value.flatMap((each) => nodesOf(each, depth + 1))
  const node = fieldsOf(value)
  const parts = [node['@graph'], node['mainEntity']].filter((part) => typeof part === 'object')
  return [...('@type' in node ? [node] : []), ...parts.flatMap((each) => nodesOf(each, depth + 1))]
}

function typesOf(node: Fields): string[] {
  const type = node['@type']
  const types: readonly unknown[] = Array.isArray(type) ? type : [type]
  return types.flatMap((each) => textAt({ each }, 'each')?.replace(/^.*[/#:]/, '') ?? [])
}
