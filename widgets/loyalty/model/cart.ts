/** The cart as the contract wants it: from the page's own, or from the lines an element carries. */
import { z } from 'zod/mini'
import type { WidgetContext } from '../../../src/widget.ts'
import { EstimateLine } from '../contract/estimate.ts'

export interface Cart {
  readonly id: string | undefined
  readonly lines: readonly EstimateLine[]
  readonly currency: string
  /** Merchandise, minor units. */
  readonly subtotal: number
}

export function cartOf(cart: WidgetContext['cart']['value']): Cart | undefined {
  if (!cart || cart.items.length === 0) return undefined
  const { token: id, currency, total: subtotal } = cart
  const lines = cart.items.map(({ id, quantity, unit, line }) => ({
    id,
    quantity,
    unit,
    discount: Math.max(0, unit * quantity - line),
  }))
  return { id, lines, currency, subtotal }
}

/** What is written wrongly is reported, and counts as nothing. */
export function readLines(
  lines: string | undefined,
  currency: string | undefined,
  report: (error: unknown) => void,
): Cart | undefined {
  if (!lines) return undefined
  try {
    const checked = z.array(EstimateLine).parse(JSON.parse(lines))
    if (!currency || !/^[A-Z]{3}$/.test(currency)) throw new Error(`currency ${currency}`)
    return { id: undefined, lines: checked, currency, subtotal: 0 }
  } catch (cause) {
    report(new Error(ADVICE, { cause }))
    return undefined
  }
}

const ADVICE = `<regulars-loyalty>: data-lines or data-currency cannot be read. Example: data-lines='[{"id":"mug","quantity":1,"unit":2200}]' data-currency="EUR"`
