/** What kind of page this is, by its address and by what it says of itself; where neither says anything, nobody knows. */
import { isPathOfPaying, isPathOfThanks } from '../prompts/paying.ts'

export type PageType =
  | 'home'
  | 'collection'
  | 'product'
  | 'cart'
  | 'checkout'
  | 'order-status'
  | 'blog'
  | 'other'

export interface PageMarks {
  readonly path: string
  /** Types of its JSON-LD, and `og:type`. */
  readonly types: readonly string[]
  /** It names one product as its own. */
  readonly hasProduct: boolean
}

const TYPES: readonly PageType[] = [
  'home',
  'collection',
  'product',
  'cart',
  'checkout',
  'order-status',
  'blog',
  'other',
]

const HOME = /^\/([a-z]{2}([-_][a-z]{2,4})?\/?)?(index\.(html?|php)|home)?\/?$/i
const CART =
  /^(cart|basket|bag|cos|cosul-meu|cos-de-cumparaturi|carrito|cesta|koszyk|korzina|корзина|panier|warenkorb)$/
/** Words that shops write into their addresses, in the languages of the shops we know. The first that fits holds. */
const WORDS: readonly (readonly [form: RegExp, type: PageType])[] = [
  [/^(products?|produs(e|ul)?|productos?|produkty?|tovar|товар|item|p|dp)$/, 'product'],
  [
    /^(collections?|categor(y|ies|ie|ii|ia|ias)|product-categor(y|ies)|kategori(a|e|ya)|catalog(ue)?|colectii|colecciones?|shop|store|sale|категори[яи]|каталог|c)$/,
    'collection',
  ],
  [/^(blogs?|news|noutati|noticias|articles?|articole|artykuly|magazine|stories|статьи)$/, 'blog'],
  [
    /^(account|my-account|cont|cuenta|konto|login|register|about(-us)?|despre(-noi)?|contact(o|-us)?|kontakt|faq|help|terms|privacy|policies|polic(y|ies)|search|wishlist|pages?)$/,
    'other',
  ],
]
/** `/products` alone, and `/products/page/2`, are lists. */
const LIST_REST = /^(page|all|pagina|strona|\d{1,3})?$/

const SAID: readonly (readonly [form: RegExp, type: PageType])[] = [
  [/^(BlogPosting|Article|NewsArticle|Blog|article)$/, 'blog'],
  [/^(CollectionPage|OfferCatalog|product\.group)$/, 'collection'],
  [/^(product|og:product|product\.item)$/, 'product'],
  [/^(AboutPage|ContactPage|FAQPage|ProfilePage|SearchResultsPage)$/, 'other'],
]

/** What our tag says, if it is one of the types. */
export function readSaidType(value: string | null | undefined): PageType | undefined {
  return TYPES.find((type) => type === value?.trim().toLowerCase())
}

export function readPageType({ path, types, hasProduct }: PageMarks): PageType | undefined {
  const place = { pathname: path }
  if (isPathOfPaying(place)) return typeOfPaying(path)
  if (HOME.test(path)) return 'home'
  const byWord = typeOfWords(partsOf(path))
  // A product may lie below its collection, and a page of an article may show one product.
  if (hasProduct && byWord !== 'blog') return 'product'
  if (byWord) return byWord
  if (isPathOfThanks(place)) return 'order-status'
  return SAID.find(([form]) => types.some((type) => form.test(type)))?.[1]
}

/** The last word of paying decides: `/checkout/cart` is the cart, `/cart/checkout` is not. */
function typeOfPaying(path: string): PageType {
  if (isPathOfThanks({ pathname: path })) return 'order-status'
  const words = partsOf(path).filter((part) => isPathOfPaying({ pathname: `/${part}` }))
  return CART.test(words.at(-1) ?? '') ? 'cart' : 'checkout'
}

function typeOfWords(parts: readonly string[]): PageType | undefined {
  for (const [form, type] of WORDS) {
    const at = parts.findIndex((part) => form.test(part))
    if (at < 0) continue
    if (type === 'product') return LIST_REST.test(parts[at + 1] ?? '') ? 'collection' : type
    return type
  }
  return undefined
}

function partsOf(path: string): readonly string[] {
  return decode(path)
    .toLowerCase()
    .split('/')
    .filter(Boolean)
    .map((part) => part.replace(/\.(html?|php|aspx)$/, ''))
}

function decode(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path // No valid escapes: read as it stands.
  }
}
