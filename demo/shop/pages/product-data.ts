/** The product as search engines, and our own script, read it from the page. */
import { html, raw } from 'hono/html'
import { pictureUrl } from '../catalogue/pictures/index.ts'
import type { Product } from '../catalogue/product.ts'
import type { Html } from '../layout/html.ts'
import { isSoldOut, priceOf } from '../shelf/shelf.ts'
import type { Visit } from '../visit.ts'

/** A data block, which no policy takes for a script. */
export function productData(product: Product, visit: Visit): Html {
  const json = JSON.stringify(describe(product, visit)).replaceAll('<', '\\u003c')
  return html`<script type="application/ld+json">
    ${raw(json)}
  </script>`
}

function describe(product: Product, visit: Visit): Readonly<Record<string, unknown>> {
  const { name, line } = product.texts[visit.language]
  const stock = isSoldOut(product.id, visit.shelf) ? 'OutOfStock' : 'InStock'
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    productID: product.id,
    sku: product.id,
    name,
    description: line,
    category: product.category,
    image: pictureUrl(product.id),
    url: `/products/${product.id}`,
    offers: {
      '@type': 'Offer',
      price: majorUnits(priceOf(product, visit.currency, visit.shelf), visit.currency),
      priceCurrency: visit.currency,
      availability: `https://schema.org/${stock}`,
    },
  }
}

/** As schema.org wants it: with a point, and as many decimals as the currency has. */
function majorUnits(minor: number, currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return (minor / 10 ** digits).toFixed(digits)
}
