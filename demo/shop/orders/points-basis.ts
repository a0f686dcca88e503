/** What an order counts for points: what its lines cost after the code, in the programme's currency. Estimate and award both begin here. */
import { findProduct } from '../catalogue/catalogue.ts'
import type { Discount } from '../codes/discount.ts'
import { toProgrammeCurrency, type ShopCurrency } from '../money/currency.ts'

export interface BasisLine {
  readonly productId: string
  readonly quantity: number
  /** Before the code, minor units of the order's currency. */
  readonly line: number
}

export interface Basis {
  readonly productId: string
  readonly quantity: number
  /** Euro cents. */
  readonly total: number
  readonly excluded: boolean
}

export function pointsBasis(
  lines: readonly BasisLine[],
  { currency, discount }: { readonly currency: ShopCurrency; readonly discount: Discount | null },
): Basis[] {
  return lines.map(({ productId, quantity, line }) => ({
    productId,
    quantity,
    total: toProgrammeCurrency(line - (discount?.lines[productId] ?? 0), currency),
    excluded: findProduct(productId)?.earnsNothing === true,
  }))
}
