/** The page’s cart as lines that can be taken along: products and how many, nothing of who the shopper is. */
import type { Cart, CartLine } from '../../widget.ts'

const MOST = 10_000

/** `origin` of the page: of products elsewhere no address is kept. */
export function linesOf(cart: Cart | null, origin: string | undefined): CartLine[] {
  return (cart?.items ?? []).map(({ id, variantId, name, quantity, unit, url }) => {
    const path = pathOf(url, origin)
    return {
      productId: id,
      ...(variantId && { variantId }),
      name,
      quantity: Math.min(MOST, Math.max(1, Math.round(quantity))),
      unit,
      ...(path && { url: path }),
    }
  })
}

/** The same for the same products in the same numbers, whatever they cost. */
export function signatureOf(lines: readonly CartLine[]): string {
  return lines
    .map(({ productId, variantId = '', quantity }) =>
      JSON.stringify([productId, variantId, quantity]),
    )
    .sort()
    .join()
}

function pathOf(url: string | undefined, origin: string | undefined): string | undefined {
  if (!url || !origin || !URL.canParse(url, origin)) return undefined
  const found = new URL(url, origin)
  return found.origin === origin ? found.pathname + found.search : undefined
}
