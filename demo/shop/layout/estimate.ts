/** Where the points of a product or a cart are foretold: room of one line, kept whether the loyalty script comes or not. */
import { html } from 'hono/html'
import type { Discount } from '../codes/discount.ts'
import { PROGRAMME_CURRENCY, type ShopCurrency } from '../money/currency.ts'
import { pointsBasis, type BasisLine } from '../orders/points-basis.ts'
import type { Html } from './html.ts'

/** Nothing when nothing in it earns. */
export function estimate(lines: string): Html {
  return html`<regulars-loyalty
    class="estimate"
    data-show="estimate"
    data-lines="${lines}"
    data-currency="${PROGRAMME_CURRENCY}"
  ></regulars-loyalty>`
}

/** As the contract's `EstimateLine`: whole lines, so that prices of other currencies are rounded once, as in the order. */
export function estimateLines(
  lines: readonly BasisLine[],
  of: { readonly currency: ShopCurrency; readonly discount: Discount | null },
): string {
  return JSON.stringify(
    pointsBasis(lines, of).map(({ productId, total, excluded }) => ({
      id: productId,
      quantity: 1,
      unit: total,
      ...(excluded && { excluded }),
    })),
  )
}
