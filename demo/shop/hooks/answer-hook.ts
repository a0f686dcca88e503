/** Questions of the backend that only the shop can answer: what a saved cart costs today, what goes with what. */
import { z } from 'zod/mini'
import { pictureUrl } from '../catalogue/pictures/index.ts'
import { findProduct, goesWith } from '../catalogue/catalogue.ts'
import type { Product } from '../catalogue/product.ts'
import { isShopCurrency, PROGRAMME_CURRENCY } from '../money/currency.ts'
import { isSoldOut, priceOf, type Shelf } from '../shelf/shelf.ts'
import { MAX_QUANTITY } from '../cart/cart.ts'

const Line = z.object({ productId: z.string(), variantId: z.optional(z.string()) })

export const HookCall = z.object({
  type: z.string(),
  data: z.object({
    currency: z.optional(z.string()),
    lines: z.optional(z.array(Line).check(z.maxLength(200))),
    with: z.optional(z.array(z.string()).check(z.maxLength(20))),
  }),
})
export type HookCall = z.infer<typeof HookCall>

const SUGGESTIONS = 4

/** What is told and not asked is taken without a word. */
export function answerHook({ type, data }: HookCall, shelf: Shelf): object {
  switch (type) {
    case 'carts.check':
      return { lines: (data.lines ?? []).flatMap((line) => checkLine(line, data.currency, shelf)) }
    case 'products.suggest':
      return { items: suggest(data.with ?? [], shelf) }
    default:
      return {}
  }
}

/** A line that is left out is not sold any more. */
function checkLine(
  { productId, variantId }: z.infer<typeof Line>,
  currency: string | undefined,
  shelf: Shelf,
): object[] {
  const product = findProduct(productId)
  if (!product) return []
  return [
    {
      productId,
      ...(variantId !== undefined && { variantId }),
      available: shelf.get(productId)?.stock ?? MAX_QUANTITY,
      ...(isShopCurrency(currency) && { unit: priceOf(product, currency, shelf) }),
    },
  ]
}

function suggest(ids: readonly string[], shelf: Shelf): object[] {
  const known = ids.flatMap((id) => findProduct(id) ?? [])
  const found = known.flatMap((product) => goesWith(product))
  return [...new Set(found)]
    .filter(({ id }) => !ids.includes(id) && !isSoldOut(id, shelf))
    .slice(0, SUGGESTIONS)
    .map((product) => card(product, shelf))
}

function card(product: Product, shelf: Shelf): object {
  return {
    id: product.id,
    name: product.texts.en.name,
    url: `/products/${product.id}`,
    image: pictureUrl(product.id),
    price: {
      minor: priceOf(product, PROGRAMME_CURRENCY, shelf),
      currency: PROGRAMME_CURRENCY,
    },
  }
}
